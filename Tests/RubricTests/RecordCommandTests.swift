import CaseStore
import Casework
import Foundation
import Glibc
import Testing

@Suite("The commands of the record and the store")
struct RecordCommandTests {
  private let scratch = ScratchFolder()
  private var place: String { "\(scratch.path)/cases.sqlite" }

  /// A store with one case, withdrawn in 2018, in which only the drug was answered.
  private func stored() throws {
    let moment = try #require(Moment(iso: "2018-03-05T09:00:00Z"))
    var draft = Draft(id: "c-1", createdAt: moment.iso)
    let store = CaseStore(path: place)
    let origin = Origin(login: "kim", moment: moment, document: "fax of 5-Mar, page 2")
    draft.changedAt = moment.iso
    try store.create(draft, due: nil, origin)
    draft.content.answers[.input("request.drug")] = .answered(.text("leqselvi"))
    try store.save(draft, due: nil, origin)
    try store.changeStatus(
      of: "c-1", to: .withdrawn, reason: "sent twice", due: nil, origin.stamp)
    store.close()
  }

  private func run(_ line: String) throws -> CommandRun {
    try CommandRun(shell: "RUBRIC_STORE='\(place)' TZ=UTC $RUBRIC \(line)")
  }

  @Test("the record is checked, its head is printed, and a head that is not in it is found out")
  func verify() throws {
    try stored()
    let sound = try run("audit verify")
    #expect(sound.status == 0)
    #expect(sound.lines.first?.hasSuffix("entries, all sound") == true)
    let head = try #require(sound.lines.last?.split(separator: " ").last)
    #expect(try run("audit verify --head \(head)").status == 0)
    let other = try run("audit verify --head \(head.reversed().map(String.init).joined())")
    #expect(other.status == 1)
    #expect(other.complaint.contains("the noted head is not in the record"))
  }

