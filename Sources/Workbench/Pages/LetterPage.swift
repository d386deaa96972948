internal import Casework
internal import Letters
internal import RuleEngine
internal import Screen

/// A letter: to be read, signed and written to a file.
struct LetterPage: Sendable {
  enum Kind: Sendable {
    /// It tells a decision that nobody has signed.
    case proposed(LetterDocument, Outcome, against: DeterminationHead.Override?)
    /// It asks for what is missing and decides nothing.
    case request(LetterDocument)
    /// It was signed as the determination of this number.
    case signed(number: Int)
  }

  let kind: Kind
  let lines: [String]
  /// Why the person can do nothing with it but read it; nil for who may sign it, or write it.
  var barrier: String?
  private(set) var top = 0
  /// Whether its last line has been on the screen.
  private(set) var isRead = false
  /// How many of its lines have been.
  private(set) var seen = 0
  /// Where the decision's word is typed; nil while the letter is read.
  var box: SignBox?
  /// The path that is being typed; nil while the letter is read.
  private(set) var path: EditedField?
  /// A file of this path is there already, and is to be replaced only when the person says so.
  private(set) var replaces: String?
  private let suggestedPath: String
  /// The queues that it can be printed on.
  private(set) var printers: [String] = []

  /// - Parameters:
  ///   - text: as it is kept and printed, a form feed between pages.
  ///   - id: of the case; it names the file that is suggested.
  init(_ kind: Kind, text: String, id: String) {
    self.kind = kind
    suggestedPath = "letter-\(id).pdf"
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
      page.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
    lines = pages.enumerated().flatMap { index, page in
      (index > 0 ? ["", "- - -  page \(index + 1) of \(pages.count)  - - -", ""] : []) + page
    }
  }

  /// One that was made now.
  ///
  /// - Parameter ground: why it is against the criteria; nil where it follows them.
  init(
    _ document: LetterDocument, telling outcome: Outcome,
    against ground: DeterminationHead.Override? = nil, id: String
  ) {
    let kind: Kind =
      outcome == .incomplete
      ? .request(document) : .proposed(document, outcome, against: ground)
    self.init(kind, text: PlainText(document).text, id: id)
  }

  enum Reaction {
    case stays
    case closes
    case asksToSign
    case signs
    case asksToWrite
    case writes(path: String, LetterFormat, mayReplace: Bool)
    case means(Message)
  }

