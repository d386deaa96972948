/// What the terminal can show, decided once when it is opened.
///
/// Everything that measures or draws text goes through these, because a terminal without
/// Unicode shows some characters in more columns (`é` as `e?`). Stored text never changes.
public struct Capabilities: Hashable, Sendable {
  /// Whether characters outside ASCII reach the screen as they are.
  public var showsUnicode: Bool
  /// Whether colour is shown; the words and marks are the same without it.
  public var showsColour: Bool
  /// Whether rules are drawn with line-drawing characters rather than `-`, `|` and `+`.
  public var drawsLines: Bool

  public init(showsUnicode: Bool, showsColour: Bool, drawsLines: Bool = false) {
    self.showsUnicode = showsUnicode
    self.showsColour = showsColour
    self.drawsLines = showsUnicode && drawsLines
  }

  /// Unicode and colour, with rules in ASCII.
  public static let unicode = Capabilities(showsUnicode: true, showsColour: true)
  /// ASCII without colour: the least that any terminal has.
  public static let ascii = Capabilities(showsUnicode: false, showsColour: false)

  /// The cells that show `text`, one a character, without continuation cells.
  public func cells(of text: String) -> [Cell] {
    if text.isPlain { return text.utf8.map(Cell.init(plain:)) }
    var cells: [Cell] = []
    cells.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &cells) }
    return cells
  }

  /// The columns that `text` takes on this terminal.
  public func columns(of text: String) -> Int {
    text.isPlain ? text.utf8.count : cells(of: text).reduce(0) { $0 + $1.width }
  }

  /// Whether `text` is shown other than it is stored, so that a notice is due.
  public func altersDisplay(of text: String) -> Bool {
    cells(of: text).reduce(into: "") { $0 += $1.text } != text
  }

  private func append(_ scalar: Unicode.Scalar, to cells: inout [Cell]) {
    switch scalar.display {
    case .leftOut: return
    case .replaced: cells.append(showsUnicode ? .replacement : Cell("?"))
    case .shown where showsUnicode || scalar.isASCII: cells.append(Cell(scalar))
    case .shown: cells += Transliteration.ascii(for: scalar).unicodeScalars.map { Cell($0) }
    case .mark: append(mark: scalar, to: &cells)
    }
  }

  private func append(mark: Unicode.Scalar, to cells: inout [Cell]) {
    if !showsUnicode {
      cells.append(Cell("?"))
    } else if let base = cells.popLast() {
      cells.append(base.adding(mark: mark))
    } else {
      cells.append(Cell(mark))
    }
  }
}

extension StringProtocol {
  /// Whether every terminal shows it as it is, a column for each of its bytes: so is nearly all that
  /// is measured at every key.
  var isPlain: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}
