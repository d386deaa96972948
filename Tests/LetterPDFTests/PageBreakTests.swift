import LetterPDF
import Letters
import Testing

@Suite("A PDF letter's pages", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct PageBreakTests {
  static let tail: [LetterBlock] = [
    .heading(level: 1, "Aheading"), .paragraph(.init(SampleLetters.words(40))),
    .table(
      LetterTable(
        header: ["Rule", "Finding"],
        rows: [[[LetterRun("One")], [LetterRun(SampleLetters.tableWords(30))]]])),
    .paragraph(.init("These count:")),
    .list(
      LetterList(
        .bulleted,
        [
          LetterList.Item(
            [LetterRun("itemtop")],
            nested: [LetterList(.bulleted, [.init("inner"), .init("inner"), .init("itemend")])])
        ])),
    .paragraph(.init("Content above.")), .heading(level: 1, "Who decided"),
    .reviewer(
      ReviewerBlock(facts: [CaseBoxRow("Decided by", "us")], blanks: ["Signature", "Date"])),
  ]

  /// Every amount of text above moves what follows over the foot of page 1 and page 2.
  @Test(
    "never end with a heading, part a row or an item of a list, or leave the reviewer's block alone"
  )
  func breaks() throws {
    for count in stride(from: 1, to: 60, by: 2) {
      let above = LetterList(.bulleted, (0..<count).map { _ in .init("above") })
      let pdf = try LetterPDF(
        SampleLetters.document([.list(above)] + Self.tail), madeOn: testDate)
      for page in try Poppler.pages(of: pdf) {
        let body = page.split(separator: "\n").filter { !$0.hasPrefix("Reference R-") }
        #expect(body.last != "Aheading" && body.last != "Who decided", "\(count) above")
        #expect(body.last != "These count:", "\(count) above")
        #expect(page.contains("itemtop") == page.contains("itemend"), "\(count) above")
        #expect(page.contains("Content above.") == page.contains("Signature"), "\(count) above")
        #expect(page.contains("Decided by") == page.contains("Signature"), "\(count) above")
        #expect(page.contains("cell1 ") == page.contains("cell30"), "\(count) above")
        let words = body.filter { $0.contains("word") }
        #expect(words.count != 1, "\(count) above leave a line alone")
      }
    }
  }

  @Test("stand closer where that spares a page with a few lines, and nowhere else")
  func tighter() throws {
    var loose = PDFStyle.standard
    loose.tighterGaps = []
    var spared = 0
    for count in 20...32 {
      let document = SampleLetters.document(
        (0..<count).map { _ in .paragraph(.init("A paragraph of one line.")) })
      let former = try LetterPDF(document, madeOn: testDate, style: loose)
      let pdf = try LetterPDF(document, madeOn: testDate)
      #expect(pdf.pageCount <= former.pageCount)
      #expect((pdf.bytes == former.bytes) == (pdf.pageCount == former.pageCount), "\(count)")
      if pdf.pageCount < former.pageCount { spared += 1 }
    }
    #expect((1...8).contains(spared))
  }

  @Test("part a row that no page can hold, and lose no word of it")
  func giantRow() throws {
    let table = LetterTable(
      header: ["Criterion", "Rationale"],
      rows: [[[LetterRun("C1")], [LetterRun(SampleLetters.words(1500))]]])
    let pdf = try LetterPDF(SampleLetters.document([.table(table)]), madeOn: testDate)
    #expect(pdf.pageCount > 2)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    let spoken = Words(structure.spoken).list.filter { $0.hasPrefix("word") }
    #expect(spoken == (1...1500).map { "word\($0)" })
    #expect(try Poppler.pages(of: pdf).allSatisfy { $0.contains("Criterion") })
  }

  @Test("hold a rationale of 200 lines whole")
  func rationale() throws {
    let pdf = try LetterPDF(
      SampleLetters.document([.paragraph(.init(SampleLetters.words(2000)))]), madeOn: testDate)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    let spoken = Words(structure.spoken).list.filter { $0.hasPrefix("word") }
    #expect(spoken == (1...2000).map { "word\($0)" })
    for (index, page) in try Poppler.pages(of: pdf).enumerated() {
      #expect(page.contains("Page \(index + 1) of \(pdf.pageCount)"))
    }
  }

  @Test("bear blocks in which nothing stands")
  func blank() throws {
    let table = LetterTable(
      header: ["", "b"], rows: [[[], [LetterRun(" ")]], [[LetterRun("")], []]])
    let pdf = try LetterPDF(
      SampleLetters.document(
        [
          .title(""), .heading(level: 2, " "), .paragraph(LetterParagraph([])), .table(table),
          .list(LetterList(.bulleted, [.init([])])), .list(LetterList(.numbered, [])),
          .caseBox([]), .caseBox([CaseBoxRow("", "")]), .keepTogether([]), .pageBreak,
          .reviewer(ReviewerBlock(facts: [], blanks: [])),
        ], title: "", name: ""), madeOn: testDate)
    let checked = try Poppler.run("qpdf", ["--check", "FILE"], on: pdf.bytes)
    #expect(checked.contains("No syntax or stream encoding errors found"))
  }

  @Test("exist for a letter without a body, too")
  func empty() throws {
    let pdf = try LetterPDF(SampleLetters.document([]), madeOn: testDate)
    #expect(pdf.pageCount == 1)
    #expect(try Poppler.pages(of: pdf)[0].contains("Page 1 of 1"))
  }
}
