/// Text broken into lines of a fixed-width page.
enum WordWrap {
  /// The lines of `text`, none wider than `width` columns, none empty. Lines break at spaces; a
  /// word wider than a line is cut, and wide East Asian characters may be parted anywhere.
  /// - Precondition: `width` is at least 2, the columns of a wide character.
  static func lines(_ text: String, width: Int) -> [String] {
    precondition(width >= 2, "a line has room for a wide character")
    if let lines = linesOfASCII(text, width: width) { return lines }
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

  /// The lines of a text in ASCII, in which a byte is a column; nil where there is another character, a
  /// word wider than a line, or more than a space between words. Most texts of a letter are such.
  private static func linesOfASCII(_ text: String, width: Int) -> [String]? {
    var lines: [String] = []
    let bytes = text.utf8
    var (start, end) = (bytes.startIndex, bytes.startIndex)
    var (columns, count) = (0, 0)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let wordStart = place
      count = 0
      while place < bytes.endIndex, bytes[place] != 0x20 {
        if bytes[place] >= 0x80 { return nil }
        count += 1
        place = bytes.index(after: place)
      }
      if count == 0 || count > width { return nil }
      if columns > 0, columns + 1 + count > width {
        lines.append(String(text[start..<end]))
        columns = 0
      }
      if columns == 0 { start = wordStart }
      columns += columns > 0 ? count + 1 : count
      end = place
      if place < bytes.endIndex { place = bytes.index(after: place) }
    }
    return columns > 0 ? lines + [String(text[start..<end])] : lines
  }

  private struct Piece {
    let text: Substring
    let columns: Int
    let followsSpace: Bool
  }

  private static func pieces(of text: String, width: Int) -> [Piece] {
    // By bytes: a space is one in all of UTF-8, and looking for characters takes far longer.
    text.utf8.split(separator: 0x20).flatMap { bytes -> [Piece] in
      let word = Substring(bytes)
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
