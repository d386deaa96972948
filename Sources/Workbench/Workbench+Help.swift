internal import Screen

/// F1: what the screen's keys do, and what it said in full.
extension Workbench {
  /// Shows a help text over whatever is on the screen; closing it brings that back.
  mutating func cover(with help: TextPage) {
    (covered, message) = (page, nil)
    page = .help(help)
  }

  /// What there was no room for on the message line or in the head; nil where all of it is there.
  var cutMessage: TextPage? {
    if case .help = page { return nil }
    let frame = frame
    let width = size.columns - 2
    func lines(_ text: String) -> Int { Capabilities.ascii.lines(of: text, columns: width).count }
    let failure = intake?.head().failure.flatMap {
      lines($0) > Head.mostFailureRows(size) ? $0 : nil
    }
    let said = lines(shownMessage.shown) > frame.messageRows ? shownMessage.text : nil
    let texts = [failure, said].compactMap(\.self)
    guard !texts.isEmpty else { return nil }
    return TextPage(title: "In full", listing: texts.map(TextPage.text))
  }

  /// nil for a page that answers F1 itself.
  func help(for page: Page) -> TextPage? {
    switch page {
    case .help: nil
    case .choices: .choices
    case .why: .why
    case .letter(let letter): .help(letter)
    case .override: .override
    case .step, .source, .asking, .leaving: .question
    }
  }
}

extension TextPage {
  static func help(_ letter: LetterPage) -> TextPage {
    let words =
      switch letter.kind {
      case .proposed:
        letter.barrier.map { "Nobody has signed it. \($0)" }
          ?? "Nobody has signed it. Read all of it; then F8 asks for the word of the decision."
      case .request: "It asks for what is missing, and decides nothing."
      case .signed(let number): "It was signed as determination \(number), and stays as it is."
      }
    let sign = ("F8", "sign it, once all of it was on the screen")
    let write = ("F9", "write it to a file, as PDF or as text")
    let keys =
      switch letter.kind {
      case .proposed: letter.barrier == nil ? [sign] : []
      case .request, .signed: [write]
      }
    return TextPage(
      title: "Help: letter",
      listing: [text(words), Entry(text: "")]
        + self.keys(
          [
            ("PgDn Enter", "a screen on"), ("PgUp", "a screen back"), ("Up Down", "a line"),
            ("Home End", "the beginning, the end"),
          ] + keys + [("Esc F12 F3", "back to the case")]))
  }

  fileprivate static let choices = TextPage(
    title: "Help: list of answers",
    listing: keys([
      ("Up Down", "mark another answer"), ("PgUp PgDn", "ten on"),
      ("letter", "to the next answer that begins with it"), ("number", "to that answer"),
      ("Space", "of several: mark this one, or not"), ("Enter", "take what is marked"),
      ("F4 Esc", "close the list and take nothing"),
    ]))

  fileprivate static let why = TextPage(
    title: "Help: why",
    listing: [
      text("Every line of the policy in its own order, and all that is known about the marked one.")
    ]
      + keys([
        ("Up Down", "mark another line"), ("F7 F8", "the line before or after"),
        ("Space", "read on below; Backspace reads back"), ("F6 Esc", "close"),
      ]))

  fileprivate static let override = TextPage(
    title: "Help: against the criteria",
    listing: [
      text(
        "What is decided instead, which lines that is about, and why. The letter and the record "
          + "give the reason.")
    ]
      + keys([
        ("Up Down", "mark another one"), ("Space", "this line is one of them, or not"),
        ("Enter", "go on"), ("Esc", "back; nothing is decided"),
      ]))

  fileprivate static let question = TextPage(
    title: "Help",
    listing: [
      text(
        "The program asks before it goes on, and nothing is done yet. What each key does stands in "
          + "the last row of that screen.")
    ])
}

extension String {
  /// Without the words in capitals by which an error begins that stands by itself, as in
  /// `NOT SAVED: the disk is full`.
  package var unmarked: String {
    guard hasPrefix("NOT "), let colon = firstIndex(of: ":"),
      self[..<colon].allSatisfy({ $0.isUppercase || $0 == " " })
    else { return self }
    return String(self[index(after: colon)...].drop { $0 == " " })
  }
}
