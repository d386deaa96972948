import Casework
import PolicyLibrary
import RuleModel

/// What the tests read cases with: the vocabulary and the dictionary that are compiled in.
enum Contract {
  static let (vocabulary, drugs): (Vocabulary, DrugDictionary) = {
    guard let drugSource = EmbeddedFile.source("drugs.yaml"),
      let drugs = DrugDictionary.reading([drugSource]).dictionary,
      let source = EmbeddedFile.source("vocabulary.yaml"),
      let vocabulary = Vocabulary.reading(source, drugs: drugs.content).vocabulary
    else { preconditionFailure("the embedded vocabulary or dictionary has faults") }
    return (vocabulary, drugs)
  }()

  static let reader = CaseReader(vocabulary, drugs: drugs)

  /// The paths that a case is refused at, in the order in which they are told.
  static func refusedPaths(_ text: String) throws -> [String] {
    reader.refusals(of: try JSONReader.read(text)).map(\.path)
  }

  static func request(_ text: String) throws -> CaseRequest {
    try reader.read(try JSONReader.read(text))
  }

  /// The answer in a case under a vocabulary's name.
  static func answer(_ name: String, in text: String) throws -> Value? {
    try request(text).answer(name, in: vocabulary)
  }

  /// A case for one drug, decided on 2026-11-21, with further members in place of `more`.
  static func text(
    drug: String = "opzelura", indication: String = "nonsegmental-vitiligo", request: String = "",
    more: String = ""
  ) -> String {
    """
    {"schema": "rubric.case/1", "request": {"drug": "\(drug)", "indication": "\(indication)",
     "type": "initial", "date": "2026-11-21"\(request.isEmpty ? "" : ", \(request)")}\
    \(more.isEmpty ? "" : ", \(more)")}
    """
  }

  static func facts(_ facts: String) -> String { text(more: "\"facts\": {\(facts)}") }

  static func therapy(_ therapy: String) -> String { text(more: "\"therapies\": [\(therapy)]") }

  static func concurrent(_ drug: String) -> String {
    text(more: "\"concurrentDrugs\": [\(drug)]")
  }
}
