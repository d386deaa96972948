import Casework
import Glibc
import RuleModel
import Testing

@testable import CaseStore

@Suite("Cases in a store")
struct CaseKeepingTests {
  private let scratch = StoreScratch()

  @Test("a saved case is read back by another session, with who gave each answer and when")
  func keeps() throws {
    let first = scratch.session()
    var draft = Draft.sample()
    try first.create(draft, due: Due(.at(12), rule: "72 hours"), .kim(9))
    draft = draft.answering("plan.payer", "cigna")
    draft.content.answers[.input("episodeMonths")] = nil
    try first.save(draft, due: nil, .lee(10))
    first.close()
    let file = try scratch.session().open(draft.id)
    #expect(file.draft == draft)
    #expect(file.status == .draft)
    #expect(file.due == nil)
    #expect(file.holder == nil)
    #expect(file.origins[.input("member.name")] == .kim(9))
    #expect(file.origins[.input("plan.payer")] == .lee(10))
    #expect(file.origins[.input("episodeMonths")] == nil)
    let said = draft.content.complete.map { FieldID.completeness($0) }
    #expect(Set(file.origins.keys) == Set(draft.content.answers.keys).union(said))
  }

  @Test("only what changed gets a new origin, and the paper it came from")
  func stampsChanges() throws {
    let store = scratch.session()
    let draft = Draft.made("a")
    try store.create(draft, due: nil, .kim(9))
    let later = draft.answering("member.name", "Jane Roe")
    try store.save(later, due: nil, .kim(10, document: "fax, page 3"))
    try store.save(later, due: nil, .lee(11))
    let origins = try store.open("a").origins
    #expect(origins[.input("member.name")] == .kim(10, document: "fax, page 3"))
    #expect(origins[.input("request.drug")] == .kim(9))
    #expect(try store.open("a").enteredAt == [.at(9), .at(10)])
    // A save that changes no answer is nothing to write down.
    #expect(try store.record(of: "a").map(\.kind) == ["created", "answered", "answered"])
  }

  @Test("that a list is all there is has its origin like every answer, until it is taken back")
  func stampsCompleteness() throws {
    let store = scratch.session()
    var draft = Draft.made("a")
    draft.content.complete = ["therapies"]
    try store.create(draft, due: nil, .kim(9))
    draft.content.complete = ["therapies", "concurrentDrugs"]
    try store.save(draft, due: nil, .lee(10))
    var origins = try store.open("a").origins
    #expect(origins[.completeness("therapies")] == .kim(9))
    #expect(origins[.completeness("concurrentDrugs")] == .lee(10))
    draft.content.complete = ["concurrentDrugs"]
    try store.save(draft, due: nil, .kim(11))
    origins = try store.open("a").origins
    #expect(origins[.completeness("therapies")] == nil)
    #expect(origins[.completeness("concurrentDrugs")] == .lee(10))
    #expect(try store.verify(noted: nil).fault == nil)
  }

  @Test("where there is no store yet there are no cases, and looking does not make one")
  func emptyStore() throws {
    let store = scratch.session()
    #expect(try store.queue(QueueQuery()) == .empty)
    #expect(failure { _ = try store.open("x") } == .missing(id: "x"))
    #expect(try store.head().sequence == 0)
    #expect(try store.verify(noted: nil).fault == nil)
    #expect(scratch.names() == [])
  }

