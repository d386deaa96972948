/// Whom the numbers of users stand for where the program runs, as the system tells it. In a user
/// namespace of its own a process has whatever number its starter chose, and the files of everybody
/// whom the namespace does not know are of one and the same number.
public struct UserNumbers: Sendable, Hashable {
  /// A run of numbers, and those outside of the namespace that they stand for.
  private struct Run: Hashable {
    let first: UInt32
    let outside: UInt32
    let count: UInt32
  }

  private let runs: [Run]
  /// What stands for those whom the namespace does not know.
  private let unknown: UInt32

  /// - Parameters:
  ///   - map: as `/proc/self/uid_map` says it; where that cannot be read nobody is told.
  ///   - unknown: as `/proc/sys/kernel/overflowuid` says it.
  public init(map: String, unknown: UInt32) {
    runs = map.split(separator: "\n").compactMap { line in
      let figures = line.split(separator: " ").compactMap { UInt32($0) }
      return figures.count == 3
        ? Run(first: figures[0], outside: figures[1], count: figures[2]) : nil
    }
    self.unknown = unknown
  }

  private var areEverybodys: Bool {
    runs == [Run(first: 0, outside: 0, count: .max)]
  }

  /// Whether a process is whom its number says, as far as who owns these files is concerned: what a
  /// namespace with one user in it says of that user is what its starter wanted.
  public func tellPeople(byOwners owners: [UInt32]) -> Bool {
    if areEverybodys { return true }
    if runs.isEmpty { return false }
    let isOfOne = runs.count == 1 && runs[0].count == 1
    return !isOfOne && !owners.contains(unknown)
  }
}
