internal import Casework
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// What a decision costs, in process.
func showRules() throws {
  Figure.show(
    "load and check all policies, drugs and questions, ms",
    try Sample(runs: 21) { keep(try Library.load()) }, scale: 1e3,
    target: "15")
  let library = try Library.load()
  let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
  let text = SampleCase.text(id: "B-1")
  guard case .document(let json, _)? = items(text).first else { return }
  let request = try reader.read(json)
  let many = 1_000
  let evaluation = Sample(runs: 21) {
    for _ in 0..<many { keep(library.evaluator.evaluate(request.facts)) }
  }
  Figure.show(
    "evaluate one Leqselvi case with its trail, µs", evaluation, scale: 1e6 / Double(many),
    target: "20")
  let whole = try Sample(runs: 21) {
    for _ in 0..<many {
      for case .document(let json, _) in items(text) {
        let request = try reader.read(json)
        let words = CaseWords(library.vocabulary)
        let finding = library.evaluator.evaluate(request.facts)
        let determination = Determination(finding, of: request.id, in: words)
        keep(JSONWriter.bytes { determination.write(to: &$0) })
      }
    }
  }
  Figure.show("JSON in to JSON out, one case, µs", whole, scale: 1e6 / Double(many))
}

private func items(_ text: String) -> [CaseStream.Item] {
  var items: [CaseStream.Item] = []
  var stream = CaseStream()
  stream.feed(Array(text.utf8)) { items.append($0) }
  stream.finish { items.append($0) }
  return items
}

/// Keeps a result from being optimized away.
@inline(never) func keep<T>(_ value: T) { withExtendedLifetime(value) {} }

/// A Leqselvi request that is approved, with all that its letter says.
enum SampleCase {
  static func text(id: String) -> String {
    "{\"schema\":\"rubric.case/1\",\"id\":\"\(id)\"," + rest
  }

  /// The same with less hair lost than the policy asks for, and with what the letter of a denial
  /// needs to know of the plan.
  static func denied(id: String) -> String {
    text(id: id).replacing("\"scalpHairLossPercent\":70", with: "\"scalpHairLossPercent\":20")
      .replacing(
        "\"plan\":",
        with: "\"intake\":{\"funding\":\"erisa-insured\",\"receivedDate\":\"2026-11-20\"},\"plan\":"
      )
  }

  private static let rest = """
    "plan":{"payer":"cigna","lineOfBusiness":"commercial","state":"IL"},\
    "member":{"name":"Jane Doe","memberId":"W00012345","birthDate":"1990-05-04"},\
    "prescriber":{"name":"Ann Lee","npi":"1234567890","specialties":["dermatologist"]},\
    "request":{"drug":"leqselvi","indication":"alopecia-areata","type":"initial",\
    "date":"2026-11-21"},"facts":{"cyp2c9Metabolizer":"normal","episodeMonths":12,\
    "scalpHairLossPercent":70},"therapies":[{"drug":"clobetasol propionate","start":"2026-06-01",\
    "end":"2026-07-15","outcome":"inadequate"},{"drug":"methotrexate","days":90,\
    "outcome":"intolerance"}],"concurrentDrugs":[{"drug":"lisinopril","classes":["other"]}]}
    """
}
