internal import Screen

/// Whether what was entered is on disk, in the words of the title row.
enum SaveState: Hashable {
  /// Nothing was entered since the draft was made or opened.
  case untouched
  case saving
  /// The time of day at which the last save was done.
  case saved(at: String)
  /// What went wrong, and what to do.
  case failed(String)
  /// Nothing is changed, and why.
  case readOnly(String)

  var words: String {
    switch self {
    case .untouched: ""
    case .saving: "Saving"
    case .saved(let time): "Saved \(time)"
    case .failed: "NOT SAVED"
    case .readOnly: "READ ONLY"
    }
  }

  var readOnlyReason: String? {
    if case .readOnly(let reason) = self { return reason }
    return nil
  }

  var failure: String? {
    if case .failed(let reason) = self { return reason }
    return nil
  }
}

/// The rows at the top of a screen.
struct Head {
  var program = "RUBRIC"
  /// The case, and where in it the person is; the first word is kept on narrow screens.
  var place: String
  /// The same where there is no room for it; empty where it is as short as it can be.
  var briefPlace = ""
  /// Until when the case has to be decided, the longest first; told as far as there is room.
  var due: [String] = []
  /// At the right end.
  var state: SaveState = .untouched
  /// Who the patient is; nil on screens of several patients.
  var banner: Banner?
  /// Drug, indication, policy; the last are left out where there is no room.
  var request: [String] = []
  /// The drug in one word, for where there is room for no more.
  var briefRequest = ""

  /// The rows that it takes, the words of what could not be saved as whole as there is room for.
  func rows(in size: Size, _ capabilities: Capabilities) -> Int {
    guard banner != nil else { return 1 }
    let lines = failure.map { capabilities.lines(of: $0, columns: size.columns - 2).count } ?? 1
    return 2 + min(max(1, lines), Self.mostFailureRows(size))
  }

  /// That the last changes are not saved, and why.
  var failure: String? { state.failure.map { "! Not saved: \($0)" } }

  static func mostFailureRows(_ size: Size) -> Int { size.rows >= 20 ? 4 : 2 }
}

/// Who the patient is, on every screen of one patient.
struct Banner: Hashable {
  /// As it was typed; the only part that is ever cut.
  var name: String
  /// `14-Jul-1985 (41y)`; empty while the date is not known.
  var birth: String
  var memberID: String
  var payer: String

  /// The parts with their names.
  var parts: [String] {
    [
      name.isEmpty ? "No name yet" : name,
      birth.isEmpty ? "Born: not entered" : "Born \(birth)",
      memberID.isEmpty ? "Member: not entered" : "Member \(memberID)", payer,
    ]
  }

  /// The parts alone, for where there is little room, and then without the age, and without the
  /// date of birth. The member's ID tells who it is, and stays.
  var briefParts: [[String]] {
    let named = name.isEmpty ? "No name" : name
    let day = String(birth.prefix { $0 != " " })
    return [[named, birth, memberID], [named, day, memberID], [named, memberID]]
  }

  /// The fewest columns to which a name is cut.
  static let leastNameColumns = 5
}

/// What a key does here, for the bar.
struct KeyHint: Hashable {
  let key: String
  let word: String
  /// Shown before the others where there is little room.
  let isEssential: Bool

  init(_ key: String, _ word: String, essential: Bool = false) {
    self.key = key
    self.word = word
    isEssential = essential
  }

  var text: String { "\(key) \(word)" }
}

/// The line that speaks to the person: a hint, or what was wrong.
struct Message: Hashable {
  enum Kind: Hashable {
    case hint
    case refusal
  }

  var kind: Kind
  var text: String
  /// What is typed is read as; below the text, and in its place where there is no room for both.
  var echo = ""

  static func hint(_ text: String) -> Message { Message(kind: .hint, text: text) }
  static func refusal(_ text: String) -> Message { Message(kind: .refusal, text: text) }

  var shown: String { kind == .refusal ? "! " + text : text }
}

extension Grid {
  mutating func put(_ head: Head) {
    let room = size.columns - 2
    let left = max(0, room - capabilities.columns(of: head.state.words) - 1)
    let isFailed = head.state.failure != nil
    // The row of what is asked for has room for all of it, before the title has room for a part.
    let dueBelow = isFailed || title(head, head.due.prefix(1), left) != nil ? nil : dueBelow(head)
    let title = dueBelow == nil ? title(head, head.due[...], left) : nil
    put(title ?? self.title(head, left), row: 0, column: 1, width: left, style: .bold)
    put(
      head.state.words, row: 0, column: 1, width: room, style: isFailed ? .bold.in(.red) : .plain,
      alignment: .trailing)
    if let banner = head.banner {
      put(banner)
      if let failure = head.failure {
        let area = Area(
          row: 2, column: 1, rows: head.rows(in: size, capabilities) - 2, columns: room)
        put(failure, in: area, style: .bold.in(.red))
      } else {
        putRequest(of: head, dueBelow)
      }
    }
    horizontalRule(row: head.rows(in: size, capabilities))
  }

  /// The place, with the name of the program where there is room for it.
  private func titles(_ head: Head) -> [String] {
    (size.columns >= 60 ? ["\(head.program)      \(head.place)"] : []) + [head.place]
  }

