internal import ArgumentParser
internal import CaseStore
internal import Casework

/// Copies the store while others work with it.
struct BackUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy all cases, with their record, to a new file that only you can read.",
    discussion: """
      Others can go on working meanwhile: the copy is the store as it is at one moment. It has its \
      name once it is whole; the record tells of it from then on, so the copy itself does not. What \
      is interrupted leaves FILE.NUMBER.tmp, which can be removed.

      EXAMPLE
        rubric backup /backups/cases-2026-11-21.sqlite
      """)

  @Argument(help: "The file to make; one that is there is left as it is.") var file: String
  @OptionGroup var option: LibraryOption

  func run() throws {
    let access = try StoreAccess(option)
    try access.ask(.backUp)
    let copy = Surroundings.expanded(file)
    let contents = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      try access.store.backUp(to: copy, access.stamp)
    }
    try Console.write("\(copy): \(contents.words)\n")
  }
}

/// Puts a back-up in place, or only looks whether it could be.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Check a back-up, and put it in place where there is no store.",
    discussion: """
      A store is never overwritten: move the one that is there away first, with the files beside \
      it that begin with its name. With --check nothing is put in place, and it does not matter \
      whether there is a store.

      EXIT STATUS
        0   it is restored, or could be
        1   it is damaged, its record is not sound, or there is a store already
        2   there is no such file, it is no back-up, or it cannot be put in place

      EXAMPLES
        rubric restore --check /backups/cases-2026-11-21.sqlite
        rubric restore /backups/cases-2026-11-21.sqlite
      """)

  @Argument(help: "The back-up; it is not changed.") var file: String
  @Flag(help: "Only say whether it is whole, and what is in it.") var check = false
  @OptionGroup var option: LibraryOption

  func run() throws {
    let access = try StoreAccess(option)
    try access.ask(.restore)
    let copy = Surroundings.expanded(file)
    let contents = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      check
        ? try CaseStore.contents(ofBackUp: copy)
        : try access.store.restore(from: copy, access.stamp)
    }
    if let fault = contents.verification.fault {
      Console.complain(
        "rubric: \(copy): its record is not sound: \(fault.description). It would not be restored; "
          + "look for an earlier back-up")
      throw ExitStatus.refused
    }
    let deed = check ? "can be restored" : "restored to \(access.store.path)"
    try Console.write("\(copy): \(deed): \(contents.words)\n")
  }
}

extension CaseStore.Contents {
  fileprivate var words: String {
    "\(Counted.cases(cases)), \(Counted.determinations(determinations)), "
      + "\(Counted.entries(entries)) in the record, head \(verification.head.hash)"
  }
}
