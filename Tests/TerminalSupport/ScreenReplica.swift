/// What a person sees of the bytes that a program sends: enough of an xterm for what ncurses sends
/// to one, and nothing else.
///
/// Whatever is not part of that, as a title or a bell that came out of somebody's text, is kept in
/// ``strange``. Every character is taken for one column wide.
public struct ScreenReplica: Sendable, CustomStringConvertible {
  public private(set) var rows: Int
  public private(set) var columns: Int
  /// The private modes that are on: `?1049` is the other screen, `?25` the cursor,
  /// `?7` wrapping, `?1034` a Meta key that sends one byte.
  public private(set) var modes: Set = ["?7", "?25"]
  /// The sequences and control characters that ncurses does not send to an xterm.
  public private(set) var strange: [String] = []
  /// Where the cursor is, from 0.
  public private(set) var cursor = (row: 0, column: 0)
  private var kept = (row: 0, column: 0)
  private var cells: [[Character]]
  private var margins: ClosedRange<Int>
  /// The next character goes to the next line first.
  private var wraps = false
  private var last: Character = " "
  /// The bytes of a sequence or a character that is not whole yet.
  private var pending: [UInt8] = []

  public init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    margins = 0...max(0, rows - 1)
  }

  /// As a window that is made larger or smaller: what it has no room for any more is gone.
  public mutating func resize(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    cells = (0..<rows).map { row in
      (0..<columns).map { column in
        row < cells.count && column < cells[row].count ? cells[row][column] : " "
      }
    }
    margins = 0...max(0, rows - 1)
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
    wraps = false
  }

  /// The lines from the top, without blanks at their ends.
  public var lines: [String] {
    cells.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  public var text: String { lines.joined(separator: "\n") }

  public var description: String { text }

  /// Whether the words stand on one line.
  public func shows(_ words: String) -> Bool { lines.contains { $0.contains(words) } }

  /// The line that the cursor is in.
  public var cursorLine: String { lines[cursor.row] }

  public mutating func feed(_ byte: UInt8) {
    if pending.isEmpty, byte < 0x20 || byte == 0x7F {
      control(byte)
    } else {
      pending.append(byte)
      if pending[0] == 0x1B { sequence() } else { character() }
    }
  }
}

// MARK: - Characters

extension ScreenReplica {
  private mutating func control(_ byte: UInt8) {
    wraps = false
    switch byte {
    case 0x08: cursor.column = max(0, cursor.column - 1)
    case 0x0A: lineFeed()
    case 0x0D: cursor.column = 0
    case 0x1B: pending = [byte]
    default: strange.append("control \(byte)")
    }
  }

  private mutating func character() {
    let needed =
      switch pending[0] {
      case 0xC0...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF7: 4
      default: 1
      }
    guard pending.count == needed else { return }
    let text = String(decoding: pending, as: UTF8.self)
    pending = []
    guard let character = text.first, let scalar = text.unicodeScalars.first else { return }
    if scalar.properties.generalCategory == .control { strange.append("control \(scalar.value)") }
    if !scalar.properties.isGraphemeExtend { put(character) }
  }

  private mutating func put(_ character: Character) {
    if wraps {
      cursor.column = 0
      lineFeed()
    }
    cells[cursor.row][cursor.column] = character
    last = character
    wraps = cursor.column == columns - 1
    if !wraps { cursor.column += 1 }
  }

  private mutating func lineFeed() {
    if cursor.row == margins.upperBound {
      scroll(from: margins.lowerBound, by: 1)
    } else {
      cursor.row = min(rows - 1, cursor.row + 1)
    }
  }
}

// MARK: - Sequences