  @Test("an entry that was changed is named")
  func tampered() throws {
    try stored()
    let change = "DROP TRIGGER entry_keeps; UPDATE entry SET login = 'lee' WHERE sequence = 2"
    try scratch.tamper(change, in: place)
    let run = try run("audit verify")
    #expect(run.status == 1)
    #expect(
      run.complaint.contains(
        "entry 2: it was changed after it was written. 1 entry before it, all sound. Keep"))
    #expect(run.output.isEmpty)
  }

  @Test("what is wrong beside a record that is sound in itself is told as that")
  func tamperedCase() throws {
    try stored()
    try scratch.tamper("UPDATE case_file SET due = '2018-03-09T09:00:00Z'", in: place)
    let run = try run("audit verify")
    #expect(run.status == 1)
    #expect(
      run.complaint.contains(
        "entry 3: case c-1 is kept otherwise than the record tells it. Its 3 entries follow each "
          + "other without a fault. Keep"))
  }

  @Test("a store that was set aside is named, and a new one in its place is not called sound")
  func setAside() throws {
    try stored()
    try scratch.overwrite("cases.sqlite", with: "no store any more")
    let damaged = try run("audit verify")
    #expect(damaged.status == 2)
    #expect(damaged.complaint.contains("was set aside as \(place).damaged-"))
    // As the workbench begins one.
    let moment = try #require(Moment(iso: "2026-11-21T09:00:00Z"))
    #expect(throws: CaseRepositoryError.missing(id: "none")) {
      try CaseStore(path: place).lock("none", Stamp(login: "kim", moment: moment))
    }
    let run = try run("audit verify")
    #expect(run.status == 1)
    #expect(run.text.hasPrefix("the store is new: nothing is in its record yet\nhead 0 "))
    #expect(
      run.complaint.contains("set aside, which this record does not tell of: \(place).damaged-"))
    #expect(run.complaint.split(separator: "\n").count == 1)
  }

  @Test("the story of a case says who did what, when, and from which paper")
  func show() throws {
    try stored()
    let run = try run("audit show c-1")
    #expect(run.status == 0)
    #expect(
      run.text == """
        1  05-Mar-2018 09:00:00  kim began the case
        2  05-Mar-2018 09:00:00  kim answered from fax of 5-Mar, page 2
            Requested drug: Leqselvi (deuruxolitinib)
        3  05-Mar-2018 09:00:00  kim took the case from draft to withdrawn: sent twice

        """)
    let none = try self.run("audit show nothing")
    #expect(none.status == 1)
    #expect(none.complaint.contains("no case 'nothing' is kept"))
  }

  @Test("what was done to the store itself is told where no case is named")
  func showStore() throws {
    try stored()
    #expect(try run("audit show").text == "nothing was done to the store itself\n")
    #expect(try run("backup '\(scratch.path)/copy'").status == 0)
    let run = try run("audit show")
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    #expect(run.text.hasPrefix("4  ") && run.text.hasSuffix(" backed up the store\n"))
  }

  @Test("a back-up is made, checked and put in place")
  func backUp() throws {
    try stored()
    let copy = "\(scratch.path)/copy.sqlite"
    let made = try run("backup '\(copy)'")
    #expect(made.status == 0)
    #expect(made.text.contains("1 case, 0 determinations, 3 entries in the record"))
    #expect(try run("audit verify").lines.first == "4 entries, all sound")
    #expect(try run("backup '\(copy)'").status == 1)
    #expect(try run("audit verify").lines.first == "4 entries, all sound")
    #expect(try run("restore --check '\(copy)'").text.contains("can be restored: 1 case"))
    let refused = try run("restore '\(copy)'")
    #expect(refused.status == 1)
    #expect(refused.complaint.contains("\(place) is there already and is not overwritten. Move it"))
    let other = "RUBRIC_STORE='\(scratch.path)/other/cases.sqlite' $RUBRIC"
    #expect(try CommandRun(shell: "\(other) restore '\(copy)'").status == 0)
    #expect(try CommandRun(shell: "\(other) audit show c-1").text.contains("Leqselvi"))
    try scratch.overwrite("copy.sqlite", with: "no store")
    let none = try run("restore --check '\(copy)'")
    #expect(none.status == 2)
    #expect(none.complaint.contains("is no back-up: it is a file of another program"))
    try scratch.overwrite("copy.sqlite", with: "SQLite format 3\0, cut off")
    let torn = try run("restore --check '\(copy)'")
    #expect(torn.status == 1)
    #expect(torn.complaint.contains("is damaged and cannot be restored"))
    #expect(!torn.complaint.contains("NOT SAVED"))
    #expect(try run("restore --check '\(scratch.path)/none'").complaint.contains("no such file"))
    #expect(
      try run("restore --check '\(scratch.path)'").complaint.contains("no back-up: it is no file"))
  }

  @Test("where there is no store, every command says where it looked, and makes none")
  func absent() throws {
    for line in [
      "audit verify", "audit show c-1", "audit replay c-1", "backup '\(scratch.path)/copy'",
      "export c-1", "purge --before 2019-01-01",
    ] {
      let run = try run(line)
      #expect(run.status == 2, "\(line)")
      #expect(run.complaint.contains("no store of cases at \(place)"), "\(line)")
      #expect(run.complaint.contains("RUBRIC_STORE"), "\(line)")
      #expect(run.output.isEmpty, "\(line)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
  }

  @Test("nothing is put beside what another store left, and it is said which file to move")
  func restoreBesideLog() throws {
    try stored()
    let copy = "\(scratch.path)/copy.sqlite"
    #expect(try run("backup '\(copy)'").status == 0)
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(place + suffix) }
    try scratch.overwrite("cases.sqlite-wal", with: "left")
    let refused = try run("restore '\(copy)'")
    #expect(refused.status == 2)
    #expect(refused.complaint.contains("\(place)-wal"))
    #expect(access(place, F_OK) != 0)
    #expect(scratch.bytes("cases.sqlite-wal") == Array("left".utf8))
  }

  @Test("a case is written out whole, for its user alone, and the record says so")
  func export() throws {
    try stored()
    let out = "\(scratch.path)/case.json"
    #expect(try run("export c-1 --output '\(out)'").status == 0)
    var status = stat()
    #expect(lstat(out, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let document = try JSONReader.read(scratch.bytes("case.json"))
    guard case .object(let members) = document else { throw CancellationError() }
    #expect(members["schema"] == .text("rubric.export/1"))
    #expect(members["status"] == .text("withdrawn"))
    #expect(try run("audit show c-1").text.contains("wrote out the whole case"))
    #expect(try run("export c-1 --output '\(out)'").status == 2)
    #expect(try run("export c-1 > /dev/full").status == 2)
    #expect(try run("audit show c-1").lines.count == 5)
    #expect(try run("export c-2").status == 1)
  }

  @Test("a purge takes what was kept of old cases, and leaves a record that is sound")
  func purge() throws {
    try stored()
    #expect(try run("purge --before 2018-01-01").text == "0 cases purged\n")
    let check = try run("purge --check --before 2019-01-01")
    #expect(check.status == 0)
    #expect(check.text == "c-1\n1 case would be purged\n")
    #expect(try run("audit verify").lines.first == "3 entries, all sound")
    #expect(try run("purge --before 2019-01-01").text == "c-1\n1 case purged\n")
    #expect(try run("audit verify").status == 0)
    let story = try run("audit show c-1").text
    #expect(story.contains("kim answered; what that said was purged"))
    #expect(!story.lowercased().contains("leqselvi") && !story.contains("fax"))
    #expect(!scratch.bytes("cases.sqlite").contains("leqselvi"))
    #expect(try run("export c-1").status == 1)
    #expect(try run("purge --before 2999-01-01").status == 64)
    #expect(try run("purge --before yesterday").status == 64)
  }

  @Test("a day begins where the program runs")
  func purgeLocalDay() throws {
    // The case was withdrawn on 5 March 2018 at 9:00 in UTC: on the 4th at 23:00 ten hours west of
    // it, on the 6th at 0:00 fifteen hours east.
    try stored()
    func purged(_ zone: String, _ day: String) throws -> String {
      let line = "RUBRIC_STORE='\(place)' TZ=\(zone) $RUBRIC purge --check --before \(day)"
      return try CommandRun(shell: line).text
    }
    let (none, one) = ("0 cases would be purged\n", "c-1\n1 case would be purged\n")
    #expect(try purged("WEST10", "2018-03-04") == none)
    #expect(try purged("WEST10", "2018-03-05") == one)
    #expect(try purged("UTC", "2018-03-05") == none)
    #expect(try purged("UTC", "2018-03-06") == one)
    #expect(try purged("EAST-15", "2018-03-06") == none)
    #expect(try purged("EAST-15", "2018-03-07") == one)
    #expect(try purged("EAST-15", "0001-01-01") == none)
  }

  @Test("a purge of what is determined and not issued names it and leaves it")
  func purgeUnissued() throws {
    let store = CaseStore(path: place)
    let moment = try #require(Moment(iso: "2018-03-05T09:00:00Z"))
    try store.create(
      Draft(id: "c-2", createdAt: moment.iso), due: nil, Origin(login: "kim", moment: moment))
    store.close()
    try scratch.tamper("UPDATE case_file SET status = 'determined'", in: place)
    let run = try run("purge --check --before 2019-01-01")
    #expect(run.status == 1)
    #expect(run.text == "0 cases would be purged\n")
    #expect(run.complaint.contains("c-2 would not be purged: it is determined, and its letter"))
  }

  @Test("a purge names whom it waits for, of a case and of the log, and what to do")
  func purgeHeld() throws {
    try stored()
    let holder = CaseStore(path: place)
    try holder.lock(
      "c-1", Stamp(login: "lee", moment: #require(Moment(iso: "2026-11-21T09:00:00Z"))))
    let held = try run("purge --before 2019-01-01")
    #expect(held.status == 1)
    #expect(held.text == "0 cases purged\n")
    #expect(held.complaint.contains("c-1 was not purged: lee has been working on it"))
    #expect(held.complaint.contains("21-Nov-2026 09:00:00"))
    try holder.unlock("c-1")
    holder.close()
    #expect(try run("purge --before 2019-01-01").status == 0)
  }

  /// Every command that asks what the person may do.
  private static let guarded = [
    "audit verify", "audit show c-1", "audit replay c-1", "backup /dev/null/x",
    "restore --check /dev/null/x",
    "export c-1", "purge --before 2019-01-01",
  ]

  private func list(_ login: String, _ role: String, in folder: String = "") throws {
    try scratch.write(
      "rubric: people/1\npeople:\n  \(login): {name: Alex, role: \(role)}\n",
      "\(folder)people.yaml")
  }

  private static let login = String(cString: getpwuid(getuid()).pointee.pw_name)

  /// Each command is refused with these words, whatever folder of policies is named.
  private func expectRefused(_ words: String, _ comment: Comment? = nil) throws {
    // Who names a folder of his own is nobody else by it.
    try list(Self.login, "administrator", in: "own/")
    for line in Self.guarded {
      for option in ["", " --policies '\(scratch.path)/own'"] {
        let run = try run(line + option)
        #expect(run.status == 1, "\(line)\(option)")
        #expect(run.complaint.contains(words), "\(line)\(option): \(run.complaint)")
        #expect(run.output.isEmpty, "\(line)\(option)")
      }
    }
  }

  @Test("whoever is not in the list that belongs to the store is refused")
  func people() throws {
    try stored()
    try list("nobody.else", "administrator")
    try expectRefused("'\(Self.login)' is not in people.yaml, so it may do nothing here. Alex can.")
    try list(Self.login, "administrator")
    #expect(try run("audit show c-1").lines.count == 4)
  }

  @Test("once a list was used, nobody does anything while it is gone, and the way back is told")
  func listGone() throws {
    try stored()
    try list(Self.login, "administrator")
    #expect(try run("export c-1").status == 0)
    rename("\(scratch.path)/people.yaml", "\(scratch.path)/kept")
    try expectRefused("Nobody may do anything until an administrator puts that file back")
    rename("\(scratch.path)/kept", "\(scratch.path)/people.yaml")
    #expect(try run("audit verify").status == 0)
  }

  @Test("by a list that others can write to, or that is a link, nobody does anything")
  func listForged() throws {
    try stored()
    try list(Self.login, "administrator")
    let file = "\(scratch.path)/people.yaml"
    chmod(file, 0o664)
    try expectRefused("\(file): others than its owner may write to it")
    chmod(file, 0o644)
    #expect(try run("audit verify").status == 0)
    rename(file, "\(scratch.path)/kept")
    symlink("\(scratch.path)/kept", file)
    try expectRefused("\(file): what stands here has to be a file of its own")
  }

  @Test("every list of people that was used is told, and that the one beside the store is another")
  func lists() throws {
    try stored()
    try list(Self.login, "administrator")
    #expect(try run("export c-1").status == 0)
    let first = try run("audit verify")
    #expect(first.lines.count == 3, "\(first.text)")
    #expect(first.lines[1].hasPrefix("list of people from entry 4 on, "), "\(first.text)")
    #expect(first.lines[1].contains(", first used by \(Self.login), SHA-256 "))
    try scratch.write(
      scratch.text("people.yaml").replacing("Alex", with: "Alix"), "people.yaml")
    let changed = try run("audit verify")
    #expect(changed.status == 0)
    #expect(
      changed.text.contains("the list of people now is another one, by which nothing was done yet"))
    #expect(try run("export c-1").status == 0)
    let second = try run("audit verify")
    #expect(second.status == 0)
    #expect(second.lines.count == 6, "\(second.text)")
    #expect(second.lines[2].hasPrefix("list of people from entry 6 on, "))
    #expect(
      second.lines[3...4] == [
        "    -   \(Self.login): {name: Alex, role: administrator}",
        "    +   \(Self.login): {name: Alix, role: administrator}",
      ])
  }

  /// Why the system does not let this user make somebody else of himself, if it does not.
  private static let canMap = {
    (try? CommandRun(shell: "unshare --user --map-user=1 true"))?.status == 0
  }()

  @Test(
    "who made somebody else of himself in a namespace is nobody",
    .enabled(if: canMap, "this user may not make a namespace of users"))
  func namespace() throws {
    try stored()
    // Whoever it is made of is an administrator.
    try scratch.write(
      "rubric: people/1\npeople:\n"
        + Set([Self.login, "daemon", "root"]).map { "  \($0): {name: Alex, role: administrator}\n" }
        .joined(), "people.yaml")
    #expect(try run("audit verify").status == 0)
    chmod(scratch.path, 0o755)
    // Of a store that is root's, nobody else finds its owner in there.
    let other = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
    for line in ["unshare --user --map-user=1", "\(other) unshare --user --map-user=1"] {
      let run = try CommandRun(shell: "RUBRIC_STORE='\(place)' \(line) $RUBRIC audit verify")
      #expect(run.status == 1, "\(line): \(run.complaint)")
      #expect(run.complaint.contains("so that nobody can tell who you are"), "\(run.complaint)")
      #expect(run.output.isEmpty)
    }
  }

  @Test("the list is that of the store's own folder, from wherever a link leads to the store")
  func linked() throws {
    try stored()
    try list("nobody.else", "administrator")
    try list(Self.login, "administrator", in: "mine/")
    symlink(place, "\(scratch.path)/mine/cases.sqlite")
    let mine = "RUBRIC_STORE='\(scratch.path)/mine/cases.sqlite' $RUBRIC"
    #expect(
      try CommandRun(shell: "\(mine) audit verify").complaint.contains("is not in people.yaml"))
    remove("\(scratch.path)/mine/cases.sqlite")
    link(place, "\(scratch.path)/mine/cases.sqlite")
    let second = try CommandRun(shell: "\(mine) audit verify")
    #expect(second.status == 2)
    #expect(second.complaint.contains("this file has 2 names"), "\(second.complaint)")
    remove("\(scratch.path)/mine/cases.sqlite")
    symlink("\(scratch.path)/nothing", "\(scratch.path)/mine/cases.sqlite")
    #expect(try CommandRun(shell: "\(mine) audit verify").complaint.contains("leads nowhere"))
  }
}

extension ScratchFolder {
  fileprivate func overwrite(_ name: String, with text: String) throws {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    try #require(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
