import Letters
import RuleModel
import Testing

@Suite("The letter document")
struct LetterDocumentTests {
  @Test("has reference, template and page in its footer")
  func footer() {
    let footer = SampleLetters.document([]).footer(page: 2, of: 3)
    #expect(
      footer.string == "Reference R-2026-000123 - sample-denial version 1.0 - Page 2 of 3")
  }

  @Test(
    "writes dates in the long form",
    arguments: [
      ("2026-11-21", "November 21, 2026"), ("2027-01-01", "January 1, 2027"),
      ("2028-02-29", "February 29, 2028"), ("0987-12-09", "December 9, 987"),
    ])
  func dates(iso: String, words: String) throws {
    #expect(DateWords.long(try #require(CalendarDate(iso: iso))) == words)
  }

  @Test(
    "takes well-formed language tags alone",
    arguments: [
      ("en-US", true), ("es", true), ("zh-Hant", true), ("sr-Latn-RS", true), ("", false),
      ("e", false), ("en_US", false), ("en-", false), ("en)/X", false), ("12", false),
      ("english", false),
    ])
  func languages(tag: String, isWellFormed: Bool) {
    #expect((LetterLanguage(tag) != nil) == isWellFormed)
  }
}