  /// - Parameter size: of the part of the screen in which the letter is shown.
  mutating func press(_ key: Key, in size: Size) -> Reaction {
    if replaces != nil { return pressOnReplacing(key) }
    if path != nil { return pressOnPath(key) }
    if box != nil { return pressOnBox(key) }
    switch key {
    case .down: return scroll(by: 1, size)
    case .up: return scroll(by: -1, size)
    case .pageDown, .enter, .character(" "): return scroll(by: room(size) - 1, size)
    case .pageUp, .backspace: return scroll(by: -(room(size) - 1), size)
    case .home: return scroll(by: -.max / 2, size)
    case .end: return scroll(by: .max / 2, size)
    case .function(8): return .asksToSign
    case .function(9), .character("w"), .character("W"): return .asksToWrite
    case .escape, .function(12), .function(3): return .closes
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func scroll(by step: Int, _ size: Size) -> Reaction {
    let next = min(max(0, top + step), lastTop(size))
    defer { top = next }
    if next != top { return .stays }
    return .means(.hint(step > 0 ? endWords : "This is the letter's beginning."))
  }

  private var endWords: String {
    switch kind {
    case .proposed:
      "This is the end of the letter. \(barrier ?? "F8 signs it.")"
    case .request, .signed: "This is the end of the letter. \(barrier ?? "F9 writes it.")"
    }
  }

  mutating func beginWriting() {
    path = EditedField(text: TextField(suggestedPath, limit: 400), isSelected: true)
  }

  private mutating func pressOnPath(_ key: Key) -> Reaction {
    switch key {
    case .enter: return write(mayReplace: false)
    case .escape, .function(12):
      path = nil
      return .means(.hint("Nothing was written."))
    case .down: return offer(next: 1)
    case .up: return offer(next: -1)
    default: return edit(key)
    }
  }

  /// The next of the places in the list: the file that is suggested, then the printers.
  private mutating func offer(next step: Int) -> Reaction {
    let places = [suggestedPath] + printers.map(LetterPlace.printer)
    guard places.count > 1 else { return .means(.hint("There is no printer to choose.")) }
    let place = path.flatMap { places.firstIndex(of: $0.text.text) } ?? (step > 0 ? -1 : 0)
    let next = (place + step + places.count) % places.count
    path = EditedField(text: TextField(places[next], limit: 400), isSelected: true)
    return .stays
  }

  private mutating func edit(_ key: Key) -> Reaction {
    if case .character = key { clearIfSelected() }
    if case .paste = key { clearIfSelected() }
    guard let outcome = path?.text.edit(key) else { return .stays }
    path?.isSelected = false
    switch outcome {
    case .notEditing: return .means(KeyWords.meaningless(key))
    case .full: return .means(.refusal("The path is full: it takes 400 characters."))
    case .nothingToDelete: return .means(.hint("There is nothing to delete."))
    case .changed, .moved, .pasted: return .stays
    }
  }

  private mutating func clearIfSelected() {
    if path?.isSelected == true { path = EditedField(text: TextField(limit: 400)) }
  }

  private func write(mayReplace: Bool) -> Reaction {
    let typed = (path?.text.text ?? "").trimmed
    guard let format = LetterFormat(path: typed) else {
      return .means(
        .refusal("Name a file that ends in .pdf or .txt, or choose a printer with Up and Down."))
    }
    return .writes(path: typed, format, mayReplace: mayReplace)
  }

  /// Only the letter Y replaces a file; Enter alone never does.
  private mutating func pressOnReplacing(_ key: Key) -> Reaction {
    replaces = nil
    switch key {
    case .character("y"), .character("Y"): return write(mayReplace: true)
    default:
      return .means(
        .hint(
          path.flatMap { LetterPlace.queue(in: $0.text.text) } == nil
            ? "The file is left as it is. Name another one, or Esc." : "It was not printed again."))
    }
  }

  /// These can be chosen beside a file.
  mutating func offer(printers: [String]) { self.printers = printers }

  /// There is such a file, or it was printed before.
  mutating func askToReplace(_ path: String) { replaces = path }

  /// The letter was written: the path is not asked for any more.
  mutating func endWriting() { path = nil }
}

extension LetterFormat {
  /// By the ending of a file's name; nil for any other ending.
  init?(path: String) {
    if LetterPlace.queue(in: path) != nil {
      self = .pdf
      return
    }
    let name = path.lowercased()
    guard name.count > 4 else { return nil }
    if name.hasSuffix(".pdf") {
      self = .pdf
    } else if name.hasSuffix(".txt") {
      self = .text
    } else {
      return nil
    }
  }
}

// MARK: - What is on the screen

extension LetterPage {
  /// The letter's lines as they are; on a narrow screen wrapped.
  func listing(columns: Int) -> Listing {
    Listing(
      blocks: lines.map { line in
        columns >= PlainText.columns + 2
          ? Listing.Block([.cells([Listing.Cell(text: line, column: 0, width: columns - 2)])])
          : Listing.Block(line)
      })
  }

  /// The rows of it, on the terminal on which it takes the most.
  private func height(_ size: Size) -> Int {
    let listing = listing(columns: size.columns)
    return max(listing.rows(in: size, .ascii), listing.rows(in: size, .unicode))
  }

  /// The rows that are left for it where the last tells what is out of view.
  private func room(_ size: Size) -> Int { max(2, size.rows - 1) }

  private func lastTop(_ size: Size) -> Int {
    let height = height(size)
    return height > size.rows ? max(0, height - max(1, size.rows - 1)) : 0
  }

  /// What is shown now was painted.
  mutating func notePainted(in size: Size) {
    let (height, last) = (height(size), lastTop(size))
    if top >= last { isRead = true }
    let shown = min(height, top + max(1, size.rows - 1))
    seen = isRead ? lines.count : max(seen, lines.count * shown / max(1, height))
    box?.isLive = true
  }
}
