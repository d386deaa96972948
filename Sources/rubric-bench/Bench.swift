internal import Casework
internal import Foundation
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// Measures what the README promises, and prints it. Nothing here passes or fails: machines differ.
@main
struct Bench {
  static func main() throws {
    print("figure                                             median      p95  of runs")
    try rules()
  }

  /// What a decision costs, in process.
  private static func rules() throws {
    show("load and check the library, ms", Sample(runs: 21) { _ = try! Library.load() }, 1e3)
    let library = try Library.load()
    let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    guard case .document(let json, _)? = items(Self.leqselviCase).first else { return }
    let request = try reader.read(json)
    let many = 1_000
    let evaluation = Sample(runs: 21) {
      for _ in 0..<many { keep(library.evaluator.evaluate(request.facts)) }
    }
    show("evaluate one Leqselvi case with its trail, µs", evaluation, 1e6 / Double(many))
    let whole = Sample(runs: 21) {
      for _ in 0..<many {
        for case .document(let json, _) in items(Self.leqselviCase) {
          guard let request = try? reader.read(json) else { continue }
          let words = CaseWords(library.vocabulary)
          let finding = library.evaluator.evaluate(request.facts)
          keep(JSONWriter.bytes(Determination(finding, of: request.id, in: words).json))
        }
      }
    }
    show("JSON in to JSON out, one case, µs", whole, 1e6 / Double(many))
  }

  private static func items(_ text: String) -> [CaseStream.Item] {
    var items: [CaseStream.Item] = []
    var stream = CaseStream()
    stream.feed(Array(text.utf8)) { items.append($0) }
    stream.finish { items.append($0) }
    return items
  }

  private static let leqselviCase = """
    {"schema":"rubric.case/1","id":"B-1","plan":{"payer":"cigna","lineOfBusiness":"commercial",\
    "state":"IL"},"member":{"birthDate":"1990-05-04"},"prescriber":{"specialties":["dermatologist"]},\
    "request":{"drug":"leqselvi","indication":"alopecia-areata","type":"initial",\
    "date":"2026-11-21"},"facts":{"cyp2c9Metabolizer":"normal","episodeMonths":12,\
    "scalpHairLossPercent":70},"therapies":[{"drug":"clobetasol propionate","start":"2026-06-01",\
    "end":"2026-07-15","outcome":"inadequate"},{"drug":"methotrexate","days":90,\
    "outcome":"intolerance"}],"concurrentDrugs":[{"drug":"lisinopril","classes":["other"]}]}
    """

  static func show(_ name: String, _ sample: Sample, _ scale: Double) {
    let figures = [sample.median, sample.percentile95].map { String(format: "%8.2f", $0 * scale) }
    let label = name.padding(toLength: 48, withPad: " ", startingAt: 0)
    print("\(label) \(figures[0]) \(figures[1])  \(sample.seconds.count)")
  }
}

/// How long something took, run by run, after one run that does not count.
struct Sample {
  let seconds: [Double]

  init(runs: Int, _ work: () -> Void) {
    work()
    seconds = (0..<runs).map { _ in
      let clock = ContinuousClock()
      let time = clock.measure(work)
      return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }.sorted()
  }

  var median: Double { seconds[seconds.count / 2] }
  var percentile95: Double { seconds[min(seconds.count - 1, seconds.count * 95 / 100)] }
}

/// Keeps a result from being optimized away.
@inline(never) func keep<T>(_ value: T) { withExtendedLifetime(value) {} }
