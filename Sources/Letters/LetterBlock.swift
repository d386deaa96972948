/// One piece of a letter's body, from top to bottom.
package indirect enum LetterBlock: Sendable, Hashable {
  /// The outcome in words, once, above everything else.
  case title(LetterText)
  /// A heading; its level is 1 to 3. It is never the last thing on a page.
  case heading(level: Int, LetterText)
  case paragraph(LetterParagraph)
  case list(LetterList)
  case caseBox([CaseBoxRow])
  /// What is found at a glance: dates, numbers. First in a letter; on paper it stands beside the
  /// address, where no envelope's window shows it.
  case aside([CaseBoxRow])
  case table(LetterTable)
  case reviewer(ReviewerBlock)
  /// A line across the page.
  case rule
  case pageBreak
  /// A new page, with which the prescriber's part begins: nothing from there on is for the member.
  case prescriberPage
  /// Blocks that stay on one page if a page can hold them.
  case keepTogether([LetterBlock])
}

/// A stretch of text in one weight.
package struct LetterRun: Sendable, Hashable {
  package var text: LetterText
  package var isBold: Bool

  package init(_ text: LetterText, isBold: Bool = false) {
    self.text = text
    self.isBold = isBold
  }
}

extension [LetterRun] {
  /// The text without its weights.
  package var letterText: LetterText { LetterText(joining: map(\.text)) }

  package var plainText: String { letterText.string }
}

package struct LetterParagraph: Sendable, Hashable {
  package var runs: [LetterRun]
  /// The paragraph's own language; nil when it is the letter's.
  package var language: LetterLanguage?
  /// Whether paper shows it in larger type than the rest, as what tells of help.
  package var isLarge: Bool

  package init(_ runs: [LetterRun], language: LetterLanguage? = nil, isLarge: Bool = false) {
    self.isLarge = isLarge
    self.runs = runs
    self.language = language
  }

  package init(_ text: LetterText) {
    self.init([LetterRun(text)])
  }

  /// Whether it says what comes next, so that it is never the last thing on a page.
  package var announces: Bool { runs.last?.text.string.hasSuffix(":") ?? false }
}

/// A list; an item of it, with what is nested in it, stays on one page if a page can hold it.
package struct LetterList: Sendable, Hashable {
  package enum Style: Sendable, Hashable {
    case numbered
    case bulleted
    /// Boxes to be ticked by hand.
    case tickBoxes
  }

  package struct Item: Sendable, Hashable {
    package var runs: [LetterRun]
    /// Lists below this item, indented.
    package var nested: [LetterList]

    package init(_ runs: [LetterRun], nested: [LetterList] = []) {
      self.runs = runs
      self.nested = nested
    }

    package init(_ text: LetterText) {
      self.init([LetterRun(text)])
    }
  }

  package var style: Style
  package var items: [Item]

  package init(_ style: Style, _ items: [Item]) {
    self.style = style
    self.items = items
  }
}

/// A line of the case box: what it is, and what it is in this case.
package struct CaseBoxRow: Sendable, Hashable {
  package var label: LetterText
  package var value: LetterText

  package init(_ label: LetterText, _ value: LetterText) {
    self.label = label
    self.value = value
  }
}

/// A table with one row of headings. A row is kept whole if a page can hold it, and the headings
/// are repeated on every page that the table reaches.
package struct LetterTable: Sendable, Hashable {
  package let header: [LetterText]
  /// Each has as many cells as the header.
  package let rows: [[[LetterRun]]]

  /// - Precondition: there is a heading, and every row has as many cells as there are headings.
  package init(header: [LetterText], rows: [[[LetterRun]]]) {
    precondition(!header.isEmpty, "a table has at least one column")
    precondition(
      rows.allSatisfy { $0.count == header.count }, "a table's rows have a cell for each heading")
    self.header = header
    self.rows = rows
  }
}

/// Who decided, and the lines where that person signs by hand. Never alone on a page.
package struct ReviewerBlock: Sendable, Hashable {
  /// What is known and printed: role, credential, specialty, date of review.
  package var facts: [CaseBoxRow]
  /// What is filled in by hand, each beside a ruled line.
  package var blanks: [LetterText]

  package init(facts: [CaseBoxRow], blanks: [LetterText]) {
    self.facts = facts
    self.blanks = blanks
  }
}
