import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleModel
import Testing

@Suite("The large-print edition", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct LargePrintTests {
  /// The letter of a denial or an approval in part, which the member wants in large print.
  private func letter(_ outcome: LetterOutcome) throws -> ChecklistLetter {
    let checked = ChecklistCase(
      request: ChecklistRequests.anzupgo, plan: ChecklistPlan.all[1], outcome: outcome)
    var document = try checked.document()
    document.edition = .largePrint
    return try ChecklistLetter(checked, document)
  }

  @Test(
    "has no word smaller than 18 points, at the head and the foot neither",
    arguments: [LetterOutcome.denial, .partialApproval, .informationRequest])
  func size(outcome: LetterOutcome) throws {
    let letter = try letter(outcome)
    // DejaVu's words are 1.164 of its size high.
    let small = letter.words.first { $0.bottom - $0.top < 18 * 1.16 }
    #expect(small == nil, "\(small.map { String($0.text) } ?? "")")
    #expect(letter.words.allSatisfy { $0.right <= 612 - 36 && $0.bottom <= 792 - 18 })
  }

  @Test("says all that the standard edition says, under an ID of its own, and lists its tables")
  func words() throws {
    let letter = try letter(.partialApproval)
    for row in letter.document.inLargePrint.footer(page: 1, of: letter.pdfPages.count).string.split(
      separator: " ")
    {
      #expect(letter.pdfPages[0].contains(row))
    }
    #expect(letter.pdfPages.allSatisfy { $0.contains("sample-partial-LP") })
    for words in letter.text.split(separator: " ") { #expect(letter.spoken.contains(words)) }
    // Only what is known of the reviewer stands in columns.
    #expect(letter.objects.ranges(of: "/S /Table").count == 1)
    #expect(letter.spoken.contains("You asked for: 60 grams for 30 days We approved: 30 grams"))
  }

  @Test("is what a member gets who wants it")
  func wanted() throws {
    let checked = ChecklistCase(
      request: ChecklistRequests.leqselvi, plan: ChecklistPlan.all[0], outcome: .approval)
    for (format, edition) in [
      ("large-print", LetterEdition.largePrint), ("braille", .standard), (nil, .standard),
    ] {
      var document = CaseDocument(try JSONReader.read(checked.request.json))!
      document["intake.format"] = format.map { .text($0) }
      let request = try CaseReader(
        ChecklistCase.library.vocabulary, drugs: ChecklistCase.library.dictionary
      ).read(document.json)
      let letter = try ChecklistCase.composer.document(for: request, checked.finding()).get()
      #expect(letter.edition == edition)
      // Plain text knows no type.
      #expect(PlainText(letter).text.contains("sample-approval version"))
    }
  }
}

@Suite("Names of any script on paper", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct ScriptTests {
  /// DejaVu has Hebrew and Arabic; Chinese and Japanese come from fonts-droid-fallback. For
  /// Korean and all else fonts-noto-cjk would have to be there, and what is missing is counted.
  @Test(
    "print whole, in fonts that are embedded",
    arguments: ["דוד כהן", "محمد عبد الله", "山田太郎", "王小明", "Nguyễn Thị Ánh"])
  func scripts(name: String) throws {
    let letter = SampleLetters.document(
      [.title("We denied your request"), .caseBox([CaseBoxRow("Member", LetterText(name))])],
      name: LetterText(name))
    let pdf = try LetterPDF(letter, madeOn: testDate)
    let fonts = try Poppler.run("pdffonts", ["FILE"], on: pdf.bytes).split(separator: "\n")
    #expect(fonts.dropFirst(2).allSatisfy { $0.contains("yes yes yes") })
    let printed = Set(try Poppler.run("pdftotext", ["FILE", "-"], on: pdf.bytes).unicodeScalars)
    let letters = name.precomposedStringWithCompatibilityMapping.unicodeScalars
      .filter { !$0.properties.isWhitespace }
    #expect(letters.allSatisfy(printed.contains), "\(name)")
  }

  @Test(
    "print a phone number in its order, in sentences that are written from the right, too",
    arguments: [("ar", "اتصل على"), ("fa", "با شمارهٔ"), ("he", "התקשרו")],
    ["1-800-555-0100", "(800) 555-0100", "+1 800 555 0100"])
  func figures(sentence: (language: String, words: String), phone: String) throws {
    let paragraph = LetterParagraph(
      [LetterRun(LetterText("\(sentence.words) \(phone)."))],
      language: LetterLanguage(sentence.language))
    let letter = SampleLetters.document([.title("Free language help"), .paragraph(paragraph)])
    let pdf = try LetterPDF(letter, madeOn: testDate)
    let words = PDFWord.words(
      of: try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf.bytes))
    let line = try #require(words.first { $0.text.contains("800") })
    let painted = words.filter { $0.top == line.top && $0.text.contains(where: \.isNumber) }
      .sorted { $0.left < $1.left }.map(\.text).joined(separator: " ")
    #expect(painted.trimmingPrefix(".").prefix(phone.count) == phone, "\(painted)")
    #expect(PlainText(letter).text.contains(phone))
    #expect(!PlainText(letter).text.unicodeScalars.contains("\u{2068}"))
  }
}
