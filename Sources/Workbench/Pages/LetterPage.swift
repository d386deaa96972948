internal import Letters
internal import Screen

/// The letter as it will be written, and where to.
struct LetterPage: Sendable {
  let document: LetterDocument
  let lines: [String]
  private(set) var top = 0
  /// The path that is being typed; nil while the letter is read.
  private(set) var path: EditedField?
  /// A file of this path is there already, and is to be replaced only when the person says so.
  private(set) var replaces: String?
  private let suggestedPath: String

  /// - Parameter id: of the case; it names the file that is suggested.
  init(_ document: LetterDocument, id: String) {
    self.document = document
    suggestedPath = "letter-\(id).pdf"
    let pages = PlainText(document).pages
    lines = pages.enumerated().flatMap { index, page in
      (index > 0 ? ["", "- - -  page \(index + 1) of \(pages.count)  - - -", ""] : []) + page
    }
  }

  enum Outcome {
    case stays
    case closes
    case writes(path: String, LetterFormat, mayReplace: Bool)
    case means(Message)
  }

  /// - Parameter rows: those in which the letter is shown.
  mutating func press(_ key: Key, rows: Int) -> Outcome {
    if replaces != nil { return pressOnReplacing(key) }
    if path != nil { return pressOnPath(key) }
    switch key {
    case .down: return scroll(by: 1, rows)
    case .up: return scroll(by: -1, rows)
    case .pageDown, .enter, .character(" "): return scroll(by: rows - 1, rows)
    case .pageUp, .backspace: return scroll(by: -(rows - 1), rows)
    case .home: return scroll(by: -lines.count, rows)
    case .end: return scroll(by: lines.count, rows)
    case .function(9), .character("w"), .character("W"):
      path = EditedField(text: TextField(suggestedPath, limit: 400), isSelected: true)
      return .stays
    case .escape, .function(12), .function(3): return .closes
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func scroll(by step: Int, _ rows: Int) -> Outcome {
    let last = max(0, lines.count - rows)
    let next = min(max(0, top + step), last)
    defer { top = next }
    if next != top { return .stays }
    return .means(
      .hint(
        step > 0
          ? "This is the end of the letter. F9 writes it." : "This is the letter's beginning."))
  }

  private mutating func pressOnPath(_ key: Key) -> Outcome {
    switch key {
    case .enter: return write(mayReplace: false)
    case .escape, .function(12):
      path = nil
      return .means(.hint("Nothing was written."))
    default: return edit(key)
    }
  }

  private mutating func edit(_ key: Key) -> Outcome {
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

  private func write(mayReplace: Bool) -> Outcome {
    let typed = (path?.text.text ?? "").trimmed
    guard let format = LetterFormat(path: typed) else {
      return .means(
        .refusal("Name a file that ends in .pdf or .txt: the ending says how it is written."))
    }
    return .writes(path: typed, format, mayReplace: mayReplace)
  }

  /// Only the letter Y replaces a file; Enter alone never does.
  private mutating func pressOnReplacing(_ key: Key) -> Outcome {
    replaces = nil
    switch key {
    case .character("y"), .character("Y"): return write(mayReplace: true)
    default: return .means(.hint("The file is left as it is. Name another one, or Esc."))
    }
  }

  /// There is such a file.
  mutating func askToReplace(_ path: String) { replaces = path }

  /// The letter was written: the path is not asked for any more.
  mutating func endWriting() { path = nil }
}

extension LetterFormat {
  /// By the ending of a file's name; nil for any other ending.
  init?(path: String) {
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
}
