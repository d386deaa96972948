import Casework
import Foundation
import Letters
import PolicyLibrary
import RuleModel
import Testing

@Suite("What goes out with a letter")
struct EnclosureTests {
  private func letter(
    _ answers: [String: JSONValue?], _ composer: LetterComposer = LetterCases.composer
  ) throws -> ReadLetter {
    ReadLetter(document: try LetterCases.changed("x", answers).document(composer).get())
  }

  private static let denied: [String: JSONValue?] = [
    "facts.scalpHairLossPercent": .number(10), "intake.funding": .text("erisa-insured"),
    "plan.lineOfBusiness": .text("commercial"),
  ]

  @Test(
    "sends a county's line to addresses there, and where the ZIP code is not known",
    arguments: [
      ("Akutan, AK 99553", true), ("Akutan, AK 99553-0089", true), ("Sampletown, ST 00001", false),
      ("Sampletown", true), ("Any, ST 99554", false), ("Any, ST 9955", true),
    ])
  func counties(place: String, isThere: Bool) throws {
    let answers = Self.denied.merging(["intake.place": .text(place)]) { $1 }
    let text = try letter(answers).memberText
    #expect(text.contains("Para sa tulong sa Tagalog") == isThere)
    #expect(text.contains("Para obtener asistencia en Español"))
  }

  @Test("sends a county's line to no plan that the law of it does not hold for")
  func countiesInMedicaid() throws {
    let answers = Self.denied.merging(["plan.lineOfBusiness": .text("medicaid")]) { $1 }
    #expect(try !letter(answers).memberText.contains("Para sa tulong sa Tagalog"))
  }

  @Test("fills in the appeal form, and asks on it to keep a drug only where that can be asked")
  func appealForm() throws {
    for runs in [nil, "2026-12-31"] {
      let answers = Self.denied.merging(["intake.runningThrough": runs.map { .text($0) }]) { $1 }
      let form = try letter(answers).text(below: "Appeal form")
      for words in [
        "Reference: x", "Member: Alex Sample, ID",
        "Medicine: Leqselvi (deuruxolitinib) 8 mg tablet",
        "Prescriber: Dr. Kim Muster", "Letter of: November 21, 2026", "Send it by May 20, 2027.",
        "Send to: Sample Appeals Unit, P.O. Box 2, Sampletown, ST 00000",
      ] { #expect(form.contains(words), "\(words)") }
      #expect(form.contains("I want to keep getting the medicine") == (runs != nil))
    }
  }

  @Test("adds nothing by itself that the profile leaves to hands, but names it")
  func byHand() throws {
    var composer = LetterCases.composer
    let profile = composer.profile
    composer = LetterComposer(
      vocabulary: composer.vocabulary,
      profile: {
        var own = profile
        own.enclosures = profile.enclosures.map { enclosure in
          var other = enclosure
          other.form = nil
          return other
        }
        return own
      }(), templates: composer.templates)
    let letter = try letter(Self.denied, composer)
    #expect(letter.text(below: "Appeal form").isEmpty)
    #expect(letter.text(below: "Free language help and other aids").isEmpty)
    #expect(letter.memberText.contains("Enclosed with this letter: Appeal form; Notice of free"))
  }

  @Test(
    "tells who wants another form or language that it comes, and the mail room what to make",
    arguments: [
      ("braille", "braille"), ("recording", "a recording"), ("large-print", nil), ("standard", nil),
    ])
  func wishes(format: String, words: String?) throws {
    let text = try letter(["intake.format": .text(format)]).memberText
    #expect(text.contains("You asked for letters in ") == (words != nil))
    if let words {
      #expect(text.contains("You asked for letters in \(words). We send you this letter in that"))
      #expect(text.contains("Letters wanted in: \(words)"))
    }
    let spanish = try letter(["intake.language": .text("Spanish")]).memberText
    #expect(spanish.contains("You asked for letters in Spanish."))
    #expect(spanish.contains("Language wanted: Spanish"))
  }

  @Test("offers a review of a denied exception in the marketplace alone, faster where it is urgent")
  func exception() throws {
    for (line, track, urgency, hours) in [
      ("marketplace", "formulary-exception", "standard", "72"),
      ("marketplace", "formulary-exception", "expedited", "24"),
      ("marketplace", "prior-authorization", "standard", nil),
      ("commercial", "formulary-exception", "standard", nil),
      ("medicaid", "formulary-exception", "standard", nil),
    ] as [(String, String, String, String?)] {
      let answers = Self.denied.merging([
        "plan.lineOfBusiness": .text(line), "intake.track": .text(track),
        "request.urgency": .text(urgency),
      ]) { $1 }
      let text = try letter(answers).text(below: "Now: a review of your exception from outside")
      #expect(text.isEmpty == (hours == nil), "\(line) \(track)")
      if let hours { #expect(text.contains("They decide within \(hours) hours after you ask.")) }
    }
  }
}
