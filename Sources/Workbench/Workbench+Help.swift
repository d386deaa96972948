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

  /// What the keys do on the screen as it is.
  var screenHelp: ScreenHelp {
    if let page { return page.screenHelp }
    guard let intake else {
      return start.menu != nil ? .menu : start.isSearching ? .search : .queue
    }
    if review?.isShown == true { return .review }
    return intake.field == nil ? .summary : .field
  }

  /// F1.
  var help: TextPage {
    if case .letter(let letter) = page, screenHelp == .letter { return .help(letter) }
    if page == nil, let intake, let field = intake.field { return .help(field, intake) }
    return TextPage(screenHelp)
  }
}

extension Workbench.Page {
  fileprivate var screenHelp: ScreenHelp {
    switch self {
    case .help: .help
    case .choices: .choices
    case .why: .why
    case .letter(let letter):
      letter.path != nil ? .write : letter.box != nil ? .sign : .letter
    case .override: .override
    case .step: .step
    case .source: .source
    case .asking(let asked): asked.screenHelp
    case .tenfold: .tenfold
    case .leaving: .leaving
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
    return TextPage(.letter, words, keys: letter.uses)
  }
}

extension LetterPage {
  /// What can be done with it, for who may.
  var uses: [KeyUse] {
    ScreenHelp.letter.keys.filter { use in
      switch (use.names, kind) {
      case ("F8", .proposed), ("F9", .request), ("F9", .signed): barrier == nil
      case ("F8", _), ("F9", _): false
      default: true
      }
    }
  }
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
