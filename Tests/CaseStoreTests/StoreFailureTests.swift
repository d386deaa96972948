import Casework
import GRDB
import Glibc
import Testing

@testable import CaseStore

@Suite("Stores that fail", .serialized)
struct StoreFailureTests {
  private let scratch = StoreScratch()

  @Test("on a full disk nothing is kept of a save, and once there is room the next one works")
  func fullDisk() throws {
    mkdir("\(scratch.root)/share", 0o700)
    let disk = "\(scratch.root)/share"
    guard mount("tmpfs", disk, "tmpfs", 0, "size=1m") == 0 else {
      print("skipped: no small disk can be mounted here (needs root)")
      return
    }
    defer { umount2(disk, Int32(MNT_DETACH)) }
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    try scratch.overwrite("filler", with: [UInt8](repeating: 1, count: 700_000))
    let text = String(repeating: "y", count: 300_000)
    let large = Draft.made("a").answering("prescriber.name", text)
    #expect(failure { try store.save(large, due: nil, .kim()) } == .full(path: scratch.path))
    #expect(try store.open("a").draft == .made("a"))
    #expect(try store.record(of: "a").count == 2)
    unlink("\(scratch.root)/share/rubric/filler")
    try store.save(large, due: nil, .kim())
    store.close()
    #expect(try scratch.session().open("a").draft == large)
    #expect(try scratch.session().verify(noted: nil).fault == nil)
  }