  private func title(_ head: Head, _ columns: Int) -> String {
    let brief = head.briefPlace.isEmpty ? [] : [head.briefPlace]
    return (titles(head) + brief).first { capabilities.columns(of: $0) <= columns } ?? head.place
  }

  /// The same with until when, in the first of these words that fit; nil where none do.
  private func title(_ head: Head, _ dues: ArraySlice<String>, _ columns: Int) -> String? {
    dues.flatMap { due in titles(head).map { "\($0)  \(due)" } }
      .first { capabilities.columns(of: $0) < columns }
  }

  /// Until when, as it fits beside the drug; nil where it does not.
  private func dueBelow(_ head: Head) -> String? {
    guard head.banner != nil, let drug = head.request.first else { return nil }
    return head.due.first { due in
      [drug, head.briefRequest].contains {
        capabilities.columns(of: $0) + 2 + capabilities.columns(of: due) <= size.columns - 2
      }
    }
  }

  /// What is asked for, and at the end of the row until when, where the title has no room for it.
  private mutating func putRequest(of head: Head, _ due: String?) {
    let room = size.columns - 2
    guard let due else {
      put(joined(head.request, columns: room), row: 2, column: 1, width: room)
      return
    }
    let left = room - capabilities.columns(of: due) - 2
    let drug = [head.request.first ?? "", head.briefRequest].first {
      capabilities.columns(of: $0) <= left
    }
    put(
      joined([drug ?? ""] + head.request.dropFirst(), columns: left), row: 2, column: 1,
      width: left)
    put(due, row: 2, column: 1, width: room, style: .bold, alignment: .trailing)
  }

  private mutating func put(_ banner: Banner) {
    let room = size.columns - 2
    func roomForName(_ parts: [String]) -> Int {
      parts.dropFirst().reduce(room) {
        $0 - ($1.isEmpty ? 0 : capabilities.columns(of: $1) + 2)
      }
    }
    let whole = [banner.parts, banner.parts.dropLast()].first {
      capabilities.columns(of: $0[0]) <= roomForName($0)
    }
    var parts =
      whole ?? banner.briefParts.first { roomForName($0) >= Banner.leastNameColumns }
      ?? [banner.briefParts[0][0]]
    let cut = capabilities.cells(of: parts[0], fitting: roomForName(parts))
    parts[0] = cut.reduce(into: "") { $0 += $1.text }
    put(joined(parts, columns: room), row: 1, column: 1, width: room, style: .bold)
  }

  /// The parts that fit, with as much between them as there is room for, at most five columns.
  private func joined(_ parts: [String], columns: Int) -> String {
    var parts = parts.filter { !$0.isEmpty }
    func used() -> Int { parts.reduce(0) { $0 + capabilities.columns(of: $1) } }
    while parts.count > 1, used() + 2 * (parts.count - 1) > columns { parts.removeLast() }
    let gap = min(5, max(2, (columns - used()) / max(1, parts.count - 1)))
    return parts.joined(separator: String(repeating: " ", count: gap))
  }

  mutating func put(_ message: Message, in area: Area) {
    let style: Style = message.kind == .refusal ? .bold.in(.red) : .plain
    guard !message.echo.isEmpty else { return put(message.shown, in: area, style: style) }
    let lines = capabilities.lines(of: message.shown, columns: area.columns).count
    if lines < area.rows {
      put(message.shown, in: area, style: style)
      put(message.echo, in: area.droppingTop(lines), style: style)
    } else {
      put(message.echo, in: area, style: style)
    }
  }

  /// A text as far as there is room; where that is not all of it, it ends with the key that shows
  /// the rest.
  private mutating func put(_ text: String, in area: Area, style: Style) {
    let lines = capabilities.lines(of: text, columns: area.columns)
    wrap(
      text, row: area.row, column: area.column, width: area.columns, height: area.rows,
      style: style)
    guard lines.count > area.rows, area.rows > 0, area.columns > Self.more.count else { return }
    let row = area.row + area.rows - 1
    let room = area.columns - Self.more.count
    fill(row: row, columns: area.column..<area.column + area.columns)
    let last = capabilities.lines(of: lines[area.rows - 1], columns: room)[0]
    put(last, row: row, column: area.column, style: style)
    put(
      Self.more, row: row, column: area.column, width: area.columns, style: .bold,
      alignment: .trailing)
  }

  private static let more = " ... F1"

  /// The last row: the essential keys, then as many of the others as there is room for.
  mutating func put(_ keys: [KeyHint], row: Int) {
    var shown: Set<KeyHint> = []
    var room = size.columns - 2 + 2
    for key in keys.filter(\.isEssential) + keys.filter({ !$0.isEssential }) {
      let needed = capabilities.columns(of: key.text) + 2
      guard needed <= room, !shown.contains(key) else { continue }
      shown.insert(key)
      room -= needed
    }
    var column = 1
    for key in keys where shown.contains(key) {
      column += put(key.key, row: row, column: column, style: .bold) + 1
      column += put(key.word, row: row, column: column) + 2
    }
  }

  /// What all screens share: head, message, keys and the rules between them.
  mutating func put(frame: Frame, head: Head, message: Message, keys: [KeyHint]) {
    put(head)
    put(message, in: frame.messageArea)
    horizontalRule(row: frame.keyRow - 1)
    put(keys, row: frame.keyRow)
  }
}
