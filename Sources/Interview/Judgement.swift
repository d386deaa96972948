internal import Casework
internal import RuleEngine
internal import RuleModel

/// What a draft's answers come to: the case that counts, its finding, and what counts for nothing.
final class Judgement: Sendable {
  let assembly: CaseAssembly
  let finding: Finding
  let relevance: Relevance
  /// Answers that count for nothing now.
  let parked: Set<FieldID>
  /// Those among them that other answers rule out, with the reason.
  let conflicts: [FieldID: String]
  /// The marks of entries that decide something.
  let decisiveMarks: Set<Gap>
  /// Rows that are not in the case, with what they lack.
  let unfinished: [String: [Int: String]]

  init(_ content: Draft.Content, id: String, in setting: InterviewSetting) {
    let all = CaseAssembly(content, id: id, in: setting)
    let finding = setting.evaluator.evaluate(all.request.facts)
    relevance = Relevance(finding, all.request, in: setting)
    let irrelevant = Self.irrelevant(content, relevance, setting)
    (conflicts, unfinished) = (all.conflicts, all.unfinished)
    parked = irrelevant.union(all.conflicts.keys).union(all.superseded)
    if irrelevant.isEmpty {
      (assembly, self.finding) = (all, finding)
    } else {
      // Left out, they change no line and no outcome; a remark may no longer be made.
      assembly = CaseAssembly(
        content, id: id, in: setting, without: irrelevant.union(all.conflicts.keys))
      self.finding = setting.evaluator.evaluate(assembly.request.facts)
    }
    decisiveMarks = Self.decisiveMarks(assembly.request.facts, relevance, setting)
  }

  func policies(in setting: InterviewSetting) -> [Draft.PolicyVersion] {
    finding.policies.map(\.policy).map {
      Draft.PolicyVersion(
        number: $0.number, version: $0.inForceFrom.iso, textHash: setting.textHashes[$0.id])
    }
  }

  private static func irrelevant(
    _ content: Draft.Content, _ relevance: Relevance, _ setting: InterviewSetting
  ) -> Set<FieldID> {
    func isRelevant(_ name: String) -> Bool {
      guard let slot = setting.vocabulary.slot(of: name) else { return false }
      return relevance.slots.contains(slot)
    }
    var fields = Set(
      content.answers.keys.filter {
        !isRelevant($0.input) && !setting.isOfIntake($0, in: content)
      })
    fields.formUnion(
      content.complete.filter { !isRelevant($0) }.map { FieldID.completeness($0) })
    return fields
  }
}

extension FieldID {
  /// The vocabulary name of the input or list that it belongs to.
  var input: String {
    switch self {
    case .input(let name), .completeness(let name), .cell(let name, _, _): name
    }
  }
}
