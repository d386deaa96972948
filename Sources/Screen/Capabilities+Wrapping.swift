extension Capabilities {
  /// `text` as lines of at most `columns`, broken between words.
  ///
  /// A number stays with the word after it, so a figure is never parted from its unit; a
  /// no-break space never breaks. Runs of spaces become one; a line feed starts a line of its
  /// own. A word wider than the line is broken, but never inside a number: a number wider than
  /// the line is left whole, for `Grid.put` to mark as not shown.
  ///
  /// - Returns: at least one line, the empty one for an empty text; nothing when `columns` is 0.
  public func lines(of text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
      lines(ofParagraph: $0, columns: columns)
    }
  }

  private func lines(ofParagraph paragraph: Substring, columns: Int) -> [String] {
    if paragraph.isPlain, paragraph.utf8.count <= columns, paragraph.isSpacedOnce {
      return [String(paragraph)]
    }
    var lines = [""]
    for part in parts(of: paragraph, columns: columns) {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = part
      } else if self.columns(of: last) + 1 + self.columns(of: part) <= columns {
        lines[lines.count - 1] = last + " " + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// The pieces between which a line may break, each as narrow as it can be.
  private func parts(of paragraph: Substring, columns: Int) -> [String] {
    var parts: [String] = []
    var unit: [String] = []
    let words = paragraph.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      unit.append(word)
      let next = index + 1 < words.count ? words[index + 1] : nil
      if let next, Self.isNumber(word), Self.startsLikeUnit(next) { continue }
      parts += fitted(unit: unit, columns: columns)
      unit = []
    }
    return parts
  }

  private func fitted(unit: [String], columns: Int) -> [String] {
    let whole = unit.joined(separator: " ")
    if self.columns(of: whole) <= columns { return [whole] }
    return unit.flatMap { broken(word: $0, columns: columns) }
  }

  private func broken(word: String, columns: Int) -> [String] {
    var parts: [String] = []
    var rest = Substring(word)
    while self.columns(of: String(rest)) > columns {
      let length = breakLength(in: rest, columns: columns)
      if length == rest.count { break }
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts + [String(rest)]
  }

  /// How many characters go on the line: the most that fit without parting a number, and the
  /// whole number where even that is too wide.
  private func breakLength(in word: Substring, columns: Int) -> Int {
    let characters = Array(word)
    var used = 0
    var best = 0
    for index in characters.indices {
      used += self.columns(of: String(characters[index]))
      let end = index + 1
      if used > columns, best > 0 { return best }
      if !Self.partsNumber(characters, at: end) {
        if used > columns { return end }
        best = end
      }
    }
    return characters.count
  }

  private static func partsNumber(_ characters: [Character], at index: Int) -> Bool {
    guard index > 0, index < characters.count else { return false }
    let isFigure = { (character: Character) in
      character == "." || character == "," || ("0"..."9").contains(character)
    }
    return isFigure(characters[index - 1]) && isFigure(characters[index])
  }

  /// A word that ends in a digit and has no letter: `12`, `(0.05`, `>=10`.
  private static func isNumber(_ word: String) -> Bool {
    guard let last = word.last, ("0"..."9").contains(last) else { return false }
    return !word.contains { $0.isLetter }
  }

  private static func startsLikeUnit(_ word: String) -> Bool {
    guard let first = word.first else { return false }
    return first.isLetter || first == "%" || first == "°"
  }
}

extension Substring {
  /// Whether no space stands at an end or beside another one.
  fileprivate var isSpacedOnce: Bool {
    var isAfterSpace = true
    for byte in utf8 {
      let isSpace = byte == UInt8(ascii: " ")
      if isSpace, isAfterSpace { return false }
      isAfterSpace = isSpace
    }
    return !isAfterSpace || isEmpty
  }
}
