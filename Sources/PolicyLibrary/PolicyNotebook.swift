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

  static let formatName = "review/1"

  let source: SourceText
  let outline: [OutlineLabel]

  /// nil when anything in the file is at fault; the faults are in `log`.
  init?(_ log: FaultLog, of policy: Policy) {
    guard
      let fields = readYAML(log.source, log)?.fields(["rubric", "policy", "outline"])
    else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.formatName])
    _ = fields.required("policy")?.choice(of: [policy.id])
    outline = fields.required("outline")?.list?.compactMap(Self.label) ?? []
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
    if case .scalar = element.node { return element.text.map(OutlineLabel.Carrier.none) }
    guard let by = element.fields(["by"])?.required("by") else { return nil }
    if case .scalar = by.node { return by.text.map { .others([$0]) } }
    return by.texts.map(OutlineLabel.Carrier.others)
  }
}