  @Test("who begins no store is told where there is none, whatever is asked for, and makes none")
  func beginsNone() throws {
    let store = CaseStore(path: scratch.path, mayBegin: false)
    let copy = "\(scratch.root)/copy.sqlite"
    let uses: [() throws -> Void] = [
      { _ = try store.queue(QueueQuery()) }, { _ = try store.open("a") },
      { _ = try store.verify(noted: nil) }, { _ = try store.record(of: "a") },
      { try store.note(.exported, of: nil, .kim()) }, { try store.backUp(to: copy, .kim()) },
      { _ = try store.export("a") },
      { _ = try store.purge(before: #require(CalendarDate(iso: "2026-11-22")), .kim()) },
      { try store.create(.made("a"), due: nil, .kim()) },
    ]
    for use in uses { #expect(failure(use) == .absent(path: scratch.path)) }
    #expect(ScratchFolder.names(in: scratch.root) == [])
    try scratch.session().create(.made("a"), due: nil, .kim())
    #expect(try store.open("a").draft == .made("a"))
  }

  @Test("an id is given once, and a case that this session has not read is not saved over")
  func refusesTaken() throws {
    let (first, second) = (scratch.session(), scratch.session())
    try first.create(.made("a"), due: nil, .kim())
    #expect(failure { try second.create(.made("a"), due: nil, .lee()) } == .taken(id: "a"))
    first.close()
    #expect(failure { try second.save(.made("a"), due: nil, .lee()) } == .taken(id: "a"))
  }

  @Test("a case knows all who ever changed an answer of it, whoever gave those that stand")
  func enteredBy() throws {
    let (kim, lee) = (scratch.session(), scratch.session())
    try kim.create(.made("a"), due: nil, .kim(9))
    try kim.unlock("a")
    try lee.lock("a", .lee())
    var draft = try lee.open("a").draft
    draft.policies = [Draft.PolicyVersion(number: "X1", version: "2025-10-01")]
    try lee.save(draft, due: nil, .lee(10))
    #expect(try lee.open("a").enteredBy == ["kim"])
    draft.content.answers[.input("member.name")] = nil
    try lee.save(draft, due: nil, .lee(11))
    #expect(try lee.open("a").enteredBy == ["kim", "lee"])
    draft.content.answers[.input("member.name")] = .answered(.text("Jane Doe"))
    try lee.save(draft, due: nil, .kim(12))
    let file = try lee.open("a")
    #expect(Set(file.origins.values.map(\.login)) == ["kim"])
    #expect(file.enteredBy == ["kim", "lee"])
  }

  @Test("a case that another session changed meanwhile is not saved over")
  func refusesChanged() throws {
    let (first, second) = (scratch.session(), scratch.session())
    try first.create(.made("a"), due: nil, .kim())
    try first.unlock("a")
    _ = try second.open("a")
    try second.save(Draft.made("a").answering("plan.payer", "aetna"), due: nil, .lee())
    #expect(
      failure { try first.save(Draft.made("a", member: "X"), due: nil, .kim()) }
        == .changed(id: "a"))
    #expect(try first.open("a").draft.text("plan.payer") == "aetna")
  }

  @Test("the file and everything beside it is its user's alone, and a group's in a group's folder")
  func permissions() throws {
    let store = scratch.session()
    try withoutMask { try store.create(.made("a"), due: nil, .kim()) }
    #expect(scratch.mode(of: ".") == 0o700)
    for name in ["cases.sqlite", "cases.sqlite-wal", "cases.sqlite-shm", "cases.sqlite.lock"] {
      #expect(scratch.mode(of: name) == 0o600, "\(name)")
    }
    let shared = "\(scratch.root)/shared"
    mkdir(shared, 0o700)
    chmod(shared, 0o2770)
    let group = CaseStore(path: "\(shared)/cases.sqlite")
    try withoutMask { try group.create(.made("a"), due: nil, .kim()) }
    for name in ScratchFolder.names(in: shared) {
      var status = stat()
      lstat("\(shared)/\(name)", &status)
      #expect(status.st_mode & 0o777 == 0o660, "\(name)")
    }
  }

  @Test("what others may read of a store is taken from them when it is opened")
  func tightens() throws {
    let first = scratch.session()
    try first.create(.made("a"), due: nil, .kim())
    first.close()
    chmod(scratch.path, 0o666)
    _ = try scratch.session().open("a")
    #expect(scratch.mode(of: "cases.sqlite") == 0o660)
  }
}
