/// The organization's list of people as a session uses it, for the repository that it belongs to.
public struct PeopleList: Sendable, Hashable {
  /// Of its file.
  public let bytes: [UInt8]
  /// Who uses it, and since when.
  public let stamp: Stamp

  public init(_ bytes: [UInt8], _ stamp: Stamp) {
    self.bytes = bytes
    self.stamp = stamp
  }
}

/// Who works here, as the organization's list says; where there is no list, whoever logs in.
public struct People: Sendable, Hashable {
  /// By login; nil where the organization has no list.
  private let listed: [String: Person]?

  public init(_ people: [Person]) {
    listed = Dictionary(people.map { ($0.login, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of an organization without a list.
  public static let unlisted = People()

  private init() { listed = nil }

  /// Whether the organization has a list.
  public var isListed: Bool { listed != nil }

  /// By name; none where there is no list.
  public var all: [Person] {
    (listed ?? [:]).values.sorted { ($0.name, $0.login) < ($1.name, $1.login) }
  }

  /// Without a list everybody is a nurse without a license; nil for a login that a list lacks.
  public func person(_ login: String) -> Person? {
    guard let listed else { return Person(login: login, role: .nurse) }
    return listed[login]
  }
}
