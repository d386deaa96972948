import Letters

/// Letters about nothing real, in which every kind of block stands.
enum SampleLetters {
  static func document(
    _ blocks: [LetterBlock], title: LetterText = "We denied your request",
    name: LetterText = "Alex Sample"
  ) -> LetterDocument {
    LetterDocument(
      language: .americanEnglish, title: title, reference: "R-2026-000123",
      template: TemplateStamp(id: "sample-denial", version: "1.0"),
      letterhead: [
        "Sample Health Plan", "Reviewed by Sample Review Agency on behalf of Sample Health Plan",
        "100 Example Street, Springfield, IL 62701", "Phone 555-0100, TTY 711, fax 555-0101",
      ],
      address: [name, "12 Any Road, Apt 3", "Springfield, IL 62702"], blocks: blocks)
  }

  static let everyBlock = document([
    .paragraph(.init("November 21, 2026")),
    .title("We denied your request for Sampledrug"),
    .caseBox([
      CaseBoxRow("Member", "Alex Sample"), CaseBoxRow("Reference", "R-2026-000123"),
      CaseBoxRow(
        "Drug asked for", "Sampledrug tablets, 8 mg, 60 tablets for 30 days, for 6 months"),
    ]),
    .heading(level: 1, "Why we said no"),
    .paragraph(
      LetterParagraph([
        LetterRun("Your plan asks for "), LetterRun("two things", isBold: true),
        LetterRun(
          " before it pays for this drug, and one of them was not met on the day of the request."),
      ])),
    .list(
      LetterList(
        .numbered,
        [
          .init("You are 18 years or older. Your prescriber told us that you are 17."),
          LetterList.Item(
            [LetterRun("You tried one of these first:")],
            nested: [LetterList(.bulleted, [.init("one drug"), .init("another drug")])]),
        ])),
    .heading(level: 2, "What to send"),
    .list(LetterList(.tickBoxes, [.init("A chart note"), .init("A lab result with its date")])),
    .table(
      LetterTable(
        header: ["What the rule asks", "What we were told", "Result"],
        rows: [
          [[LetterRun("Age of 18 years or more")], [LetterRun("17")], [LetterRun("Not met")]],
          [
            [LetterRun("A trial of another drug that lasted for 3 months or longer")],
            [LetterRun("Nothing was said about it")], [LetterRun("Not documented", isBold: true)],
          ],
        ])),
    .rule,
    .paragraph(
      LetterParagraph([LetterRun("Esto no es una factura.")], language: LetterLanguage("es"))),
    .paragraph(.init("This is not a bill.")),
    .heading(level: 3, "Who decided"),
    .reviewer(
      ReviewerBlock(
        facts: [
          CaseBoxRow("Decided by", "a physician"), CaseBoxRow("State of license", "Illinois"),
        ],
        blanks: ["Signature", "Date"])),
  ])

  /// Four pages or so: a rationale of 200 lines, and a table that goes over a page.
  static let long = document(
    [
      .title("We denied your request for Sampledrug"),
      .paragraph(.init(words(200 * 11))),
      .table(
        LetterTable(
          header: ["Criterion", "What it asks", "Result"],
          rows: (1...24).map { row in
            [
              [LetterRun(LetterText("C\(row)"))],
              [LetterRun(words(18))], [LetterRun(row % 3 == 0 ? "Not met" : "Met")],
            ]
          })),
    ])

  /// So many words, each with its number, so that none can be lost unseen.
  static func words(_ count: Int) -> LetterText {
    LetterText((1...count).map { "word\($0)" }.joined(separator: " "))
  }

  static func tableWords(_ count: Int) -> LetterText {
    LetterText((1...count).map { "cell\($0)" }.joined(separator: " "))
  }
}
