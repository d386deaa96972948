internal import Casework
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// What a letter costs, as text and as PDF: those of the examples of all policies.
func showLetters() throws {
  let library = try Library.load()
  let composer = try LetterComposer.load(for: library)
  let facts = library.policies.compactMap(\.examples).flatMap {
    PolicyExamples.facts(in: $0, by: library)
  }
  // What no policy decides has no letter.
  let orders = facts.map { order($0, library) }.filter { order in
    (try? composer.document(for: order).get()) != nil
  }
  let letters = try orders.map { try composer.document(for: $0).get() }
  let texts = orders.map { order in
    Sample(runs: 9) {
      guard let letter = try? composer.document(for: order).get() else { return }
      withExtendedLifetime(PlainText(letter)) {}
    }.values[0]
  }
  print("letters of examples: \(letters.count) of \(facts.count)")
  Figure.show("the text of a letter, ms", Sample(texts), scale: 1e3, target: "2")
  guard let date = CalendarDate(iso: "2026-11-21") else { return }
  var pages: [Double] = []
  // Some of each policy: all would take minutes.
  let some = stride(from: 0, to: letters.count, by: max(1, letters.count / 100)).map { letters[$0] }
  let prints = try some.map { letter in
    pages.append(Double(try LetterPDF(letter, madeOn: date).pageCount))
    return Sample(runs: 5) {
      withExtendedLifetime(try? LetterPDF(letter, madeOn: date)) {}
    }.values[0]
  }
  Figure.show("pages of a PDF letter", Sample(pages))
  Figure.show("a PDF letter, ms", Sample(prints), scale: 1e3)
  let four = zip(prints, pages).map { $0 * 4 / $1 }
  Figure.show("four pages of a PDF letter, ms", Sample(four), scale: 1e3, target: "60")
  Figure.show(
    "PDF letters a second", Double(prints.count) / prints.reduce(0, +), target: "25 or more")
}

/// The letter of an example, with the names and the plan that it does not say.
private func order(_ facts: FactSet, _ library: Library) -> LetterOrder {
  var named = facts
  for (name, text) in [
    ("member.name", "Alex Sample"), ("member.memberId", "M-100"),
    ("prescriber.name", "Dr. Kim Muster"), ("plan.lineOfBusiness", "marketplace"),
  ] {
    if let slot = library.vocabulary.slot(of: name), named[slot].isUnknown {
      named[slot] = .text(text)
    }
  }
  var intake = [
    "intake.funding": "erisa-insured", "intake.receivedTime": "09:30",
    "intake.track": "prior-authorization",
    "intake.street": "12 Any Road", "intake.place": "Sampletown, ST 00001",
  ]
  if let slot = library.vocabulary.slot(of: "request.date"), case .date(let day) = named[slot] {
    intake["intake.receivedDate"] = day.iso
  }
  let request = CaseRequest(
    id: "2026-7", facts: named, undocumented: [], undocumentedGaps: [], intake: intake)
  return LetterOrder(request, library.evaluator.evaluate(facts))
}