extension ScreenReplica {
  private mutating func sequence() {
    guard pending.count > 1, let final = pending.last else { return }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard pending.count > 2, (0x40...0x7E).contains(final) else {
        if pending.count > 32 { refuse() }
        return
      }
      command(final)
    case UInt8(ascii: "("):
      // Which letters: ASCII, and no line drawing.
      guard pending.count > 2 else { return }
      if final != UInt8(ascii: "B") { refuse() }
    case UInt8(ascii: "="), UInt8(ascii: ">"): break
    case UInt8(ascii: "7"): kept = cursor
    case UInt8(ascii: "8"): (cursor, wraps) = (kept, false)
    case UInt8(ascii: "M"):
      if cursor.row == margins.lowerBound {
        scroll(from: cursor.row, by: -1)
      } else {
        cursor.row = max(0, cursor.row - 1)
      }
    default: refuse()
    }
    pending = []
  }

  private mutating func refuse() { strange.append(String(decoding: pending, as: UTF8.self)) }

  private mutating func command(_ final: UInt8) {
    let text = String(decoding: pending[2..<pending.count - 1], as: UTF8.self)
    let letter = Character(Unicode.Scalar(final))
    if letter == "m", text.allSatisfy({ $0.isNumber || $0 == ";" }) { return }
    if ["h", "l"].contains(letter) { return setModes(text, on: letter == "h") }
    // The title is put aside and taken back around the other screen.
    if letter == "t", ["22;0;0", "23;0;0"].contains(text) { return }
    let figures = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard text.isEmpty || !figures.contains(nil) else { return refuse() }
    move(letter, figures.map { $0 ?? 0 }, step: max(1, figures.first.flatMap { $0 } ?? 1))
  }

  private static let knownModes: Set = ["?1", "?7", "?12", "?25", "?1034", "?1049", "?2004"]

  private mutating func setModes(_ text: String, on isOn: Bool) {
    // Characters take the place of others, as here they do anyway.
    if text == "4", !isOn { return }
    for number in text.dropFirst().split(separator: ";") {
      let mode = "?\(number)"
      guard text.first == "?", Self.knownModes.contains(mode) else { return refuse() }
      if isOn { modes.insert(mode) } else { modes.remove(mode) }
      if mode == "?1049" { erase(0..<rows * columns) }
    }
  }

  private mutating func move(_ letter: Character, _ figures: [Int], step: Int) {
    let (row, column) = (cursor.row, cursor.column)
    wraps = letter == "m" ? wraps : false
    switch letter {
    case "A": cursor.row = max(0, row - step)
    case "B": cursor.row = min(rows - 1, row + step)
    case "C": cursor.column = min(columns - 1, column + step)
    case "D": cursor.column = max(0, column - step)
    case "G": cursor.column = min(columns, step) - 1
    case "d": cursor.row = min(rows, step) - 1
    case "H":
      let place = figures.count > 1 ? max(1, figures[1]) : 1
      cursor = (min(rows, step) - 1, min(columns, place) - 1)
    case "b": for _ in 0..<step { put(last) }
    case "r":
      let bottom = figures.count > 1 && figures[1] > 0 ? min(rows, figures[1]) : rows
      margins = min(step, bottom) - 1...bottom - 1
      cursor = (0, 0)
    default: change(letter, figures.first ?? 0, step)
    }
  }

  private mutating func change(_ letter: Character, _ kind: Int, _ step: Int) {
    let (row, column) = (cursor.row, cursor.column)
    let here = row * columns + column
    switch (letter, kind) {
    case ("J", 0): erase(here..<rows * columns)
    case ("J", 2): erase(0..<rows * columns)
    case ("K", 0): erase(here..<(row + 1) * columns)
    case ("K", 1): erase(row * columns..<here + 1)
    case ("X", _): erase(here..<min((row + 1) * columns, here + step))
    case ("P", _):
      let count = min(step, columns - column)
      cells[row].removeSubrange(column..<column + count)
      cells[row] += Array(repeating: " ", count: count)
    case ("@", _):
      let count = min(step, columns - column)
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(count)
    case ("L", _): scroll(from: row, by: -step)
    case ("M", _): scroll(from: row, by: step)
    case ("S", _): scroll(from: margins.lowerBound, by: step)
    case ("T", _): scroll(from: margins.lowerBound, by: -step)
    default: refuse()
    }
  }

  private mutating func erase(_ places: Range<Int>) {
    for place in places { cells[place / columns][place % columns] = " " }
  }

  /// Moves the lines from one to the end of the margins up, or down where `count` is negative.
  private mutating func scroll(from top: Int, by count: Int) {
    guard margins.contains(top) else { return }
    let blank = [Character](repeating: " ", count: columns)
    for _ in 0..<min(abs(count), rows) {
      cells.remove(at: count > 0 ? top : margins.upperBound)
      cells.insert(blank, at: count > 0 ? margins.upperBound : top)
    }
  }
}
