import Casework
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// The letters of decided cases, one of each outcome, as PDF.
private enum CaseLetters {
  static let library = try! Library.load()
  static let composer = try! LetterComposer.load(for: library)

  static func document(_ name: String) throws -> LetterDocument {
    let json = try #require(requests[name])
    var found: [JSONValue] = []
    var stream = CaseStream()
    let collect: (CaseStream.Item) -> Void = { item in
      if case .document(let value, _) = item { found.append(value) }
    }
    stream.feed([UInt8](json.utf8), collect)
    stream.finish(collect)
    let request = try CaseReader(library.vocabulary, drugs: library.dictionary).read(
      try #require(found.first))
    return try composer.document(for: request, library.evaluator.evaluate(request.facts)).get()
  }
}

extension CaseLetters {
  /// A request of each outcome, and of each way in which one is approved in part.
  static let requests = [
    "approved": leqselvi(#""episodeMonths": 9, "scalpHairLossPercent": 60"#),
    "denied": leqselvi(#""episodeMonths": 3, "scalpHairLossPercent": 10"#),
    "open": leqselvi(#""scalpHairLossPercent": 60"#),
    "shortened": leqselvi(
      #""episodeMonths": 9, "scalpHairLossPercent": 60"#, more: #""durationDays": 365,"#),
    "partial": """
    {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna", "lineOfBusiness": "commercial"}, \(people),
     "request": {"drug": "anzupgo", "indication": "chronic-hand-eczema", "type": "initial",
       "date": "2026-11-21", "channel": "retail",
       "quantity": {"packageGrams": 30, "packages": 2, "days": 30}},
     "facts": {"eczemaMonths": 6, "severity": "severe", "affectedAreas": ["hands"],
       "moreQuantityNeeded": false},
     "therapies": [{"drug": "clobetasol propionate", "days": 30, "outcome": "inadequate"}],
     "concurrentDrugs": []}
    """,
    "referred": """
    {"schema": "rubric.case/1", "id": "2026-7",
     "plan": {"payer": "centene", "lineOfBusiness": "medicaid"}, \(people),
     "request": {"drug": "opzelura", "indication": "other", "type": "initial",
       "date": "2026-11-21"}, "facts": {"recentLabelChange": true, "onFormulary": false}}
    """,
  ]

  private static let people = """
    "member": {"name": "Zoë Sample", "memberId": "M-100", "birthDate": "1990-05-04"},
    "prescriber": {"name": "Dr. Kim Muster", "specialties": ["dermatologist"]},
    "intake": {"funding": "erisa-insured", "receivedDate": "2026-11-20", "receivedTime": "09:30",
      "street": "12 Any Road", "place": "Sampletown, ST 00001"}
    """

  private static func leqselvi(_ facts: String, more: String = "") -> String {
    """
    {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna", "lineOfBusiness": "commercial"}, \(people),
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial", \(more)
       "date": "2026-11-21"},
     "facts": {"cyp2c9Metabolizer": "normal", \(facts)},
     "therapies": [{"drug": "methotrexate", "outcome": "inadequate"}], "concurrentDrugs": []}
    """
  }
}

@Suite("The letter of a case as PDF", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct CaseLetterTests {
  static let names = ["approved", "denied", "open", "partial", "referred", "shortened"]

  @Test(
    "is written from the template of its outcome",
    arguments: zip(names, ["approval", "denial", "information", "partial", "referral", "partial"]))
  func template(name: String, outcome: String) throws {
    #expect(try CaseLetters.document(name).template.id.string == "sample-\(outcome)")
  }

  @Test("is a sound, tagged file with embedded fonts, a language and a title", arguments: names)
  func file(name: String) throws {
    let document = try CaseLetters.document(name)
    let pdf = try LetterPDF(document, madeOn: testDate)
    let checked = try Poppler.run("qpdf", ["--check", "FILE"], on: pdf.bytes)
    #expect(checked.contains("No syntax or stream encoding errors found"))
    let facts = try Poppler.run("pdfinfo", ["FILE"], on: pdf.bytes)
    #expect(facts.contains("Tagged:          yes"))
    #expect(facts.contains("Title:           \(document.title.string)"))
    let fonts = try Poppler.run("pdffonts", ["FILE"], on: pdf.bytes).split(separator: "\n")
    #expect(fonts.count > 2 && fonts.dropFirst(2).allSatisfy { $0.contains("yes yes yes") })
    let objects = try Poppler.run("qpdf", ["--qdf", "FILE", "-"], on: pdf.bytes)
    #expect(objects.contains("/Lang (en-US)"))
  }

  @Test("says the words of its plain text, no more and no fewer", arguments: names)
  func words(name: String) throws {
    let document = try CaseLetters.document(name)
    let pdf = try LetterPDF(document, madeOn: testDate)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    // What a text repeats at the top of a page that a table goes on on is spoken once.
    let once = PlainText(document).pages.map { page in
      let lines = page.dropLast()
      return lines.first?.hasPrefix("Line  ") == true ? lines.dropFirst() : lines
    }.joined().joined(separator: "\n")
    // What is written from right to left is read out in another order, phone and all.
    func words(_ text: String) -> [Substring] {
      Words(text).sorted.filter { !$0.isRightToLeft && !$0.contains("0100") }
    }
    #expect(words(structure.spoken) == words(once))
  }

  @Test("shows nothing through the envelope's window but the addressee", arguments: names)
  func window(name: String) throws {
    let pdf = try LetterPDF(try CaseLetters.document(name), madeOn: testDate)
    let shown = try Poppler.run(
      "pdftotext",
      ["-r", "100", "-l", "1", "-x", "0", "-y", "200", "-W", "537", "-H", "162", "FILE", "-"],
      on: pdf.bytes)
    #expect(
      Words(shown).list
        == "Zoë Sample 12 Any Road Sampletown, ST 00001".split(separator: " "))
  }

  @Test("has reference, template and page x of y on every page", arguments: names)
  func feet(name: String) throws {
    let document = try CaseLetters.document(name)
    let pdf = try LetterPDF(document, madeOn: testDate)
    let pages = try Poppler.pages(of: pdf)
    #expect(pages.count == pdf.pageCount)
    for (index, page) in pages.enumerated() {
      #expect(page.contains(document.footer(page: index + 1, of: pages.count).string))
    }
  }
}
