extension Grid {
  /// The characters alone: one line a row, without the blanks at its end.
  public var text: String {
    (0..<size.rows).map { row in
      Self.trimmed(cells(row: row).reduce(into: "") { $0 += $1.text })
    }.joined(separator: "\n")
  }

  /// The whole grid as a golden text: the characters, the style plane as one letter a cell with
  /// its legend, and the cursor.
  public var golden: String {
    var letters: [(style: Style, letter: Character)] = []
    var plane: [String] = []
    for row in 0..<size.rows {
      let line = Self.trimmed(
        styles(row: row).reduce(into: "") { $0.append(Self.letter(for: $1, in: &letters)) })
      if !line.isEmpty { plane.append("\(row < 10 ? " " : "")\(row)|\(line)") }
    }
    let legend = letters.map { "\($0.letter) \($0.style)" }
    let place = cursor.map { "\($0.row),\($0.column)" } ?? "none"
    return ([text, "--- style"] + plane + legend + ["--- cursor \(place)", ""])
      .joined(separator: "\n")
  }

  private static func letter(
    for style: Style, in letters: inout [(style: Style, letter: Character)]
  ) -> Character {
    if style == .plain { return " " }
    if let known = letters.first(where: { $0.style == style }) { return known.letter }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let letter = letters.count < alphabet.count ? alphabet[letters.count] : "?"
    letters.append((style, letter))
    return letter
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

extension Grid: CustomStringConvertible {
  public var description: String { golden }
}
