/// Somebody who works with cases, as the organization's list of people says.
public struct Person: Sendable, Hashable {
  /// As the operating system calls the person.
  public let login: String
  /// As a letter and the record name the person; the login where the list does not say.
  public let name: String
  public let role: Role
  /// What the person is licensed as, by which the organization says who may deny: `physician`,
  /// `pharmacist`, `nurse`; nil where the list does not say, and then nothing that needs a
  /// license is allowed.
  public let profession: String?
  /// As it stands behind the name: `PharmD`.
  public let credential: String?
  public let specialty: String?
  public let license: License?

  /// What somebody does here; each role does one work, and an administrator no clinical one.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case nurse
    case reviewer
    case administrator
  }

  public struct License: Sendable, Hashable {
    public let number: String
    /// The two-letter code of the state that gave it.
    public let state: String

    public init(number: String, state: String) {
      self.number = number
      self.state = state
    }
  }

  public init(
    login: String, name: String? = nil, role: Role, profession: String? = nil,
    credential: String? = nil, specialty: String? = nil, license: License? = nil
  ) {
    self.login = login
    self.name = name ?? login
    self.role = role
    self.profession = profession
    self.credential = credential
    self.specialty = specialty
    self.license = license
  }
}
