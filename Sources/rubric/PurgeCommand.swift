internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import RuleModel

/// Removes what is kept of old cases.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Remove for good what is kept of cases that ended before a day.",
    discussion: """
      Cases that are determined or withdrawn, and were last changed before the day, lose their \
      answers, determinations and letters. Their entries stay in the record without what they said, \
      with one that tells who purged them, so that the record can still be checked. A case that \
      somebody works on is left, and named. Back-ups, and stores that were set aside, are not touched.

      EXIT STATUS
        0   all of them were purged
        1   some are held, or what was removed can still be read from the store's log

      EXAMPLE
        rubric purge --before 2019-01-01
      """)

  @Option(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd")) var before: String
  @OptionGroup var option: LibraryOption

  func validate() throws {
    guard let day = CalendarDate(iso: before) else {
      throw ValidationError("'\(before)' is no date; write it as 2019-01-01")
    }
    if day > Clock.today { throw ValidationError("\(before) is still to come") }
  }

  func run() throws {
    guard let day = CalendarDate(iso: before) else { preconditionFailure("it was validated") }
    let access = try StoreAccess(option)
    try access.ask(.purge)
    let purge = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      try access.store.purge(before: day, access.stamp)
    }
    for id in purge.purged { try Console.write("\(id)\n") }
    try Console.write("\(Counted.cases(purge.purged.count)) purged\n")
    for held in purge.held {
      Console.complain(
        "rubric: \(held.id) was not purged: \(held.holder.login) has been working on it on "
          + "\(held.holder.host) since \(Clock.full(held.holder.since)). Have it left, and purge again"
      )
    }
    if !purge.isErased {
      Console.complain(
        "rubric: what was removed can still be read from \(access.store.path)-wal, because another "
          + "session was reading. Leave the program in every session, and run this again")
    }
    if !purge.held.isEmpty || !purge.isErased { throw ExitStatus.refused }
  }
}
