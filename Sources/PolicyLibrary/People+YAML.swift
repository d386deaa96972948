public import Casework
internal import Diagnostics
public import RuleModel

extension People {
  /// Those of the list; ``unlisted`` where there is none. The built-in file is a sample and never
  /// used.
  ///
  /// - Parameter vocabulary: says which states there are; nil takes every state.
  /// - Throws: ``LibraryFaults`` with every fault in it. Nobody may do anything by a list with a
  ///   fault.
  public static func reading(
    _ file: PeopleFile?, for vocabulary: Vocabulary? = nil
  ) throws -> People {
    guard let file else { return .unlisted }
    let source = try file.source()
    let log = FaultLog(source)
    let states = vocabulary?.choices(of: "plan.state")
    let people = readYAML(source, log).flatMap(PeopleReader(log: log, states: states).people)
    guard let people, !log.hasErrors else {
      throw LibraryFaults(diagnostics: log.diagnostics.sorted())
    }
    return people
  }
}

/// Reads a list of people, collecting every fault.
struct PeopleReader {
  let log: FaultLog
  /// nil: every one is taken.
  let states: [String]?

  private static let schema = "people/1"
  private static let keys = ["name", "role", "profession", "credential", "specialty", "license"]

  func people(_ element: YAMLElement) -> People? {
    guard let fields = element.fields(["rubric", "policies", "people"]) else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.schema])
    _ = fields["policies"]?.saidText
    guard let table = fields.required("people")?.openFields else { return nil }
    if table.members.isEmpty {
      table.owner.fault("people: names nobody", help: "add somebody, or take the file away")
    }
    return People(table.members.compactMap { person($0.key, at: $0.position, $0.value) })
  }

  private func person(
    _ login: String, at position: SourcePosition?, _ element: YAMLElement
  ) -> Person? {
    if login.isEmpty || login.contains(where: \.isWhitespace) {
      log.error(
        at: position, length: login.unicodeScalars.count, "'\(login)' is no login",
        help: "write it as 'id -un' prints it")
    }
    guard let fields = element.fields(Self.keys) else { return nil }
    let name = fields.required("name")?.saidText
    let role = fields.required("role")?.choice(of: Person.Role.allCases.map(\.rawValue))
    let license = fields["license"].map(license)
    if let license = fields["license"], fields["profession"] == nil {
      license.fault(
        "\(license.path): a license of no profession",
        help: "add what it is for, as in 'profession: pharmacist'")
    }
    guard let name, let role = role.flatMap(Person.Role.init), license != .some(nil) else {
      return nil
    }
    return Person(
      login: login, name: name, role: role, profession: fields["profession"]?.saidText,
      credential: fields["credential"]?.saidText, specialty: fields["specialty"]?.saidText,
      license: license ?? nil)
  }

  private func license(_ element: YAMLElement) -> Person.License? {
    guard let fields = element.fields(["number", "state"]) else { return nil }
    let number = fields.required("number")?.saidText
    let state = fields.required("state").flatMap { element in
      states.map { element.choice(of: $0) } ?? element.saidText
    }
    guard let number, let state else { return nil }
    return Person.License(number: number, state: state)
  }
}
