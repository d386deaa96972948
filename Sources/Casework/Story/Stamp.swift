/// Who did something, and when.
public struct Stamp: Sendable, Hashable {
  /// As the operating system calls the person.
  public let login: String
  public let moment: Moment

  public init(login: String, moment: Moment) {
    self.login = login
    self.moment = moment
  }
}

extension Origin {
  public var stamp: Stamp { Stamp(login: login, moment: moment) }
}
