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
      Cases whose letter was issued, or that were withdrawn, and that were last changed before the \
      day began here, lose their answers, determinations and letters. Their entries stay in the \
      record without what they said, with one that tells who purged them, so that the record can \
      still be checked. A case that somebody works on is left, and named; so is one that is \
      determined and whose letter was never issued. Back-ups, and stores that were set aside, are \
      not touched. With --check nothing is changed.

      EXIT STATUS
        0   all of them were purged, or would be
        1   some are held or wait for their letter, or what was removed can still be read from the \
      store's log

      EXAMPLES
        rubric purge --check --before 2019-01-01
        rubric purge --before 2019-01-01
      """)

  @Option(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd")) var before: String
  @Flag(help: "Only say which cases would be purged.") var check = false
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
      let start = Clock.start(of: day)
      return check
        ? try access.store.previewPurge(startingAt: start)
        : try access.store.purge(before: day, startingAt: start, access.stamp)
    }
    for id in purge.purged { try Console.write("\(id)\n") }
    let deed = check ? "would be purged" : "purged"
    try Console.write("\(Counted.cases(purge.purged.count)) \(deed)\n")
    tell(purge, access)
    if !purge.held.isEmpty || !purge.unissued.isEmpty || !purge.isErased {
      throw ExitStatus.refused
    }
  }

  /// What was left, and why.
  private func tell(_ purge: Purge, _ access: StoreAccess) {
    let deed = check ? "would not be purged" : "was not purged"
    for id in purge.unissued {
      Console.complain(
        "rubric: \(id) \(deed): it is determined, and its letter was never issued. Issue the letter "
          + "first")
    }
    for held in purge.held {
      Console.complain(
        "rubric: \(held.id) \(deed): \(held.holder.login) has been working on it on "
          + "\(held.holder.host) since \(Clock.full(held.holder.since)). Have it left, and purge again"
      )
    }
    if !purge.isErased {
      Console.complain(
        "rubric: what was removed can still be read from \(access.store.path)-wal, because another "
          + "session was reading. Leave the program in every session, and run this again")
    }
  }
}
