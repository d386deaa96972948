package import FoundationEssentials

/// How hard a text is to read: Flesch-Kincaid grade and the longest sentence.
///
/// Syllables are counted by a rule of thumb for English, right for most words and off by one for
/// some; over a letter the grade is good to about a fifth.
package struct ReadingLevel: Sendable, Hashable {
  /// The school grade that the text asks for; 0 for a text without words.
  package let grade: Decimal
  /// The sentence with the most words.
  package let longestSentence: String
  package let longestWordCount: Int

  /// - Parameters:
  ///   - texts: each ends a sentence, whether or not a full stop says so.
  ///   - exempt: names of people, drugs and conditions, titles, addresses: they are left out.
  package init(_ texts: [String], exempt: [String] = []) {
    // By bytes: the names are many, and looking for characters takes ten times as long.
    let names = Set(exempt).map { Array($0.utf8) }.sorted { $0.count > $1.count }
    let bare = names.reduce(Array(texts.joined(separator: "\n").utf8)) { $0.removing($1) }
    let sentences = String(decoding: bare, as: UTF8.self)
      .split(separator: "\n").flatMap { Self.sentences(in: String($0)) }.map(Self.words).filter {
        !$0.isEmpty
      }
    let words = sentences.flatMap { $0 }
    let longest = sentences.max { $0.count < $1.count } ?? []
    longestSentence = longest.joined(separator: " ")
    longestWordCount = longest.count
    let spelled = words.filter { $0.contains(where: \.isLetter) }
    guard !spelled.isEmpty else {
      grade = 0
      return
    }
    let syllables = spelled.reduce(0) { $0 + Self.syllables(of: $1) }
    let hundredths =
      39 * spelled.count / sentences.count + 1180 * syllables / spelled.count - 1559
    grade = Decimal(hundredths) / 100
  }

  /// A full stop ends a sentence where a space and no small letter follows.
  private static func sentences(in text: String) -> [String] {
    var sentences = [""]
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      sentences[sentences.count - 1].append(character)
      guard ".?!".contains(character), index + 2 < characters.count, characters[index + 1] == " ",
        !characters[index + 2].isLowercase
      else { continue }
      sentences.append("")
    }
    return sentences
  }

  private static func words(of sentence: String) -> [String] {
    sentence.split(whereSeparator: { $0.isWhitespace || "/–-".contains($0) })
      .map { String($0.filter { $0.isLetter || $0.isNumber || $0 == "'" }) }
      .filter { !$0.isEmpty }
  }

  /// Groups of vowels, but for a silent e at the end.
  package static func syllables(of word: String) -> Int {
    let letters = word.lowercased().filter(\.isLetter)
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let hasSpokenLE = letters.hasSuffix("le") && !"aeiouy".contains(letters.dropLast(2).last ?? "a")
    let hasSilentE =
      (letters.hasSuffix("e") && !hasSpokenLE)
      || (letters.hasSuffix("ed") && !letters.hasSuffix("ted") && !letters.hasSuffix("ded"))
    return max(1, hasSilentE ? count - 1 : count)
  }
}

extension [UInt8] {
  /// Without the places where these bytes stand.
  fileprivate func removing(_ part: [UInt8]) -> [UInt8] {
    guard let first = part.first else { return self }
    var (kept, from, search) = ([UInt8](), startIndex, startIndex)
    while let place = self[search...].firstIndex(of: first) {
      if self[place...].starts(with: part) {
        kept += self[from..<place]
        (from, search) = (place + part.count, place + part.count)
      } else {
        search = place + 1
      }
    }
    return from == startIndex ? self : kept + self[from...]
  }
}

extension LetterDocument {
  /// What a member reads as running text in the letter's language: paragraphs and lists before the
  /// prescriber's part.
  package var memberTexts: [String] {
    let end = blocks.firstIndex(of: .prescriberPage) ?? blocks.endIndex
    return blocks[..<end].flatMap(\.readTexts)
  }
}

extension LetterBlock {
  fileprivate var readTexts: [String] {
    switch self {
    case .paragraph(let paragraph):
      paragraph.language == nil ? [paragraph.runs.plainText] : []
    case .list(let list): list.readTexts
    case .keepTogether(let blocks): blocks.flatMap(\.readTexts)
    case .title, .heading, .caseBox, .aside, .table, .reviewer, .rule, .pageBreak,
      .prescriberPage:
      []
    }
  }
}

extension LetterList {
  fileprivate var readTexts: [String] {
    items.flatMap { [$0.runs.plainText] + $0.nested.flatMap(\.readTexts) }
  }
}
