import Casework
import Foundation
import GRDB
import Glibc
import RuleModel
import Testing

@testable import CaseStore

@Suite("A store and its list of people")
struct PeopleListTests {
  private let scratch = StoreScratch()

  private func session(_ list: String?) -> CaseStore {
    let store = scratch.session()
    store.use(list.map { PeopleList(Array($0.utf8), .kim(8)) })
    return store
  }

  private func events(_ store: CaseStore) throws -> [RecordEvent] {
    let sql =
      "SELECT sequence, moment, login, case_id, kind, body, hash FROM entry ORDER BY sequence"
    return try #require(
      try store.read { db in
        try Row.fetchAll(db, sql: sql).compactMap { RecordEntry($0)?.event }
      })
  }

  @Test("the record tells of each list once, from the first change on that is made by it")
  func remembers() throws {
    let first = session("one")
    #expect(try first.queue(QueueQuery()).total == 0)
    try first.create(.made("a"), due: nil, .kim())
    try first.save(.made("a", member: "Jane Roe"), due: nil, .kim())
    first.close()
    let again = session("one")
    try again.lock("a", .lee())
    again.close()
    let other = session("two")
    try other.lock("a", .lee())
    let hashes = try events(other).compactMap { event in
      if case .peopleListed(let hash, _) = event { hash } else { nil }
    }
    #expect(hashes == ["one", "two"].map { Record.hash(Array($0.utf8)).hexadecimal })
    #expect(try events(other).first == .peopleListed(hash: hashes[0], text: "one"))
    let found = try other.verify(noted: nil)
    #expect(found.fault == nil)
    #expect(found.lists.map(\.hash) == hashes)
    #expect(found.lists.map(\.text) == ["one", "two"])
    #expect(found.lists.map(\.sequence) == [1, 5])
    #expect(found.lists[1].changes(since: found.lists[0]) == ["- one", "+ two"])
    #expect(found.lists[0].changes(since: found.lists[0]).isEmpty)
  }

  private func append(_ event: RecordEvent) throws {
    _ = try session("one").write { try Record.append(event, of: nil, .lee(), in: $0) }
  }

  @Test("a list whose text is left out, or is not the one that it names, is found")
  func unkept() throws {
    // A version before did not keep the texts.
    let hash = Record.hash(Array("one".utf8)).hexadecimal
    try session(nil).note(.backedUp, of: nil, .kim())
    let bare = session(nil)
    _ = try bare.write { db in
      try Record.append(.peopleListed(hash: hash, text: nil), of: nil, .kim(), in: db)
    }
    #expect(try session("one").verify(noted: nil).fault == nil)
    try session("one").note(.backedUp, of: nil, .kim())
    let lists = try session("one").verify(noted: nil).lists
    #expect(lists.map(\.text) == [nil, "one"])
    #expect(lists.map(\.hash) == [hash, hash])
    try append(.peopleListed(hash: hash, text: "one"))
    #expect(try session("one").verify(noted: nil).fault == nil)
    try append(.peopleListed(hash: hash, text: "two"))
    #expect(try session("one").verify(noted: nil).fault == RecordFault(6, .peopleText))
  }

  @Test("a list without its text behind one that has it is found")
  func left() throws {
    try append(.peopleListed(hash: Record.hash(Array("two".utf8)).hexadecimal, text: nil))
    let found = try session("one").verify(noted: nil)
    #expect(found.fault == RecordFault(2, .peopleText))
    #expect(found.sound == 1)
  }

  @Test("a store that was used with a list is neither read nor changed without one")
  func missing() throws {
    let first = session("one")
    try first.create(.made("a"), due: nil, .kim())
    _ = try first.sign(.made(), of: "a", seen: 0, .kim())
    let head = try first.head()
    first.close()
    let expected = CaseRepositoryError.peopleMissing(path: scratch.path)
    let without = session(nil)
    let holder = CaseHolder(login: "kim", host: "ward-3", since: .at(9))
    let doings: [() throws -> Void] = [
      { _ = try without.queue(QueueQuery()) }, { _ = try without.open("a") },
      { _ = try without.determination(1, of: "a") }, { _ = try without.record(of: "a") },
      { _ = try without.verify(noted: nil) }, { _ = try without.export("a") },
      { try without.checkPeople() }, { _ = try without.head() },
      { try without.create(.made("b"), due: nil, .lee()) }, { try without.lock("a", .lee()) },
      { try without.takeOver("a", from: holder, .lee()) },
      { try without.note(.backedUp, of: nil, .lee()) },
      { try without.changeStatus(of: "a", to: .draft, reason: "x", due: nil, .lee()) },
      { _ = try without.purge(before: .init(iso: "2030-01-01")!, .lee()) },
      { try without.backUp(to: "\(scratch.root)/copy", .lee()) },
    ]
    for doing in doings { #expect(failure(doing) == expected) }
    #expect(expected.description.contains("an administrator puts that file back"))
    #expect(try session("one").head() == head)
  }

  /// What the system holds locked of the store's file for this process. The list is read in pieces
  /// while other tests lock and unlock, so that a lock can slip through between two: none is made up,
  /// and the most of many readings is right.
  private func locks() throws -> Int {
    try (0..<50).map { _ in try locksInOneReading() }.max() ?? 0
  }

  private func locksInOneReading() throws -> Int {
    var status = stat()
    try #require(stat(scratch.path, &status) == 0)
    let text = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
    return text.split(separator: "\n").count {
      $0.contains(" \(getpid()) ") && $0.contains(":\(status.st_ino) ")
    }
  }

  @Test("asking for the list leaves SQLite its locks on a store that is open")
  func keepsLocks() throws {
    let store = session("one")
    try store.create(.made("a"), due: nil, .kim())
    let before = try locks()
    try #require(before > 0)
    try store.checkPeople()
    #expect(try locks() == before)
  }

  @Test("a session that began before there was a list ends when another one has brought one")
  func overtaken() throws {
    let early = session(nil)
    try early.create(.made("a"), due: nil, .kim())
    try session("one").note(.backedUp, of: nil, .lee())
    #expect(
      failure { try early.save(.made("a", member: "X"), due: nil, .kim()) }
        == .peopleMissing(path: scratch.path))
  }

  @Test("a back-up of such a store is put in place only where a list stands")
  func restored() throws {
    let (copy, first) = ("\(scratch.root)/copy", session("one"))
    try first.create(.made("a"), due: nil, .kim())
    try first.backUp(to: copy, .kim())
    let path = "\(scratch.root)/other/cases.sqlite"
    let bare = CaseStore(path: path)
    #expect(failure { _ = try bare.restore(from: copy, .kim()) } == .peopleMissing(path: path))
    #expect(ScratchFolder.names(in: "\(scratch.root)/other").isEmpty)
    let listed = CaseStore(path: path)
    listed.use(PeopleList(Array("two".utf8), .kim()))
    #expect(try listed.restore(from: copy, .kim()).cases == 1)
    #expect(try listed.open("a").draft == .made("a"))
  }

  @Test("a signature tells who the signer was, and by which list")
  func signing() throws {
    let store = session("one")
    try store.create(.made("a"), due: nil, .kim())
    let list = LibraryText(path: "people.yaml", bytes: Array("one".utf8))
    let made = FrozenDetermination.made()
    let frozen = FrozenDetermination(
      head: made.head, caseDocument: made.caseDocument, document: made.document,
      letter: made.letter, library: made.library + [list])
    _ = try store.sign(frozen, of: "a", seen: 0, .lee())
    #expect(try store.determination(1, of: "a").library.contains(list))
    let signings = try store.record(of: "a").compactMap { entry in
      if case .signed(let signing)? = entry.event { signing } else { nil }
    }
    #expect(signings.map(\.signer) == [made.head.signer])
    #expect(signings.map(\.people) == [Record.hash(list.bytes).hexadecimal])
    #expect(try store.verify(noted: nil).fault == nil)
  }

  @Test("a signature by a list that the record does not tell of is found")
  func unlistedSignature() throws {
    let store = session("one")
    try store.create(.made("a"), due: nil, .kim())
    let made = FrozenDetermination.made()
    let frozen = FrozenDetermination(
      head: made.head, caseDocument: made.caseDocument, document: made.document,
      letter: made.letter,
      library: made.library + [LibraryText(path: "people.yaml", bytes: Array("two".utf8))])
    _ = try store.sign(frozen, of: "a", seen: 0, .lee())
    let fault = try store.verify(noted: nil).fault
    #expect(fault?.reason == .peopleUnlisted)
    #expect(fault?.isOfEntry == false)
  }
}
