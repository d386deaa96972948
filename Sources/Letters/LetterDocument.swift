/// A letter before it is laid out: what it says and how that is arranged, on no paper yet.
///
/// ``PlainText`` and the PDF renderer print the same document with the same words.
package struct LetterDocument: Sendable, Hashable {
  /// The language of all text that names no other, as in `en-US` (BCP 47).
  package var language: LetterLanguage
  /// The letter's name in a window's title and a screen reader; not printed by itself.
  package var title: LetterText
  /// The number by which the payer finds the case.
  package var reference: LetterText
  package var template: TemplateStamp
  /// The payer's name first, then its address, phones and the like, a line each.
  package var letterhead: [LetterText]
  /// The addressee as an envelope's window shows it, a line each. Nothing else may stand there.
  package var address: [LetterText]
  package var blocks: [LetterBlock]
  package var footerWords: FooterWords
  /// In which type it is wanted on paper.
  package var edition: LetterEdition
  /// Where the address stands for the organization's envelopes; nil: where most have their window.
  package var addressPlace: AddressPlace?

  package init(
    language: LetterLanguage, title: LetterText, reference: LetterText, template: TemplateStamp,
    letterhead: [LetterText], address: [LetterText], blocks: [LetterBlock],
    footerWords: FooterWords = .english, edition: LetterEdition = .standard
  ) {
    self.language = language
    self.title = title
    self.reference = reference
    self.template = template
    self.letterhead = letterhead
    self.address = address
    self.blocks = blocks
    self.footerWords = footerWords
    self.edition = edition
  }

  /// What stands at the foot of a page: reference, template and page number.
  package func footer(page: Int, of count: Int) -> LetterText {
    let words = footerWords
    return LetterText(
      "\(words.reference.string) \(reference.string) - \(template.id.string) "
        + "\(words.version.string) \(template.version.string) - "
        + "\(words.page.string) \(page) \(words.of.string) \(count)")
  }
}

/// Where an address begins on the first page of a standard edition.
package struct AddressPlace: Sendable, Hashable {
  /// From the left edge of the sheet, in inches.
  package let left: Double
  /// From its top, in inches.
  package let top: Double

  /// So far from an edge that a printer reaches it, and not into what stands beside the address.
  package static let lefts = 0.25...1.5
  /// Below a letterhead, and so that the address ends above the first fold.
  package static let tops = 1.5...2.7

  package init(left: Double, top: Double) {
    self.left = left
    self.top = top
  }
}

/// Which text a letter was made from: it stands on every page.
package struct TemplateStamp: Sendable, Hashable {
  package let id: LetterText
  package let version: LetterText

  package init(id: LetterText, version: LetterText) {
    self.id = id
    self.version = version
  }
}

/// The words of the line at the foot of a page, for a letter in another language.
package struct FooterWords: Sendable, Hashable {
  package let reference: LetterText
  package let version: LetterText
  package let page: LetterText
  package let of: LetterText

  package init(reference: LetterText, version: LetterText, page: LetterText, of: LetterText) {
    self.reference = reference
    self.version = version
    self.page = page
    self.of = of
  }

  package static let english = FooterWords(
    reference: "Reference", version: "version", page: "Page", of: "of")
}

/// A language tag: letters, digits and hyphens, as in `en-US` or `zh-Hant` (BCP 47).
package struct LetterLanguage: Sendable, Hashable {
  package let tag: String

  /// nil when this is no well-formed tag: subtags of 1 to 8 letters or digits, the first of 2 or
  /// 3 letters, 35 characters at most.
  package init?(_ tag: String) {
    let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard tag.utf8.count <= 35, let first = subtags.first, (2...3).contains(first.count),
      first.utf8.allSatisfy(Self.isLetter)
    else { return nil }
    for subtag in subtags {
      guard (1...8).contains(subtag.utf8.count),
        subtag.utf8.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) })
      else { return nil }
    }
    self.init(checked: tag)
  }

  private init(checked tag: String) {
    self.tag = tag
  }

  package static let americanEnglish = LetterLanguage(checked: "en-US")

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension [LetterBlock] {
  /// With more rows at the head of the case box; in a box above everything where there is none.
  package func boxing(_ rows: [CaseBoxRow]) -> [LetterBlock] {
    guard !rows.isEmpty else { return self }
    for (place, block) in enumerated() {
      guard case .caseBox(let others) = block else { continue }
      return self[..<place] + [.caseBox(rows + others)] + self[(place + 1)...]
    }
    return [.caseBox(rows)] + self
  }

  /// With what stands beside the address in the case box: where there is nothing beside it.
  var withoutAside: [LetterBlock] {
    guard case .aside(let rows)? = first else { return self }
    return Array(dropFirst()).boxing(rows)
  }
}
