internal import CaseStore
internal import Casework
internal import Foundation

/// What the record costs: a save, which binds all that is kept of its case, and the check of a store.
func showRecord() throws {
  let folder = try ScratchFolder()
  let store = CaseStore(path: "\(folder.path)/cases.sqlite")
  guard let moment = Moment(iso: "2026-11-21T09:00:00Z") else {
    preconditionFailure("this is a moment")
  }
  let origin = Origin(login: "nurse", moment: moment)
  var draft = Draft(id: "c-0", createdAt: moment.iso)
  for number in 0..<60 {
    draft.content.answers[.input("answer.\(number)")] = .answered(.text("some words of an answer"))
  }
  try store.create(draft, due: nil, origin)
  var number = 0
  let save = try Sample(runs: 201) {
    number += 1
    draft.content.answers[.input("answer.7")] = .answered(.number(Decimal(number)))
    try store.save(draft, due: nil, origin)
  }
  Figure.show("save of an answer in a case of 60, on the disk, ms", save, scale: 1e3)
  let cases = 2_000
  for number in 1...cases {
    draft = Draft(id: "c-\(number)", createdAt: moment.iso)
    try store.create(draft, due: nil, origin)
    for field in 0..<10 {
      draft.content.answers[.input("answer.\(field)")] = .answered(.text("words of \(number)"))
      try store.save(draft, due: nil, origin)
    }
  }
  let check = try Sample(runs: 5) { _ = try store.verify(noted: nil) }
  Figure.show("audit verify, an entry, µs", check, scale: 1e6 / Double(try store.head().sequence))
}