  @Test("where this user may not write, the error says so and what was kept stays")
  func readOnly() throws {
    let first = scratch.session()
    try first.create(.made("a"), due: nil, .kim())
    first.close()
    let folder = "\(scratch.root)/share/rubric"
    // Permissions do not bind root, so a file system that is read-only stands in for them.
    let flags = UInt(MS_BIND | MS_REMOUNT | MS_RDONLY)
    if geteuid() == 0 {
      guard mount(folder, folder, nil, UInt(MS_BIND), nil) == 0,
        mount(nil, folder, nil, flags, nil) == 0
      else {
        umount2(folder, Int32(MNT_DETACH))
        print("skipped: root may write everywhere, and no read-only mount can be made here")
        return
      }
    } else {
      chmod(folder, 0o500)
      chmod(scratch.path, 0o400)
    }
    let error = failure { try scratch.session().lock("a", .kim()) }
    if geteuid() == 0 { umount2(folder, Int32(MNT_DETACH)) }
    chmod(folder, 0o700)
    chmod(scratch.path, 0o600)
    guard case .denied = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try scratch.session().open("a").draft == .made("a"))
  }

  @Test("a folder that cannot be made is named")
  func noFolder() throws {
    let store = CaseStore(path: "/dev/null/share/cases.sqlite")
    let error = failure { try store.create(.made("a"), due: nil, .kim()) }
    #expect(error?.description.contains("/dev/null") == true)
  }

  @Test("what another program keeps busy is said to be, and nothing is changed")
  func busy() throws {
    let store = CaseStore(path: scratch.path, patienceInSeconds: 0.1)
    try store.create(.made("a"), due: nil, .kim())
    try scratch.whileLocked {
      #expect(
        failure { try store.save(.made("a", member: "X"), due: nil, .kim()) }
          == .busy(path: scratch.path))
    }
    #expect(try store.open("a").draft == .made("a"))
  }

  // MARK: Damage

  @Test(
    "what is no store any more is set aside whole, said, and only then a new one begun",
    arguments: ["header", "schema", "cut", "empty with a log"])
  func setsAside(_ damage: String) throws {
    let first = scratch.session()
    for id in ["a", "b"] { try first.create(.made(id), due: nil, .kim()) }
    first.close()
    switch damage {
    case "header": try scratch.overwrite("cases.sqlite", with: Array("not a database".utf8))
    case "schema":
      try scratch.overwrite(
        "cases.sqlite", with: [UInt8](repeating: 0xA5, count: 3900), at: 100)
    case "cut": truncate(scratch.path, 8192 + 100)
    default:
      truncate(scratch.path, 0)
      try scratch.overwrite("cases.sqlite-wal", with: [1, 2, 3])
    }
    let bytes = scratch.bytes(of: "cases.sqlite")
    let store = scratch.session()
    guard case .setAside(let path, let aside) = failure({ _ = try store.queue(QueueQuery()) })
    else {
      Issue.record("the store was opened")
      return
    }
    #expect(path == scratch.path)
    #expect(aside.hasPrefix("\(scratch.path).damaged-20"))
    let name = String(aside.dropFirst(aside.count - aside.split(separator: "/").last!.count))
    #expect(scratch.bytes(of: name) == bytes)
    if damage == "empty with a log" { #expect(scratch.bytes(of: "\(name)-wal") == [1, 2, 3]) }
    #expect(try store.queue(QueueQuery()) == .empty)
    try store.create(.made("c"), due: nil, .kim())
    #expect(try store.queue(QueueQuery()).entries.map(\.id) == ["c"])
    #expect(scratch.bytes(of: name) == bytes)
  }

  @Test(
    "a log whose store is gone is set aside whole, said, and only then a new store begun",
    arguments: ["-wal", "-journal"], [true, false])
  func setsAsideLog(_ companion: String, byWriting: Bool) throws {
    try scratch.session().create(.made("a"), due: nil, .kim())
    let log = try scratch.orphanLog(companion)
    let store = scratch.session()
    let error = failure {
      if byWriting { try store.create(.made("b"), due: nil, .kim()) } else { _ = try store.head() }
    }
    guard case .setAside(let path, let aside) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == scratch.path + companion)
    #expect(aside.hasPrefix("\(scratch.path).damaged-20") && aside.hasSuffix(companion))
    let name = String(aside.split(separator: "/").last!)
    #expect(scratch.bytes(of: name) == log)
    #expect(!scratch.names().contains("cases.sqlite"))
    try store.create(.made("c"), due: nil, .kim())
    #expect(try store.queue(QueueQuery()).entries.map(\.id) == ["c"])
    #expect(scratch.bytes(of: name) == log)
  }

  @Test("a log that was set aside is whole: beside its store again, it gives back what it held")
  func givesBackLog() throws {
    try scratch.session().create(.made("a"), due: nil, .kim())
    let writer = try DatabaseQueue(path: scratch.path)
    try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 41") }
    let folder = "\(scratch.root)/share/rubric"
    let log = try #require(scratch.bytes(of: "cases.sqlite-wal"))
    let main = try #require(scratch.bytes(of: "cases.sqlite"))
    try writer.close()
    for name in scratch.names() { unlink("\(folder)/\(name)") }
    try scratch.overwrite("cases.sqlite-wal", with: log)
    guard case .setAside(_, let aside) = failure({ _ = try scratch.session().head() }) else {
      Issue.record("the log was not set aside")
      return
    }
    rename(aside, "\(scratch.path)-wal")
    try scratch.overwrite("cases.sqlite", with: main)
    let reader = try DatabaseQueue(path: scratch.path)
    #expect(try reader.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 41)
    try reader.close()
  }

  @Test("a second damaged store does not take the place of the first")
  func setsAsideTwice() throws {
    for _ in 0..<2 {
      let store = scratch.session()
      try store.create(.made("a"), due: nil, .kim())
      store.close()
      try scratch.overwrite("cases.sqlite", with: Array("not a database".utf8))
      var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
      utimensat(AT_FDCWD, scratch.path, &times, 0)
      #expect(throws: CaseRepositoryError.self) { try scratch.session().queue(QueueQuery()) }
    }
    let names = scratch.names().filter { $0.contains("damaged") }
    #expect(
      names == [
        "cases.sqlite.damaged-19700101T000001Z", "cases.sqlite.damaged-19700101T000001Z-2",
      ])
  }

  @Test("damage met in use is said, nothing more is written, and the next opening checks it all")
  func suspects() throws {
    let first = scratch.session()
    for number in 0..<300 {
      try first.create(.made("case-\(number)", member: "Jane \(number)"), due: nil, .kim())
    }
    first.close()
    // Behind the first pages, which opening looks at.
    let size = scratch.bytes(of: "cases.sqlite")?.count ?? 0
    let junk = [UInt8](repeating: 0x5A, count: size - 64 * 4096)
    try scratch.overwrite("cases.sqlite", with: junk, at: 64 * 4096)
    let bytes = scratch.bytes(of: "cases.sqlite")
    let store = scratch.session()
    #expect(
      failure {
        _ = try store.queue(QueueQuery(words: "jane"))
        for number in 0..<300 { _ = try store.open("case-\(number)") }
      } == .corrupt(path: scratch.path))
    #expect(
      failure { try store.create(.made("new"), due: nil, .kim()) } == .corrupt(path: scratch.path))
    // Not while another session has it open.
    let other = CaseStore(path: scratch.path, patienceInSeconds: 0.1)
    #expect(failure { _ = try other.head() } == .busy(path: "\(scratch.path).lock"))
    store.close()
    guard case .setAside(_, let aside) = failure({ _ = try scratch.session().head() }) else {
      Issue.record("the store was used again")
      return
    }
    let kept = scratch.bytes(of: String(aside.split(separator: "/").last!)) ?? []
    #expect(kept.count == bytes?.count)
    #expect(zip(kept, bytes ?? []).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == [])
    #expect(!scratch.names().contains("cases.sqlite.suspect"))
  }

  @Test("a store that was suspected and is sound is used again")
  func acquits() throws {
    let first = scratch.session()
    try first.create(.made("a"), due: nil, .kim())
    first.close()
    try scratch.overwrite("cases.sqlite.suspect", with: [])
    #expect(try scratch.session().open("a").draft == .made("a"))
    #expect(!scratch.names().contains("cases.sqlite.suspect"))
  }

  // MARK: Strangers

  @Test("the store of a later version, and another program's database, are left as they are")
  func leavesStrangers() throws {
    let first = scratch.session()
    try first.create(.made("a"), due: nil, .kim())
    first.close()
    try scratch.tamper("INSERT INTO grdb_migrations VALUES ('v9')")
    #expect(failure { _ = try scratch.session().head() } == .newer(path: scratch.path))
    try scratch.tamper("DELETE FROM grdb_migrations WHERE identifier = 'v9'")
    #expect(try scratch.session().open("a").draft == .made("a"))
    try scratch.tamper("PRAGMA application_id = 7; PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = scratch.bytes(of: "cases.sqlite")
    #expect(failure { _ = try scratch.session().head() } == .foreign(path: scratch.path))
    #expect(
      failure { try scratch.session().create(.made("b"), due: nil, .kim()) }
        == .foreign(path: scratch.path))
    #expect(scratch.bytes(of: "cases.sqlite") == bytes)
  }

  @Test(
    "a file that was never a store is left as it is and refused",
    arguments: ["shopping list\n", "%PDF-1.7\n" + String(repeating: "x", count: 5000)])
  func leavesFiles(_ text: String) throws {
    mkdir("\(scratch.root)/share", 0o700)
    mkdir("\(scratch.root)/share/rubric", 0o700)
    let bytes = Array(text.utf8)
    try scratch.overwrite("cases.sqlite", with: bytes)
    for _ in 0..<2 {
      #expect(failure { _ = try scratch.session().head() } == .foreign(path: scratch.path))
      #expect(
        failure { try scratch.session().create(.made("b"), due: nil, .kim()) }
          == .foreign(path: scratch.path))
    }
    #expect(scratch.names() == ["cases.sqlite"])
    #expect(scratch.bytes(of: "cases.sqlite") == bytes)
  }

  @Test(
    "a store is known by its beginning, by zeros in its place, and by what is kept beside it",
    arguments: ["SQLite format 3", "\0\0\0\0\0\0\0\0", "junk -wal", "junk .lock"])
  func knowsStores(_ text: String) throws {
    mkdir("\(scratch.root)/share", 0o700)
    mkdir("\(scratch.root)/share/rubric", 0o700)
    let words = text.split(separator: " ")
    try scratch.overwrite("cases.sqlite", with: Array(text.utf8))
    if words[0] == "junk" { try scratch.overwrite("cases.sqlite\(words[1])", with: [1]) }
    guard case .setAside = failure({ _ = try scratch.session().head() }) else {
      Issue.record("it was not set aside")
      return
    }
  }

  @Test("no error says anything of a patient")
  func keepsPrivacy() throws {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    store.close()
    try scratch.tamper(
      "UPDATE draft SET document = CAST(replace(document, 'answered', 'x') AS BLOB)")
    let error = try #require(failure { _ = try scratch.session().open("a") })
    guard case .damaged(id: "a", _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.description.contains("Jane"))
  }
}
