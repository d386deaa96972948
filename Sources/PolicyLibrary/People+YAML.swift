public import Casework
internal import Diagnostics
public import RuleModel

extension People {
  /// The organization's `people.yaml`; ``unlisted`` where its folder has none. The built-in file is
  /// a sample and never used.
  ///
  /// - Parameter vocabulary: says which states there are.
  /// - Throws: ``LibraryError`` when folder or file cannot be read; ``LibraryFaults`` with every
  ///   fault in it. Nobody may do anything by a list with a fault.
  public static func load(from folder: String?, for vocabulary: Vocabulary) throws -> People {
    guard let source = try folder.flatMap({ try ResourceFiles.file("people.yaml", in: $0) }) else {
      return .unlisted
    }
    let log = FaultLog(source)
    let states = vocabulary.choices(of: "plan.state")
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
  let states: [String]

  private static let schema = "people/1"
  private static let keys = ["name", "role", "profession", "credential", "specialty", "license"]

  func people(_ element: YAMLElement) -> People? {
    guard let fields = element.fields(["rubric", "people"]) else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.schema])
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
    let parts = (fields.required("number")?.saidText, fields.required("state")?.choice(of: states))
    guard case (let number?, let state?) = parts else { return nil }
    return Person.License(number: number, state: state)
  }
}
