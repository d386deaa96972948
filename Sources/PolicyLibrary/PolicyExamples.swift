internal import Casework
public import Diagnostics
internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel
internal import Yams

/// The examples that stand beside a policy, and what becomes of them.
public struct PolicyExamples: Sendable {
  public let passed: Int
  /// Each example that came to something else, and each fault in the file.
  public let failures: [Diagnostic]

  /// Runs the examples in a file by the policies of a library.
  public init(_ source: SourceText, in library: Library) {
    let log = FaultLog(source)
    let runner = ExampleRunner(library: library, log: log)
    passed = readYAML(source, log).map(runner.run) ?? 0
    failures = log.diagnostics.sorted()
  }
}

/// Runs the examples of one file; what differs goes to the log.
struct ExampleRunner {
  let library: Library
  let log: FaultLog

  static let formatName = "examples/1"

  /// How many came to what they expect.
  func run(_ root: YAMLElement) -> Int {
    guard let fields = root.fields(["rubric", "policy", "bases", "examples"]) else { return 0 }
    _ = fields.required("rubric")?.choice(of: [Self.formatName])
    let policy = fields.required("policy")?.choice(of: library.policies.map(\.policy.id))
    var bases: [String: JSONObject] = [:]
    for base in fields.required("bases")?.openFields?.members ?? [] {
      if case .object(let object)? = json(base.value) { bases[base.key] = object }
    }
    let examples = fields.required("examples")?.list ?? []
    guard let policy else { return 0 }
    return examples.count { passes($0, bases, policy) }
  }

  private func passes(
    _ element: YAMLElement, _ bases: [String: JSONObject], _ policy: String
  ) -> Bool {
    let before = log.diagnostics.count
    guard let fields = element.fields(["name", "from", "set", "expect"]),
      let name = fields.required("name")?.text,
      let from = fields.required("from")?.choice(of: bases.keys.sorted()), var object = bases[from],
      let expected = fields.required("expect")
    else { return false }
    object["schema"] = .text("rubric.case/1")
    for change in fields["set"]?.openFields?.members ?? [] {
      object.set(change.key.split(separator: ".").map(String.init), json(change.value))
    }
    do throws(CaseRefusal) {
      let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
      let request = try reader.read(.object(object))
      let finding = library.evaluator.evaluate(request.facts)
      let words = CaseWords(library.vocabulary, undocumented: Set(request.undocumented))
      let place = finding.policies.firstIndex { $0.policy.id == policy }
      compare(Determination(finding, of: nil, in: words), at: place, with: expected, named: name)
    } catch {
      expected.fault("\(name): the case is refused at '\(error.path)': \(error.message)")
    }
    return log.diagnostics.count == before
  }

  /// What stands in a file as the value that a case would give; nil for null, which takes an
  /// answer away.
  private func json(_ element: YAMLElement) -> JSONValue? {
    if element.isAbsent { return nil }
    switch element.node {
    case .sequence:
      return .array(element.list?.compactMap(json) ?? [])
    case .mapping:
      let members = element.openFields?.members ?? []
      return .object(
        JSONObject(members.compactMap { key, _, value in json(value).map { (key, $0) } }))
    case .scalar(let scalar) where scalar.style == .plain:
      if scalar.string == "true" { return .boolean(true) }
      if scalar.string == "false" { return .boolean(false) }
      if scalar.string.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }),
        let figure = Decimal(string: scalar.string)
      {
        return .number(figure)
      }
      return .text(scalar.string)
    case .scalar(let scalar): return .text(scalar.string)
    case .alias: return nil
    }
  }
}

extension ExampleRunner {
  /// - Parameter place: where the determination has the policy whose examples these are; nil where
  ///   it was not applied.
  private func compare(
    _ found: Determination, at place: Int?, with expected: YAMLElement, named name: String
  ) {
    let keys = [
      "outcome", "own", "version", "pathway", "from", "through", "quantity", "doses", "basis",
      "missing",
      "referral", "lines", "notes",
    ]
    guard let fields = expected.fields(keys) else { return }
    let policy = place.map { found.policies[$0] }
    let approval = policy?.approval
    check(fields["outcome"], found.outcome.rawValue, name)
    check(fields["own"], policy?.outcome.rawValue ?? "none", name)
    check(fields["version"], policy?.version.iso ?? "none", name)
    check(fields["pathway"], policy?.pathway ?? "none", name)
    check(fields["from"], approval?.from.iso ?? "none", name)
    check(fields["through"], approval?.through?.iso ?? "none", name)
    check(fields["quantity"], approval?.quantity?.text ?? "none", name)
    check(fields["doses"], approval?.doses.map(String.init) ?? "none", name)
    check(fields["basis"], policy?.denialBasis ?? "none", name)
    check(fields["missing"], list: found.missing, name)
    check(fields["referral"], found.referral?.policy ?? "none", name)
    check(fields["notes"], list: found.notes.map { $0.cite ?? "" }, name)
    for line in fields["lines"]?.openFields?.members ?? [] {
      let status = policy?.criteria.first { $0.cite == line.key }?.status.rawValue
      check(line.value, status ?? "no such line", "\(name): \(line.key)")
    }
  }

  private func check(_ element: YAMLElement?, _ found: String, _ name: String) {
    guard let element, let wanted = element.text, wanted != found else { return }
    element.fault("\(name): expected '\(wanted)' but it came to '\(found)'")
  }

  private func check(_ element: YAMLElement?, list found: [String], _ name: String) {
    guard let element, let wanted = element.texts, wanted != found else { return }
    element.fault(
      "\(name): expected \(wanted.isEmpty ? "none" : wanted.joined(separator: ", ")) "
        + "but it came to \(found.isEmpty ? "none" : found.joined(separator: ", "))")
  }
}

extension QuantityLimit {
  /// As an example expects it.
  fileprivate var text: String { "\(grams) g in \(days) days, \(channel)" }
}

extension JSONObject {
  /// Sets what a path such as `facts.age` leads to; nil takes it away.
  fileprivate mutating func set(_ path: [String], _ value: JSONValue?) {
    guard let key = path.first else { return }
    guard path.count > 1 else {
      self[key] = value
      return
    }
    var below = JSONObject()
    if case .object(let object)? = self[key] { below = object }
    below.set(Array(path.dropFirst()), value)
    self[key] = .object(below)
  }
}
