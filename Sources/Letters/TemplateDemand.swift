/// What a template has to say, whatever its case is.
package struct TemplateDemand: Sendable, Hashable {
  /// The fields that it prints, those of records too. A letter whose case has such a field and that
  /// leaves it out all the same is not made.
  package var fields: Set<String>
  /// Fields that it prints on the organization's own wish.
  package var ownFields: Set<String>
  package var words: RequiredWords

  package init(
    fields: Set<String> = [], ownFields: Set<String> = [], words: RequiredWords = RequiredWords()
  ) {
    self.fields = fields
    self.ownFields = ownFields
    self.words = words
  }
}

/// What a letter of an outcome says in so many words. Capitals, line breaks and bold do not count.
package struct RequiredWords: Sendable, Hashable {
  package var inTitle: [String]
  /// Anywhere outside of sections that no case can print.
  package var inText: [String]

  package init(inTitle: [String] = [], inText: [String] = []) {
    self.inTitle = inTitle
    self.inText = inText
  }

  /// Those that are not there.
  func lacking(inTitle title: String, inText text: String) -> RequiredWords {
    let (title, text) = (Self.plain(title), Self.plain(text))
    return RequiredWords(
      inTitle: inTitle.filter { !title.contains(Self.plain($0)) },
      inText: inText.filter { !text.contains(Self.plain($0)) })
  }

  private static func plain(_ text: String) -> String {
    text.replacing("*", with: "").lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
