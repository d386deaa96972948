internal import Casework
internal import Foundation
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// What each of many cases costs to evaluate: the examples of all policies, and the cases of a file.
func showEvaluations(casesIn path: String?) throws {
  let library = try Library.load()
  let examples = library.policies.compactMap(\.examples).flatMap {
    PolicyExamples.facts(in: $0, by: library)
  }
  show("the policies' examples", examples, by: library)
  guard let path else { return }
  show("the cases of the file", try facts(in: path, by: library), by: library)
}

private func show(_ name: String, _ cases: [FactSet], by library: Library) {
  let times = cases.map { facts in
    // Of many runs the fastest: whatever makes one slower is the machine, not the case.
    Sample(runs: 40) { withExtendedLifetime(library.evaluator.evaluate(facts)) {} }.values[0]
  }
  let sample = Sample(times)
  Figure.show("evaluate \(name), with their trails, µs", sample, scale: 1e6)
  Figure.show("the slowest of these \(cases.count), µs", times.max()! * 1e6, target: "50")
}

/// The cases of a file that are not refused.
private func facts(in path: String, by library: Library) throws -> [FactSet] {
  let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
  var found: [FactSet] = []
  var stream = CaseStream()
  func take(_ item: CaseStream.Item) {
    guard case .document(.object(let object), _) = item else { return }
    if let request = try? reader.read(object["case"] ?? .object(object)) {
      found.append(request.facts)
    }
  }
  stream.feed(Array(try Data(contentsOf: URL(filePath: path))), take)
  stream.finish(take)
  return found
}
