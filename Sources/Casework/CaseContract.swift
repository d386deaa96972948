internal import RuleModel

/// The names of `rubric.case/1` that the program itself has to know, because it derives from them.
/// What they mean to a rule is the vocabulary's and the policies' matter.
enum CaseContract {
  static let schema = "rubric.case/1"
  static let drug = "request.drug"
  static let indication = "request.indication"
  static let date = "request.date"
  static let therapies = "therapies"
  static let concurrentDrugs = "concurrentDrugs"
  /// The outcome of a course that goes on: one without an end reaches to the day of decision.
  static let ongoing = "ongoing"

  /// The key of a list's own completeness.
  static func completeness(_ list: String) -> String { "\(list)Complete" }

  /// The order of a document's own members, in which it is written.
  static let members = [
    "schema", "id", "plan", "member", "prescriber", "request", "facts", therapies,
    completeness(therapies), concurrentDrugs, completeness(concurrentDrugs), "undocumented",
    "intake",
  ]
}

/// What may stand at one place of a case document.
indirect enum CaseShape: Sendable {
  case object(path: String, members: [String: CaseShape])
  case schema
  case id
  case undocumented
  /// An answer, by its slot.
  case input(Int)
  /// A list of entries, by its slot.
  case list(Int)
  /// Whether the list in a slot is all there is.
  case completeness(Int)
  /// What the intake recorded beside the case, by its place among the vocabulary's questions.
  case intake(Int)

  /// The whole document, as the paths of a vocabulary's inputs lay it out.
  static func document(_ vocabulary: Vocabulary) -> CaseShape {
    var root: [String: CaseShape] = ["schema": .schema, "id": .id, "undocumented": .undocumented]
    for (slot, input) in vocabulary.inputs.enumerated() {
      let isList = vocabulary.record(of: slot) != nil
      let steps = input.answer.path.split(separator: ".").map(String.init)
      insert(isList ? .list(slot) : .input(slot), at: steps[...], below: "", into: &root)
      if isList { root[CaseContract.completeness(input.answer.path)] = .completeness(slot) }
    }
    for (place, question) in vocabulary.intake.enumerated() {
      let steps = question.definition.answer.path.split(separator: ".").map(String.init)
      insert(.intake(place), at: steps[...], below: "", into: &root)
    }
    return .object(path: "", members: root)
  }

  private static func insert(
    _ shape: CaseShape, at steps: ArraySlice<String>, below path: String,
    into members: inout [String: CaseShape]
  ) {
    guard let first = steps.first else { return }
    if steps.count == 1 {
      members[first] = shape
      return
    }
    let here = path.isEmpty ? first : "\(path).\(first)"
    var inner: [String: CaseShape] = [:]
    if case .object(_, let known) = members[first] { inner = known }
    insert(shape, at: steps.dropFirst(), below: here, into: &inner)
    members[first] = .object(path: here, members: inner)
  }
}
