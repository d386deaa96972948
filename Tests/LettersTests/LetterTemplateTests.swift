import Diagnostics
import Letters
import RuleModel
import Testing

@Suite("A letter template")
struct LetterTemplateTests {
  @Test("is filled and printed", arguments: SampleTemplates.names(in: "good"))
  func good(name: String) throws {
    // Among the parts are broken ones, which this template does not take in.
    let parts = try SampleTemplates.parts()
    let template = try LetterTemplate(
      SampleTemplates.source("good/\(name)"), schema: SampleTemplates.schema, parts: parts)
    let document = try template.document(
      filledWith: SampleTemplates.context, reference: "R-1", letterhead: ["Sample Health Plan"],
      address: ["Alex Sample", "12 Any Road"])
    #expect(document.title == "We denied your request for Sampledrug")
    try expectGolden(PlainText(document).text, "template-\(name).txt")
  }

  @Test(
    "is refused with every fault's place and remedy", arguments: SampleTemplates.names(in: "bad"))
  func bad(name: String) throws {
    let source = try SampleTemplates.source("bad/\(name)")
    let parts = try SampleTemplates.parts()
    let faults = #expect(throws: LetterTemplateFaults.self) {
      try LetterTemplate(source, schema: SampleTemplates.schema, parts: parts)
    }
    try expectGolden((faults?.description ?? "") + "\n", "template-fault-\(name).txt")
  }

  @Test("has fixtures to be tried with")
  func fixtures() {
    #expect(SampleTemplates.names(in: "good").count >= 1)
    #expect(SampleTemplates.names(in: "bad").count >= 11)
  }

  @Test(
    "knows on which days it is in force",
    arguments: [
      ("2025-12-31", false), ("2026-01-01", true), ("2026-12-31", true), ("2027-01-01", false),
    ])
  func inForce(iso: String, isInForce: Bool) throws {
    let header = try SampleTemplates.template("x").header
    #expect(header.isInForce(on: try #require(CalendarDate(iso: iso))) == isInForce)
    #expect(header.id == "sample" && header.version == "2.1" && header.outcome == .denial)
  }

  @Test("stamps the letter with its ID and version")
  func stamp() throws {
    let document = try SampleTemplates.document("x")
    #expect(document.template == TemplateStamp(id: "sample", version: "2.1"))
    #expect(document.language == .americanEnglish)
  }

  @Test(
    "reads lists, nested by their indent",
    arguments: [
      ("- a\n- b", [LetterList(.bulleted, [.init("a"), .init("b")])]),
      ("1. a\n7. b", [LetterList(.numbered, [.init("a"), .init("b")])]),
      ("- a\n1. b", [LetterList(.bulleted, [.init("a")]), LetterList(.numbered, [.init("b")])]),
      (
        "1. a\n   - b\n     [ ] c\n   - d\n2. e",
        [
          LetterList(
            .numbered,
            [
              .init(
                [LetterRun("a")],
                nested: [
                  LetterList(
                    .bulleted,
                    [
                      .init([LetterRun("b")], nested: [LetterList(.tickBoxes, [.init("c")])]),
                      .init("d"),
                    ])
                ]),
              .init("e"),
            ])
        ]
      ),
    ])
  func lists(markup: String, lists: [LetterList]) throws {
    #expect(
      try SampleTemplates.document(markup).blocks == [.title("Title")] + lists.map { .list($0) })
  }

  @Test("sets words between ** in bold, and nothing else")
  func bold() throws {
    let document = try SampleTemplates.document("one **two {{drug}}** three\nfour")
    #expect(
      document.blocks.last
        == .paragraph(
          LetterParagraph([
            LetterRun("one "), LetterRun("two Sampledrug", isBold: true), LetterRun(" three"),
            LetterRun(" "), LetterRun("four"),
          ])))
  }
}
