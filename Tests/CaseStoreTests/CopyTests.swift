import Casework
import GRDB
import Glibc
import Testing

@testable import CaseStore

@Suite("Copies of a store")
struct CopyTests {
  private let scratch = StoreScratch()
  private var copy: String { "\(scratch.root)/copy.sqlite" }

  private func backedUp() throws {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    try store.changeStatus(of: "a", to: .readyForReview, reason: nil, due: nil, .kim(10))
    _ = try store.sign(.made(), of: "a", seen: 0, .lee())
    try store.backUp(to: copy, .lee(11))
  }

  @Test("a back-up is whole, is entered once it is, and takes no file's place")
  func backsUp() throws {
    try backedUp()
    let contents = try CaseStore.contents(ofBackUp: copy)
    #expect((contents.cases, contents.determinations) == (1, 1))
    #expect(contents.verification.fault == nil)
    let head = try scratch.session().head()
    #expect(contents.verification.head.sequence == head.sequence - 1)
    #expect(
      failure { try scratch.session().backUp(to: copy, .lee(12)) } == .exists(path: copy))
    #expect(try scratch.session().head() == head)
    #expect(ScratchFolder.names(in: scratch.root) == ["copy.sqlite", "share"])
  }

  @Test("where the disk of a back-up is full, that file is named, removed, and not entered")
  func fullDisk() throws {
    try scratch.session().create(.made("a"), due: nil, .kim())
    let head = try scratch.session().head()
    let disk = "\(scratch.root)/disk"
    mkdir(disk, 0o700)
    guard mount("tmpfs", disk, "tmpfs", 0, "size=64k") == 0 else {
      print("skipped: no small disk can be mounted here (needs root)")
      return
    }
    defer { umount2(disk, Int32(MNT_DETACH)) }
    let error = failure { try scratch.session().backUp(to: "\(disk)/copy", .kim()) }
    guard case .failed(_, "\(disk)/copy", let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("disk is full"))
    #expect(ScratchFolder.names(in: disk) == [])
    #expect(try scratch.session().head() == head)
  }

  @Test("a back-up is put in place where nothing is, and the record says so")
  func restores() throws {
    try backedUp()
    let place = "\(scratch.root)/new/cases.sqlite"
    let restored = CaseStore(path: place)
    let contents = try restored.restore(from: copy, .kim(13))
    #expect(contents.cases == 1)
    #expect(try restored.open("a").draft == scratch.session().open("a").draft)
    #expect(
      try restored.determination(1, of: "a") == scratch.session().determination(1, of: "a"))
    let found = try restored.verify(noted: contents.verification.head.hash)
    #expect(found.fault == nil)
    #expect(found.head.sequence == contents.verification.head.sequence + 1)
    #expect(failure { _ = try restored.restore(from: copy, .kim(14)) } == .exists(path: place))
  }

  @Test("nobody holds a case of a copy, nor of what is restored from one that says so")
  func releases() throws {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    try store.backUp(to: copy, .lee(11))
    func holds(_ path: String) throws -> Int? {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM hold") }
    }
    #expect(try holds(scratch.path) == 1)
    #expect(try holds(copy) == 0)
    let queue = try DatabaseQueue(path: copy)
    try queue.writeWithoutTransaction {
      try $0.execute(
        sql:
          "INSERT INTO hold VALUES ('a', 's', 'kim', '2026-11-21T09:00:00Z', 'lost', 'b', 1, '1')")
    }
    try queue.close()
    let restored = CaseStore(path: "\(scratch.root)/new/cases.sqlite")
    _ = try restored.restore(from: copy, .kim(13))
    #expect(try restored.open("a").holder == nil)
    #expect(try restored.verify(noted: nil).fault == nil)
    try restored.lock("a", .kim(14))
  }

  @Test("what cannot be noted in the record is not put in place")
  func restoresWithItsEntry() throws {
    try backedUp()
    let queue = try DatabaseQueue(path: copy)
    try queue.writeWithoutTransaction {
      try $0.execute(
        sql: """
          CREATE TRIGGER no_more BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END
          """)
    }
    try queue.close()
    let restored = CaseStore(path: "\(scratch.root)/new/cases.sqlite")
    #expect(throws: CaseRepositoryError.self) { _ = try restored.restore(from: copy, .kim(13)) }
    #expect(ScratchFolder.names(in: "\(scratch.root)/new") == [])
  }

  @Test(
    "nothing is put beside what another store left, and that stays as it is",
    arguments: ["-wal", "-shm", "-journal"])
  func refusesBesideLogs(_ companion: String) throws {
    try backedUp()
    let left = "cases.sqlite\(companion)"
    for name in scratch.names() { unlink("\(scratch.root)/share/rubric/\(name)") }
    // Without a byte in it as well: whoever made it may still have it open.
    for bytes: [UInt8] in [[], [1, 2, 3]] {
      try scratch.overwrite(left, with: bytes)
      let error = failure { _ = try scratch.session().restore(from: copy, .kim(13)) }
      guard case .failed(_, scratch.path, let reason)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(reason.contains("\(scratch.path)\(companion)") && reason.contains("move"))
      #expect(scratch.names() == [left])
      #expect(scratch.bytes(of: left) == bytes)
    }
    unlink("\(scratch.path)\(companion)")
    #expect(try scratch.session().restore(from: copy, .kim(13)).cases == 1)
  }

  @Test("a store is never overwritten, and a copy that is damaged is not put in place")
  func refuses() throws {
    try backedUp()
    let before = try scratch.session().head()
    #expect(
      failure { _ = try scratch.session().restore(from: copy, .kim(13)) }
        == .exists(path: scratch.path))
    #expect(try scratch.session().head() == before)
    let queue = try DatabaseQueue(path: copy)
    try queue.writeWithoutTransaction {
      try $0.execute(
        sql: "DROP TRIGGER entry_keeps; UPDATE entry SET login = 'nobody' WHERE sequence = 2")
    }
    try queue.close()
    let place = "\(scratch.root)/new/cases.sqlite"
    #expect(
      failure { _ = try CaseStore(path: place).restore(from: copy, .kim(13)) }
        == .unsound(path: copy, RecordFault(2, .changed)))
    #expect(ScratchFolder.names(in: "\(scratch.root)/new").isEmpty)
  }
}
