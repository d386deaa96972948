import LetterPDF
import Letters
import Testing

@Suite("A letter as PDF", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct LetterPDFTests {
  @Test("is a sound file on US Letter with title, tags and date")
  func file() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let checked = try Poppler.run("qpdf", ["--check", "FILE"], on: pdf.bytes)
    #expect(checked.contains("No syntax or stream encoding errors found"))
    let facts = try Poppler.run("pdfinfo", ["FILE"], on: pdf.bytes)
    for fact in [
      "Title:           We denied your request", "Tagged:          yes", "(letter)",
      "Pages:           \(pdf.pageCount)", "Sat Feb  3 00:00:00 2001",
    ] { #expect(facts.contains(fact), "\(fact) in \(facts)") }
  }

  @Test("names its language and a paragraph's own, and asks for its title to be shown")
  func catalog() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let text = try Poppler.run(
      "qpdf", ["--qdf", "--no-original-object-ids", "FILE", "-"], on: pdf.bytes)
    let catalog = text.object(holding: "/Type /Catalog")
    #expect(catalog.contains("/Lang (en-US)"))
    #expect(catalog.contains("/DisplayDocTitle true"))
    #expect(catalog.contains("/Marked true"))
    let paragraph = text.object(holding: "/Lang (es)")
    #expect(paragraph.contains("/S /P"))
  }

  @Test("has the structure of its blocks, in reading order")
  func structure() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    let places = [
      "Document", "H1 (block)", "\"We denied your request for Sampledrug\"", "/Scope /Row",
      "\"Member:\"", "H2 (block)", "\"Why we said no\"",
      "one of them was not met on the day of the request.\"", "\"1.\"", "L (block)",
      "LI (block)", "\"one drug\"", "H3 (block)", "\"☐\"", "/Scope /Column",
      "\"What we were told\"", "\"Not documented\"", "\"Esto no es una factura.\"",
      "H4 (block)", "\"Who decided\"", "\"Signature:\"",
    ].map { structure.firstRange(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil }, "\(structure)")
    let main = [places[2], places[4], places[6], places[7], places[11], places[15], places[20]]
    #expect(main.compactMap { $0 } == main.compactMap { $0 }.sorted())
    #expect(!structure.contains("Page 1 of"), "the foot is no part of the text")
    #expect(structure.ranges(of: "What we were told").count == 1, "headings are spoken once")
  }

  @Test("embeds every font, with a map back to characters")
  func fonts() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let fonts = try Poppler.run("pdffonts", ["FILE"], on: pdf.bytes).split(separator: "\n")
      .dropFirst(2)
    #expect(fonts.count >= 2)
    #expect(fonts.allSatisfy { $0.contains("yes yes yes") }, "\(fonts)")
  }

  /// In a table the text sets cells side by side, so only the amount of each word is compared.
  @Test("says the words of the plain text, no more and no fewer")
  func words() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    #expect(
      Words(structure.spoken).sorted == Words(text(of: SampleLetters.everyBlock)).sorted)
  }

  @Test("says running text in the order of the plain text")
  func order() throws {
    let blocks = SampleLetters.everyBlock.blocks.filter { block in
      if case .table = block { false } else { true }
    }
    let document = SampleLetters.document(blocks + [.paragraph(.init(SampleLetters.words(900)))])
    let pdf = try LetterPDF(document, madeOn: testDate)
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    #expect(Words(structure.spoken).list == Words(text(of: document)).list)
  }

  /// The plain text without the foot of its pages.
  private func text(of document: LetterDocument) -> String {
    PlainText(document).pages.map { $0.dropLast().joined(separator: "\n") }.joined(separator: "\n")
  }

  @Test("has reference, template and page x of y on every page")
  func feet() throws {
    let pdf = try LetterPDF(SampleLetters.long, madeOn: testDate)
    let pages = try Poppler.pages(of: pdf)
    #expect(pages.count == pdf.pageCount)
    #expect(pages.count > 3)
    for (index, page) in pages.enumerated() {
      let foot =
        "Reference R-2026-000123 - sample-denial version 1.0 - Page \(index + 1) of \(pages.count)"
      #expect(page.contains(foot))
    }
  }

  @Test("is the same bytes for the same letter, date and fonts")
  func deterministic() throws {
    let first = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    let second = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    #expect(first.bytes == second.bytes)
  }

  @Test("keeps the addressee in the envelope's window, and the rest out of it")
  func window() throws {
    let pdf = try LetterPDF(SampleLetters.everyBlock, madeOn: testDate)
    // The window slides from 2.04 to 3.62 in below the top edge, and to 5.375 in from the left.
    let shown = try Poppler.run(
      "pdftotext",
      ["-r", "100", "-l", "1", "-x", "0", "-y", "200", "-W", "537", "-H", "162", "FILE", "-"],
      on: pdf.bytes)
    #expect(Words(shown).list == Words("Alex Sample 12 Any Road, Apt 3 Springfield, IL 62702").list)
    let rectangle = try Poppler.run(
      "pdftotext",
      ["-r", "100", "-l", "1", "-x", "50", "-y", "204", "-W", "350", "-H", "88", "FILE", "-"],
      on: pdf.bytes)
    #expect(Words(rectangle).list == Words(shown).list)
  }

  @Test("puts the addressee where an organization's envelopes have their window, and frames it")
  func ownWindow() throws {
    var letter = SampleLetters.everyBlock
    letter.addressPlace = AddressPlace(left: 1, top: 2.5)
    func boxes(_ pdf: LetterPDF) throws -> [PDFWord] {
      PDFWord.words(of: try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf.bytes))
    }
    let moved = try LetterPDF(letter, madeOn: testDate)
    let name = try #require(try boxes(moved).first { $0.text == "Alex" })
    #expect((72..<73).contains(name.left) && (180..<190).contains(name.top))
    let framed = try LetterPDF(letter, madeOn: testDate, framesWindow: true)
    #expect(try Poppler.pages(of: framed) == Poppler.pages(of: moved))
    // 252 by 63 points, from the top of the page.
    let strokes = ["72 180 m", "324 180 l", "72 243 m", "324 243 l"]
    let (drawn, plain) = (
      try Poppler.run("qpdf", ["--qdf", "FILE", "-"], on: framed.bytes),
      try Poppler.run("qpdf", ["--qdf", "FILE", "-"], on: moved.bytes)
    )
    #expect(strokes.allSatisfy(drawn.contains) && !strokes.contains(where: plain.contains))
    // Large print goes out in an envelope with a label.
    letter.edition = .largePrint
    let large = try boxes(try LetterPDF(letter, madeOn: testDate))
    #expect(large.first { $0.text == "Alex" }?.left ?? 0 < 60)
  }

  @Test("sets names of 200 letters and of any script, and refuses what would print as boxes")
  func names() throws {
    let long = LetterText(String(repeating: "Maximiliana", count: 18) + "Ma")
    for name in [
      long, "דוד כהן", "محمد عبد الله", "山田太郎", "Nguyễn Thị Ánh", "\u{1F469}\u{200D}\u{2695}",
    ] {
      let document = SampleLetters.document(
        [.title(name), .caseBox([CaseBoxRow("Member", name), CaseBoxRow(name, name)])], name: name)
      let pdf: LetterPDF
      do {
        pdf = try LetterPDF(document, madeOn: testDate)
      } catch {
        // Which fonts there are is the machine's matter.
        #expect(error == .noShapes)
        continue
      }
      let text = try Poppler.run("pdftotext", ["FILE", "-"], on: pdf.bytes)
      let letters = name.string.unicodeScalars.filter { !$0.properties.isWhitespace }
      let printed = Set(text.unicodeScalars)
      #expect(letters.allSatisfy(printed.contains), "\(name.string) in \(text)")
    }
    // No font has a shape for what Unicode has not assigned.
    let unassigned = SampleLetters.document([.title("\u{378}\u{379}")])
    #expect(throws: LetterPDFError.noShapes) { try LetterPDF(unassigned, madeOn: testDate) }
  }

  @Test("begins a line on the side that its language says, whatever its first letter")
  func direction() throws {
    let hebrew = LetterText("דוד")
    let document = SampleLetters.document([
      .title(LetterText("\(hebrew.string) asked us")),
      .paragraph(
        LetterParagraph(
          [LetterRun(LetterText("ABC \(hebrew.string)"))], language: LetterLanguage("he"))),
    ])
    let pdf = try LetterPDF(document, madeOn: testDate)
    let boxes = try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf.bytes)
      .split(separator: "\n")
    func left(of word: String) throws -> Double {
      let box = try #require(boxes.last { $0.hasSuffix(">\(word)</word>") })
      return try #require(Double(box.split(separator: "\"")[1]))
    }
    // The name stands first, at the left margin of 72; in the Hebrew paragraph all is turned.
    #expect(try (90...150).contains(left(of: "asked")))
    #expect(try left(of: "ABC") > 400)
  }

  @Test("prints a figure behind a right-to-left name on the side where it is read")
  func isolates() throws {
    let name = LetterText("דוד").isolated
    let runs = [LetterRun("For "), LetterRun(name), LetterRun(" 120 days")]
    let pdf = try LetterPDF(
      SampleLetters.document([.paragraph(LetterParagraph(runs))]), madeOn: testDate)
    let boxes = try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf.bytes)
      .split(separator: "\n")
    func left(of word: String) throws -> Double {
      let box = try #require(boxes.last { $0.contains(">\(word)<") })
      return try #require(Double(box.split(separator: "\"")[1]))
    }
    // poppler gives the letters of the name one by one.
    #expect(try left(of: "For") < left(of: "ו"))
    #expect(try left(of: "ו") < left(of: "120"))
    #expect(try left(of: "120") < left(of: "days"))
  }

  @Test("puts what is found at a glance beside the address as far as it has room, the rest below")
  func aside() throws {
    let rows = (1...9).map { CaseBoxRow(LetterText("Fact number \($0)"), "some words of it") }
    let document = SampleLetters.document([
      .aside(rows), .title("A title"), .caseBox([CaseBoxRow("Drug", "Sampledrug")]),
    ])
    let pdf = try LetterPDF(document, madeOn: testDate)
    let boxes = try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf.bytes)
    let numbers = PDFWord.words(of: boxes).filter {
      $0.text.last == ":" && $0.text.first?.isNumber == true
    }
    // The window shows nothing that lies more than 5.375 inches from the left edge.
    let beside = numbers.filter { $0.left >= 387 && $0.bottom <= 264 }
    let below = numbers.filter { $0.left < 387 && $0.top >= 264 }
    #expect(beside.map(\.text) == ["1:", "2:", "3:", "4:", "5:", "6:"])
    #expect(below.map(\.text) == ["7:", "8:", "9:"])
    let structure = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: pdf.bytes)
    for row in rows { #expect(structure.spoken.inOneLine.contains("\(row.label.string): some")) }
  }

  @Test("refuses an address or a letterhead that has no room, and says what to do")
  func tooLong() {
    var document = SampleLetters.everyBlock
    document.address = Array(repeating: "A line of the address", count: 12)
    #expect(throws: LetterPDFError.addressTooLong(lines: 12)) {
      try LetterPDF(document, madeOn: testDate)
    }
    document = SampleLetters.everyBlock
    document.letterhead = Array(repeating: "A line of the letterhead", count: 20)
    #expect(throws: LetterPDFError.letterheadTooLong(lines: 20)) {
      try LetterPDF(document, madeOn: testDate)
    }
    #expect(LetterPDFError.noFonts.description.contains("fonts-dejavu-core"))
  }

  @Test("prints hostile text as text")
  func hostile() throws {
    let text = LetterText("a\u{1B}[2Jb) Tj /Lang (xx) \u{202E}c\u{0}\n## d (((( \\")
    var document = SampleLetters.document([.title(text), .paragraph(.init(text))], title: text)
    document.reference = text
    let pdf = try LetterPDF(document, madeOn: testDate)
    #expect(
      try Poppler.run("qpdf", ["--check", "FILE"], on: pdf.bytes).contains("No syntax or stream"))
    #expect(try Poppler.pages(of: pdf).joined().contains("Tj /Lang (xx) c"))
  }
}
