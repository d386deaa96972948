internal import Diagnostics
internal import RuleModel
internal import Yams

/// What stands beside a policy for those who review it (`review.yaml`): the outline of its source,
/// and what they have looked into. Nothing in it decides anything.
struct PolicyNotebook {
  /// A label of the source, and what carries it.
  struct OutlineLabel {
    enum Carrier {
      /// The lines and the pathway of the same label.
      case itself
      /// Other lines, pathways, or keys of the policy, by their labels or names.
      case others([String])
      /// Nothing does, and why.
      case none(String)
    }

    let label: String
    let carrier: Carrier
    let position: SourcePosition?
  }

  /// Changes of the policy that no example can notice, because they change nothing.
  struct Equivalent {
    /// The parts of the policy, as a change names them: `I.A I.A.2`.
    let places: [String]
    /// The changes in each of them: `6 → 5`.
    let changes: [String]
    let position: SourcePosition?
  }

  /// What the review of the policy finds and is meant so.
  struct Explained {
    let finding: PolicyFlaw
    /// The lines, pathways or inputs that it is found in.
    let places: [String]
    let position: SourcePosition?
  }

  static let formatName = "review/1"

  let source: SourceText
  let outline: [OutlineLabel]
  let explained: [Explained]
  let equivalents: [Equivalent]

  /// nil when anything in the file is at fault; the faults are in `log`.
  init?(_ log: FaultLog, of policy: Policy) {
    guard
      let fields = readYAML(log.source, log)?.fields([
        "rubric", "policy", "outline", "explained", "equivalent",
      ])
    else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.formatName])
    _ = fields.required("policy")?.choice(of: [policy.id])
    outline = fields.required("outline")?.list?.compactMap(Self.label) ?? []
    explained = fields["explained"]?.list?.compactMap(Self.explained) ?? []
    equivalents = fields["equivalent"]?.list?.compactMap(Self.equivalent) ?? []
    source = log.source
    if log.hasErrors { return nil }
  }

  /// `1.A.i`, or `1.A.i note: {by: 1.A.i}`, or `Overview: why nothing carries it`.
  private static func label(_ element: YAMLElement) -> OutlineLabel? {
    if case .scalar = element.node {
      return element.text.map {
        OutlineLabel(label: $0, carrier: .itself, position: element.position)
      }
    }
    guard let members = element.openFields?.members, let member = members.first,
      members.count == 1
    else {
      element.fault("\(element.path): expected one label", help: "write '- label: why'")
      return nil
    }
    return carrier(member.value).map {
      OutlineLabel(label: member.key, carrier: $0, position: member.position)
    }
  }

  private static func carrier(_ element: YAMLElement) -> OutlineLabel.Carrier? {
    if case .scalar = element.node { return element.reason.map(OutlineLabel.Carrier.none) }
    guard let by = element.fields(["by"])?.required("by") else { return nil }
    if case .scalar = by.node { return by.text.map { .others([$0]) } }
    return by.texts.map(OutlineLabel.Carrier.others)
  }

  /// `{finding: never-fails, at: [I.A.1], why: …}`
  private static func explained(_ element: YAMLElement) -> Explained? {
    guard let fields = element.fields(["finding", "at", "why"]),
      let name = fields.required("finding")?.choice(of: PolicyFlaw.allCases.map(\.rawValue)),
      let finding = PolicyFlaw(rawValue: name),
      let places = fields.required("at")?.texts, fields.required("why")?.reason != nil
    else { return nil }
    return Explained(finding: finding, places: places, position: element.position)
  }

  /// `{at: [I.A I.A.2], changes: [6 → 5], why: …}`
  private static func equivalent(_ element: YAMLElement) -> Equivalent? {
    guard let fields = element.fields(["at", "changes", "why"]),
      let places = fields.required("at")?.texts, let changes = fields.required("changes")?.texts,
      fields.required("why")?.reason != nil
    else { return nil }
    return Equivalent(places: places, changes: changes, position: element.position)
  }
}

extension YAMLElement {
  /// Why something is so, which somebody has to be able to read.
  fileprivate var reason: String? {
    guard let text else { return nil }
    guard text.contains(where: { $0 != " " }) else {
      fault("\(path): expected a reason but found an empty text", help: "say why in a few words")
      return nil
    }
    return text
  }
}
