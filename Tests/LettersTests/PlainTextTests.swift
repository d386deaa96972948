import Letters
import Testing

@Suite("A letter as plain text")
struct PlainTextTests {
  @Test("sets every kind of block")
  func everyBlock() throws {
    try expectGolden(PlainText(SampleLetters.everyBlock).text, "every-block.txt")
  }

  @Test("sets names and rationales of any length and script within 76 columns")
  func longAndForeign() throws {
    let name = LetterText(String(repeating: "Maximiliana", count: 19))
    let document = SampleLetters.document([
      .title("A title"), .caseBox([CaseBoxRow("Member", name), CaseBoxRow(name, "12")]),
      .paragraph(LetterParagraph("Names: דוד כהן, محمد عبد الله, 山田太郎.")),
      .paragraph(LetterParagraph(LetterText(String(repeating: "漢字かな", count: 30)))),
      .table(
        LetterTable(
          header: ["One", "Two", name],
          rows: [[[LetterRun("a")], [LetterRun("b b")], [LetterRun("c")]]])),
    ])
    try expectGolden(PlainText(document).text, "long-and-foreign.txt")
  }

  static let lengths = [1, 20, 300, 700, 1500, 3000]

  @Test("has 60 lines a page, none wider than 76 columns, and page x of y", arguments: lengths)
  func pages(count: Int) {
    let pages = PlainText(SampleLetters.document([.paragraph(.init(SampleLetters.words(count)))]))
      .pages
    for (index, page) in pages.enumerated() {
      #expect(page.count == 60)
      #expect(page.allSatisfy { $0.count <= 76 && $0.last != " " })
      #expect(page[58].isEmpty)
      #expect(page[59].hasSuffix("Page \(index + 1) of \(pages.count)"))
    }
  }

  @Test("loses no word on the way", arguments: lengths)
  func words(count: Int) {
    let pages = PlainText(SampleLetters.document([.paragraph(.init(SampleLetters.words(count)))]))
      .pages
    let printed = pages.flatMap { $0.dropLast().flatMap { $0.split(separator: " ") } }
      .filter { $0.hasPrefix("word") }.map(String.init)
    #expect(printed == (1...count).map { "word\($0)" })
  }

  @Test("parts pages with form feeds, and has no other control character")
  func formFeeds() {
    let hostile = LetterText("a\u{0C}b\u{1B}[2J\r\nc\u{202E}d")
    let letter = PlainText(
      SampleLetters.document([.paragraph(.init(hostile)), .pageBreak, .paragraph(.init("x"))]))
    let controls = letter.text.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    #expect(letter.pages.count == 2)
    #expect(Array(controls) == ["\u{0C}"])
    #expect(!letter.text.unicodeScalars.contains("\u{202E}"))
  }

  /// Every amount of text above moves what follows over the foot of the page.
  @Test("never ends a page with a heading, nor parts a row or the reviewer's block from its text")
  func breaks() throws {
    let tail: [LetterBlock] = [
      .heading(level: 1, "A heading"), .paragraph(.init(SampleLetters.words(30))),
      .table(
        LetterTable(
          header: ["Rule", "Finding"],
          rows: [
            [[LetterRun(SampleLetters.words(60))], [LetterRun("ROW")]]
          ])),
      .paragraph(.init("These count:")),
      .list(
        LetterList(
          .bulleted,
          [
            LetterList.Item(
              [LetterRun("Item")], nested: [LetterList(.bulleted, [.init("in"), .init("end")])])
          ])),
      .paragraph(.init("Content above.")), .heading(level: 1, "Who decided"),
      .reviewer(ReviewerBlock(facts: [CaseBoxRow("Decided by", "us")], blanks: ["Signature"])),
    ]
    for count in 0..<60 {
      let above = LetterList(.bulleted, (0..<count).map { _ in .init("above") })
      let pages = PlainText(SampleLetters.document([.list(above)] + tail)).pages
      for page in pages {
        let body = page.dropLast(2).filter { !$0.isEmpty }
        #expect(body.last?.hasPrefix("------") != true, "\(count) lines above")
        let text = body.joined(separator: "\n")
        #expect(body.last != "These count:", "\(count) lines above")
        #expect(text.contains("- Item") == text.contains("- end"), "\(count) lines above")
        #expect(text.contains("Decided by") == text.contains("Content above."))
        #expect(text.contains("Decided by") == text.contains("Signature"))
        #expect(text.contains("word1 ") || !text.contains("word60"), "\(count) lines above")
      }
    }
  }

  @Test("repeats a table's headings on every page that it reaches")
  func repeatedHeadings() {
    let rows = (1...90).map { [[LetterRun(LetterText("row \($0)"))], [LetterRun("y")]] }
    let pages = PlainText(
      SampleLetters.document([.table(LetterTable(header: ["Number", "What"], rows: rows))])
    ).pages
    #expect(pages.count > 1)
    #expect(pages.allSatisfy { page in page.contains { $0.hasPrefix("Number") } })
  }

  @Test("keeps a group on one page when a page can hold it", arguments: [3, 30, 50])
  func groups(count: Int) {
    let group = (1...count / 2).map { LetterBlock.paragraph(.init(LetterText("Group \($0)."))) }
    for above in stride(from: 0, to: 50, by: 7) {
      let blocks = (0..<above).map { _ in LetterBlock.rule } + [.keepTogether(group)]
      let pages = PlainText(SampleLetters.document(blocks)).pages
      #expect(pages.filter { $0.contains { $0.hasPrefix("Group") } }.count == 1)
    }
  }
}
