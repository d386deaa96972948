internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import PolicyLibrary
internal import RuleModel

/// The record of everything that was done to the cases.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check the record of the cases, tell the story of one, or decide it once more.",
    discussion: """
      Every answer, signature and letter is an entry of one record over all cases. Each entry \
      carries the hash of the one before it, so that none can be changed, moved or left out \
      without its being found.
      """,
    subcommands: [Verify.self, Show.self, ReplayDetermination.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check every entry, and the cases against it; name the first that is not sound.",
      discussion: """
        Every list of people is told by which changes were made, with what it says otherwise than \
        the one before: look for one that no administrator wrote. Who can write to the store's file \
        can sign in a copy of it, by a list of his own, and put that back.

        The last line is the record's head. Note it elsewhere, and give it later with --head: then \
        it is also found when the end of the record was cut off.

        EXIT STATUS
          0   all of it is sound
          1   something is not, or a store that was set aside as damaged lies beside it
          2   there is no store, or it cannot be read

        EXAMPLES
          rubric audit verify
          rubric audit verify --head 3f9c…
        """)

    @Option(help: ArgumentHelp("A head that was noted before.", valueName: "hash"))
    var head: String?
    @OptionGroup var option: LibraryOption

    func run() throws {
      let access = try StoreAccess(option)
      try access.ask(.readRecord)
      let found = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
        try access.store.verify(noted: head)
      }
      if let fault = found.fault {
        Console.complain(
          "rubric: the record is not sound: \(fault.description). \(fault.rest(found.sound)). Keep "
            + "the store as it is, and compare it with a back-up")
        throw ExitStatus.refused
      }
      let words =
        found.sound == 0
        ? "the store is new: nothing is in its record yet"
        : "\(Counted.entries(found.sound)), all sound"
      try Console.write("\(words)\n")
      try tell(found.lists, access.people)
      try Console.write("head \(found.head.sequence) \(found.head.hash)\n")
      try tell(access.store.setAside)
    }

    /// By which lists of people everything was done, for who has to find one that he did not write.
    private func tell(_ lists: [ListedPeople], _ now: PeopleFile?) throws {
      for (place, list) in lists.enumerated() {
        let stamp = "\(Clock.full(list.stamp.moment)), first used by \(list.stamp.login)"
        try Console.write(
          "list of people from entry \(list.sequence) on, \(stamp), SHA-256 \(list.hash)\n")
        let changes = place == 0 ? [] : list.changes(since: lists[place - 1])
        for change in changes { try Console.write("    \(change)\n") }
        if list.text == nil { try Console.write("    what it says was not kept then\n") }
      }
      guard let hash = now.map({ CaseStore.hash(ofText: $0.bytes) }), hash != lists.last?.hash
      else {
        return
      }
      try Console.write("the list of people now is another one, by which nothing was done yet: ")
      try Console.write("SHA-256 \(hash)\n")
    }

    /// What was put aside is in no record that is checked here.
    private func tell(_ setAside: [String]) throws {
      guard !setAside.isEmpty else { return }
      Console.complain(
        "rubric: beside it lies what was found damaged and set aside, which this record does not "
          + "tell of: \(setAside.joined(separator: ", ")). Restore a back-up, or have it looked at; "
          + "then move it to another folder")
      throw ExitStatus.refused
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Tell what was done to a case, or to the store itself, by whom and when.",
      discussion: """
        To the store itself: that it was backed up or restored, and which list of people it was used \
        with from then on.

        EXAMPLES
          rubric audit show 20261121-094207
          rubric audit show
        """)

    @Argument(help: "The case's number; without one, what was done to the store itself.")
    var id: String?
    @OptionGroup var option: LibraryOption

    func run() throws {
      let access = try StoreAccess(option)
      try access.ask(.readRecord)
      let entries = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
        guard let id else { return try access.store.recordOfStore() }
        return try access.store.record(of: id)
      }
      if entries.isEmpty { try Console.write("nothing was done to the store itself\n") }
      let tracks = (try? ClockTable.load(for: access.library).tracks) ?? []
      for entry in entries {
        try Console.write(Self.text(entry, access.library.vocabulary, tracks))
      }
    }

    private static func text(
      _ entry: RecordEntry, _ vocabulary: Vocabulary, _ tracks: [Choice]
    ) -> String {
      let lines =
        entry.event?.words(vocabulary, tracks: tracks, time: Clock.full)
        ?? ["\(RecordEvent.words(ofKind: entry.kind)); what that said was purged"]
      let head = "\(entry.sequence)  \(Clock.full(entry.stamp.moment))  \(entry.stamp.login) "
      return head + lines.joined(separator: "\n    ") + "\n"
    }
  }
}

extension RecordFault {
  /// What is known of the rest of a record that has this fault.
  fileprivate func rest(_ sound: Int) -> String {
    if isOfEntry {
      return sound == 0 ? "It is the first" : "\(Counted.entries(sound)) before it, all sound"
    }
    return "Its \(Counted.entries(sound)) follow each other without a fault"
  }
}
