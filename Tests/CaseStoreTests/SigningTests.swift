import Casework
import RuleEngine
import Testing

@testable import CaseStore

@Suite("The way of a case to its letter")
struct SigningTests {
  private let scratch = StoreScratch()

  private func opened() throws -> CaseStore {
    let store = scratch.session()
    try store.create(.made("a"), due: Due(.at(12), rule: "72 hours"), .kim())
    return store
  }

  @Test("a case goes on as its status allows, with a reason where it needs one")
  func changesStatus() throws {
    let store = try opened()
    try store.changeStatus(of: "a", to: .readyForReview, reason: nil, due: nil, .kim(10))
    #expect(
      failure { try store.changeStatus(of: "a", to: .returned, reason: " ", due: nil, .lee()) }
        == .reasonNeeded)
    #expect(
      failure { try store.changeStatus(of: "a", to: .draft, reason: "x", due: nil, .lee()) }
        == .notAllowed(from: .readyForReview, to: .draft))
    #expect(
      failure { try store.changeStatus(of: "a", to: .determined, reason: "x", due: nil, .lee()) }
        == .notAllowed(from: .readyForReview, to: .determined))
    #expect(
      failure { try store.save(.made("a", member: "X"), due: nil, .kim()) }
        == .closed(.readyForReview))
    try store.changeStatus(of: "a", to: .returned, reason: "no dose", due: nil, .lee(11))
    let file = try store.open("a")
    #expect(file.status == .returned)
    #expect(
      file.statusChanges == [
        Stamped(StatusChange(from: .draft, to: .readyForReview), .kim(10)),
        Stamped(StatusChange(from: .readyForReview, to: .returned, reason: "no dose"), .lee(11)),
      ])
    try store.save(.made("a", member: "X"), due: nil, .kim())
  }

  @Test("who has not seen a step that another session took signs and saves nothing before")
  func unseenStep() throws {
    let (first, second) = (try opened(), scratch.session())
    _ = try first.open("a")
    try first.unlock("a")
    try second.changeStatus(of: "a", to: .readyForReview, reason: nil, due: nil, .lee(10))
    try second.changeStatus(of: "a", to: .returned, reason: "no dose", due: nil, .lee(11))
    #expect(failure { _ = try first.sign(.made(), of: "a", seen: 0, .kim()) } == .changed(id: "a"))
    #expect(
      failure { try first.save(.made("a", member: "X"), due: nil, .kim()) } == .changed(id: "a"))
    _ = try first.open("a")
    #expect(try first.sign(.made(), of: "a", seen: 0, .kim()) == 1)
  }

  @Test("what is signed is kept to the byte, with the texts it was made from")
  func freezes() throws {
    let store = try opened()
    #expect(try store.sign(.made(), of: "a", seen: 0, .lee(11)) == 1)
    store.close()
    let again = scratch.session()
    let kept = try again.determination(1, of: "a")
    #expect(kept.head == FrozenDetermination.made().head)
    #expect(kept.caseDocument == FrozenDetermination.made().caseDocument)
    #expect(kept.document == FrozenDetermination.made().document)
    #expect(kept.letter == FrozenDetermination.made().letter)
    #expect(Set(kept.library) == Set(FrozenDetermination.made().library))
    let file = try again.open("a")
    #expect(file.status == .determined)
    #expect(file.determinations.map(\.number) == [1])
    #expect(file.determinations.first?.signedAt == .at(11))
    #expect(failure { _ = try again.determination(2, of: "a") } == .unsigned(id: "a", number: 2))
  }

  @Test(
    "the record tells with a signature who signed, by which rule it was due, and whether it is late",
    arguments: [(11, false), (12, false), (13, true)])
  func tellsClock(hour: Int, isLate: Bool) throws {
    let store = try opened()
    _ = try store.sign(.made(), of: "a", seen: 0, .lee(hour))
    let events = try store.record(of: "a").compactMap(\.event)
    let signings = events.compactMap { if case .signed(let signing) = $0 { signing } else { nil } }
    let signing = try #require(signings.first)
    #expect(signing.clock == .due(Due(.at(12), rule: "72 hours"), isLate: isLate))
    #expect(signing.signer == FrozenDetermination.made().head.signer)
    try store.changeStatus(of: "a", to: .draft, reason: "x", due: nil, .lee(14))
    _ = try store.sign(.made(replaces: 1), of: "a", seen: 1, .lee(15))
    guard case .signed(let second)? = try store.record(of: "a").dropLast().last?.event else {
      Issue.record("it was not entered")
      return
    }
    #expect(second.clock == .unknown)
  }

  @Test("nothing is signed twice: whoever has not seen the latest determination is refused")
  func neverTwice() throws {
    let (first, second) = (try opened(), scratch.session())
    try first.unlock("a")
    _ = try second.open("a")
    #expect(try first.sign(.made(), of: "a", seen: 0, .kim(11)) == 1)
    guard
      case .alreadySigned(let signed) = failure({
        _ = try second.sign(.made(.deny), of: "a", seen: 0, .lee(12))
      })
    else {
      Issue.record("it was signed twice")
      return
    }
    #expect(signed.number == 1)
    // Seen, but decided already: it has to be taken up again.
    _ = try second.open("a")
    #expect(
      failure { _ = try second.sign(.made(.deny, replaces: 1), of: "a", seen: 1, .lee(12)) }
        == .notAllowed(from: .determined, to: .determined))
    try second.changeStatus(of: "a", to: .draft, reason: "new records", due: nil, .lee(12))
    #expect(
      failure { _ = try second.sign(.made(.deny, replaces: 7), of: "a", seen: 1, .lee(12)) }
        == .unsigned(id: "a", number: 7))
    #expect(try second.sign(.made(.deny, replaces: 1), of: "a", seen: 1, .lee(12)) == 2)
    let file = try second.open("a")
    #expect(file.determinations.map(\.head.replaces) == [nil, 1])
    #expect(try second.determination(1, of: "a").head.outcome == .approve)
    #expect(try second.verify(noted: nil).fault == nil)
  }

  @Test("answers that changed since the signer opened the case are not signed")
  func refusesChanged() throws {
    let (first, second) = (try opened(), scratch.session())
    try first.unlock("a")
    _ = try second.open("a")
    try first.save(.made("a", member: "X"), due: nil, .kim())
    #expect(failure { _ = try second.sign(.made(), of: "a", seen: 0, .lee()) } == .changed(id: "a"))
  }

  @Test("the letter of a determination that was replaced is issued no more")
  func issuesLatest() throws {
    let store = try opened()
    _ = try store.sign(.made(), of: "a", seen: 0, .lee(11))
    try store.changeStatus(of: "a", to: .draft, reason: "It came anew.", due: nil, .kim(11))
    _ = try store.sign(.made(.deny, replaces: 1), of: "a", seen: 1, .lee(12))
    let before = try store.record(of: "a").count
    #expect(
      failure { try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee(13)) }
        == .replaced(id: "a", number: 1, by: 2))
    #expect(try store.record(of: "a").count == before)
    try store.issueLetter(of: "a", number: 2, format: "pdf", bytes: [1], .lee(13))
  }

  @Test("a letter that asks for information is issued by nobody but who has the case")
  func issuesRequest() throws {
    let (first, second) = (try opened(), scratch.session())
    try first.changeStatus(of: "a", to: .waitingForInformation, reason: nil, due: nil, .kim(10))
    try first.unlock("a")
    _ = try second.lock("a", .lee(11))
    guard
      case .locked = failure({
        try first.issueLetter(of: "a", number: 0, format: "pdf", bytes: [1], .kim(12))
      })
    else {
      Issue.record("it was issued")
      return
    }
    try second.issueLetter(of: "a", number: 0, format: "pdf", bytes: [1], .lee(12))
  }

  @Test("a letter is issued for what was signed, and the record keeps its hash")
  func issuesLetter() throws {
    let store = try opened()
    #expect(
      failure { try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee()) }
        == .unsigned(id: "a", number: 1))
    _ = try store.sign(.made(), of: "a", seen: 0, .lee(11))
    try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: Array("abc".utf8), .lee(12))
    try store.issueLetter(of: "a", number: 1, format: "txt", bytes: [1], .lee(13))
    #expect(try store.open("a").status == .letterIssued)
    // SHA-256 of "abc", as its standard gives it.
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let events = try store.record(of: "a").compactMap(\.event)
    #expect(events.contains(.letterIssued(number: 1, format: "pdf", hash: hash)))
    #expect(try store.verify(noted: nil).fault == nil)
  }
}
