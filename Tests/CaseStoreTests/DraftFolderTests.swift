import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Drafts in a folder")
struct DraftFolderTests {
  private let scratch = ScratchFolder()

  private func failure(_ body: () throws -> Void) -> DraftFolderError? {
    do {
      try body()
      return nil
    } catch {
      return error as? DraftFolderError
    }
  }

  @Test("a saved draft is read back by another session, and only its user can read the file")
  func savesAndOpens() throws {
    try scratch.store().save(.sample())
    #expect(try scratch.store().open("2026-0417") == .sample())
    #expect(scratch.names() == ["2026-0417.json"])
    #expect(scratch.mode(of: "2026-0417.json") == 0o600)
    #expect(scratch.mode(of: ".") == 0o700)
  }

  @Test("a later save takes the place of the former one")
  func replaces() throws {
    let store = scratch.store()
    try store.save(.sample())
    var later = Draft.sample(minute: 50)
    later.content.answers = [:]
    try store.save(later)
    #expect(try scratch.store().open("2026-0417") == later)
    #expect(scratch.names() == ["2026-0417.json"])
  }

  @Test("there are none where there is no folder yet")
  func listsNothing() throws {
    #expect(try scratch.store().list().isEmpty)
    #expect(failure { _ = try scratch.store().open("x") } == .missing(id: "x"))
    #expect(failure { _ = try scratch.store().open("../x") } == .missing(id: "../x"))
  }

  @Test("drafts are listed by their latest change, with what a start screen shows")
  func lists() throws {
    let store = scratch.store()
    try store.save(.sample("a", minute: 10))
    try store.save(.sample("b", minute: 30))
    try store.save(.sample("c", minute: 20))
    let listed = try scratch.store().list()
    #expect(listed.map(\.id) == ["b", "c", "a"])
    guard case .draft(let first)? = listed.first else { return }
    #expect(first.memberName == "Jane Müller \"JM\"")
    #expect(first.drug == "leqselvi")
    #expect(first.progress == Draft.Progress(answered: 4, asked: 11, outcome: "incomplete"))
    #expect(first.changedAt == "2026-11-21T09:30:07Z")
    #expect(first.holder == nil)
  }

  @Test(
    "a damaged file is listed as damaged and named, and neither overwritten nor deleted",
    arguments: [
      "", "{", "not JSON", "{\"schema\":\"rubric.draft/1\"}", "{\"schema\":\"rubric.draft/2\"}",
      "[]",
    ])
  func keepsDamaged(_ text: String) throws {
    let store = scratch.store()
    try store.save(.sample("good"))
    try scratch.write(text, to: "bad.json")
    let listed = try scratch.store().list()
    #expect(listed.map(\.id) == ["good", nil])
    guard case .damaged(file: "bad.json", _)? = listed.last else {
      Issue.record("the damaged file is not listed as such")
      return
    }
    guard case .damaged(file: "bad.json", _)? = failure({ _ = try store.open("bad") }),
      case .damaged(file: "bad.json", _)? = failure({ try store.save(.sample("bad")) })
    else {
      Issue.record("the damaged file was opened, or saved over")
      return
    }
    #expect(scratch.bytes(of: "bad.json") == Array(text.utf8))
  }

  @Test("a file under another name than its draft's, or one that is no file, is damaged")
  func listsStrangers() throws {
    let store = scratch.store()
    try store.save(.sample("a"))
    let bytes = try #require(scratch.bytes(of: "a.json"))
    try scratch.write(String(decoding: bytes, as: UTF8.self), to: "b.json")
    try scratch.write("", to: "my case.json")
    mkdir("\(scratch.drafts)/c.json", 0o700)
    symlink("/etc/passwd", "\(scratch.drafts)/d.json")
    mkfifo("\(scratch.drafts)/e.json", 0o600)
    let listed = try scratch.store().list()
    let files = listed.compactMap { listing -> String? in
      if case .damaged(let file, _) = listing { file } else { nil }
    }
    #expect(files.sorted() == ["b.json", "c.json", "d.json", "e.json", "my case.json"])
    #expect(listed.compactMap(\.id) == ["a"])
  }

  @Test("a draft under an id that another one has is not saved over it")
  func refusesTakenID() throws {
    try scratch.store().save(.sample())
    var another = Draft(id: "2026-0417", createdAt: "2026-11-21T11:00:00Z")
    another.changedAt = "2026-11-21T11:00:00Z"
    #expect(failure { try scratch.store().save(another) } == .taken(id: "2026-0417"))
    #expect(try scratch.store().open("2026-0417") == .sample())
  }

  @Test("what a killed writer left behind is passed over and used up")
  func ignoresTornFiles() throws {
    try scratch.store().save(.sample())
    try scratch.write("{\"schema\":\"rubric.dr", to: ".2026-0417.tmp")
    try scratch.write("{\"name\":\"nurse", to: ".2026-0417.lock")
    let store = scratch.store()
    #expect(try store.list().map(\.id) == ["2026-0417"])
    #expect(try store.open("2026-0417") == .sample())
    try store.save(.sample(minute: 50))
    #expect(scratch.names() == ["2026-0417.json"])
  }

  @Test("only the draft that is named is deleted")
  func deletes() throws {
    let store = scratch.store()
    try store.save(.sample("a"))
    try store.save(.sample("b"))
    try store.delete("a")
    #expect(scratch.names() == ["b.json"])
    #expect(failure { try store.delete("a") } == .missing(id: "a"))
    #expect(failure { try store.delete("../b") } == .missing(id: "../b"))
  }
}

extension DraftListing {
  /// nil for a damaged file.
  var id: String? {
    if case .draft(let summary) = self { summary.id } else { nil }
  }
}
