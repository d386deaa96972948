/// Text broken into lines of a fixed-width page.
enum WordWrap {
  /// The lines of `text`, none wider than `width` columns, none empty. Lines break at spaces; a
  /// word wider than a line is cut, and wide East Asian characters may be parted anywhere.
  /// - Precondition: `width` is at least 2, the columns of a wide character.
  static func lines(_ text: String, width: Int) -> [String] {
    precondition(width >= 2, "a line has room for a wide character")
    var lines: [String] = []
    var line = ""
    var columns = 0
    for piece in pieces(of: text, width: width) {
      let gap = piece.followsSpace && columns > 0 ? 1 : 0
      if columns + gap + piece.columns > width, columns > 0 {
        lines.append(line)
        (line, columns) = (String(piece.text), piece.columns)
      } else {
        line += (gap == 1 ? " " : "") + piece.text
        columns += gap + piece.columns
      }
    }
    return columns > 0 ? lines + [line] : lines
  }

  private struct Piece {
    let text: Substring
    let columns: Int
    let followsSpace: Bool
  }

  private static func pieces(of text: String, width: Int) -> [Piece] {
    text.split(separator: " ").flatMap { word -> [Piece] in
      let columns = DisplayWidth.columns(of: word)
      if columns == 0 { return [] }
      if columns <= width, !word.unicodeScalars.contains(where: DisplayWidth.isWide) {
        return [Piece(text: word, columns: columns, followsSpace: true)]
      }
      return parts(of: word, width: width)
    }
  }

  /// A word cut before and after each wide character, and where a line is full.
  private static func parts(of word: Substring, width: Int) -> [Piece] {
    var parts: [Piece] = []
    var start = word.startIndex
    var columns = 0
    var lastWasWide = false
    func part(to end: Substring.Index) -> Piece {
      Piece(text: word[start..<end], columns: columns, followsSpace: parts.isEmpty)
    }
    for index in word.indices {
      let step = DisplayWidth.columns(of: word[index])
      if columns > 0, step == 2 || lastWasWide && step > 0 || columns + step > width {
        parts.append(part(to: index))
        (start, columns) = (index, 0)
      }
      columns += step
      lastWasWide = step == 2
    }
    return columns > 0 ? parts + [part(to: word.endIndex)] : parts
  }
}
