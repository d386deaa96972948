internal import Casework
internal import RuleEngine
internal import RuleModel

/// One example of a policy: a case, and what it is to come to.
struct PolicyExample {
  /// Something that an example expects, with its place.
  struct Expected {
    enum Part: Hashable {
      case outcome, own, version, pathway, from, through, quantity, doses, basis, missing, referral,
        notes
      case line(String)
    }

    let part: Part
    let value: String
    let element: YAMLElement

    var words: String {
      if case .line(let cite) = part { return "\(cite) '\(value)'" }
      return "'\(value)'"
    }
  }

  let name: String
  /// The id of the policy whose example it is.
  let policy: String
  let facts: FactSet
  let expected: [Expected]
  let vocabulary: Vocabulary

  /// The day on which it is decided; nil where the example leaves it open.
  var requestDate: CalendarDate? {
    guard let slot = vocabulary.slot(of: "request.date"), case .date(let day) = facts[slot] else {
      return nil
    }
    return day
  }

  /// What the finding comes to where the example expects something else; empty where it is right.
  func differences(from finding: Finding) -> [(expected: Expected, found: String)] {
    let own = finding.policies.first { $0.policy.id == policy }
    return expected.compactMap { expected in
      let found = found(expected.part, own, finding)
      return found == expected.value ? nil : (expected, found)
    }
  }

  /// Whether the finding is what the example expects.
  func agrees(with finding: Finding) -> Bool {
    let own = finding.policies.first { $0.policy.id == policy }
    return expected.allSatisfy { found($0.part, own, finding) == $0.value }
  }

  private func found(
    _ part: Expected.Part, _ own: PolicyFinding?, _ finding: Finding
  ) -> String {
    let approval = own?.approval
    switch part {
    case .outcome: return finding.outcome.rawValue
    case .own: return own?.outcome.rawValue ?? "none"
    case .version: return own?.policy.inForceFrom.iso ?? "none"
    case .pathway: return own?.pathway.id ?? "none"
    case .from: return approval?.from.iso ?? "none"
    case .through: return approval?.through?.iso ?? "none"
    case .quantity: return approval?.quantity?.text ?? "none"
    case .doses: return approval?.doses.map(String.init) ?? "none"
    case .basis: return own?.denialBasis ?? "none"
    case .missing: return Self.text(missing(finding))
    case .referral: return finding.referral?.policy ?? "none"
    case .notes: return Self.text(Self.notes(finding))
    case .line(let cite):
      return own?.lines.first { $0.criterion.cite == cite }?.status.rawValue ?? "no such line"
    }
  }

  private func missing(_ finding: Finding) -> [String] {
    var seen: Set<String> = []
    return finding.missing.items.map(vocabulary.name(of:)).filter { seen.insert($0).inserted }
  }

  /// What each cites, and whom it is for where a letter does not say it: `1.D for reviewer`. A note
  /// about a version that is not in force cites nothing.
  private static func notes(_ finding: Finding) -> [String] {
    finding.policies.flatMap(\.notes).map { note in
      (note.cite ?? "") + (note.isForReviewer ? " for reviewer" : "")
    } + finding.notInForce.map { _ in "" }
  }

  fileprivate static func text(_ list: [String]) -> String {
    list.isEmpty ? "none" : list.joined(separator: ", ")
  }
}

extension PolicyExample {
  static let formatName = "examples/1"

  /// The examples in a file; faults in it go to the log.
  static func reading(_ log: FaultLog, in library: Library) -> [PolicyExample] {
    guard
      let fields = readYAML(log.source, log)?.fields(["rubric", "policy", "bases", "examples"])
    else { return [] }
    _ = fields.required("rubric")?.choice(of: [formatName])
    let policy = fields.required("policy")?.choice(of: library.policies.map(\.policy.id))
    var bases: [String: JSONObject] = [:]
    for base in fields.required("bases")?.openFields?.members ?? [] {
      if case .object(let object)? = JSONValue(base.value) { bases[base.key] = object }
    }
    let elements = fields.required("examples")?.list ?? []
    guard let policy else { return [] }
    return elements.compactMap { PolicyExample($0, bases, policy, library) }
  }

  private init?(
    _ element: YAMLElement, _ bases: [String: JSONObject], _ policy: String, _ library: Library
  ) {
    guard let fields = element.fields(["name", "from", "set", "expect"]),
      let name = fields.required("name")?.text,
      let from = fields.required("from")?.choice(of: bases.keys.sorted()), var object = bases[from],
      let expected = fields.required("expect")
    else { return nil }
    object["schema"] = .text("rubric.case/1")
    for change in fields["set"]?.openFields?.members ?? [] {
      object.set(change.key.split(separator: ".").map(String.init), JSONValue(change.value))
    }
    do throws(CaseRefusal) {
      let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
      facts = try reader.read(.object(object)).facts
    } catch {
      expected.fault("\(name): the case is refused at '\(error.path)': \(error.message)")
      return nil
    }
    self.name = name
    self.policy = policy
    self.expected = Self.expected(expected)
    vocabulary = library.vocabulary
  }

  private static func expected(_ element: YAMLElement) -> [Expected] {
    let texts: [(String, Expected.Part)] = [
      ("outcome", .outcome), ("own", .own), ("version", .version), ("pathway", .pathway),
      ("from", .from),
      ("through", .through), ("quantity", .quantity), ("doses", .doses), ("basis", .basis),
      ("referral", .referral),
    ]
    let lists: [(String, Expected.Part)] = [("missing", .missing), ("notes", .notes)]
    guard let fields = element.fields((texts + lists).map(\.0) + ["lines"]) else { return [] }
    var all: [Expected] = []
    for (key, part) in texts {
      guard let element = fields[key], let value = element.text else { continue }
      all.append(Expected(part: part, value: value, element: element))
    }
    for (key, part) in lists {
      guard let element = fields[key], let values = element.texts else { continue }
      all.append(Expected(part: part, value: text(values), element: element))
    }
    for line in fields["lines"]?.openFields?.members ?? [] {
      guard let value = line.value.text else { continue }
      all.append(Expected(part: .line(line.key), value: value, element: line.value))
    }
    return all
  }
}

extension QuantityLimit {
  /// As an example expects it.
  fileprivate var text: String { "\(grams) g in \(days) days, \(channel)" }
}
