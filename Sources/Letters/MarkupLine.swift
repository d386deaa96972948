/// Why a line is no markup; the words say what to do.
struct MarkupFault: Error {
  let message: String
  let help: String

  static let lateAside = MarkupFault(
    message: "[aside] does not begin the letter", help: "write it above everything else")
}

/// One line of a letter's markup.
enum MarkupLine {
  enum Group: String, CaseIterable {
    case keep
    case signature
    case aside
  }

  case blank
  /// `# words`
  case title([LetterRun])
  /// `## words` is level 1.
  case heading(level: Int, [LetterRun])
  /// `- words`, `1. words` or `[ ] words`, with spaces in front where it is nested.
  case item(LetterList.Style, indent: Int, [LetterRun])
  /// `| words | words |`
  case row([[LetterRun]])
  /// `= label: value`
  case fact(CaseBoxRow)
  /// `_ label`: a line to be filled in by hand.
  case blankToFill(LetterText)
  /// `---`
  case rule
  /// `[page]`
  case pageBreak
  /// `[prescriber]`
  case prescriberPage
  /// `[language es]`: of the next paragraph.
  case language(LetterLanguage)
  /// `[large]`: the next paragraph is in larger type.
  case large
  /// `[keep]`, `[signature]`, `[aside]`
  case open(Group)
  /// `[/keep]`, `[/signature]`, `[/aside]`
  case close(Group)
  /// Text that begins a paragraph or goes on with one; indented, it goes on with a list's item.
  case text([LetterRun], isIndented: Bool)

  /// Whether it prints words of its own; else it only arranges those of others.
  var isWords: Bool {
    switch self {
    case .title, .heading, .item, .row, .fact, .blankToFill, .text: true
    case .blank, .rule, .pageBreak, .prescriberPage, .language, .large, .open, .close: false
    }
  }

  /// Reads a line. (A function, because Swift 6.3 crashes when an enum's initializer throws a
  /// typed error before it has set itself.)
  static func read(_ line: some StringProtocol) throws(MarkupFault) -> MarkupLine {
    let text = line.trimmed
    let indent = line.prefix { $0 == " " }.count
    switch text.first {
    case nil: return .blank
    case "#": return try heading(text)
    case "|": return try row(text)
    case "=": return try fact(text)
    case "_": return .blankToFill(try words(text.dropFirst()).letterText)
    case "[" where !text.hasPrefix("[ ]"): return try directive(text)
    case "\\": return .text(try words(text.dropFirst()), isIndented: indent > 0)
    case _ where text.utf8.count >= 3 && text.utf8.allSatisfy({ $0 == 0x2D }): return .rule
    default:
      if let item = try item(text, indent: indent) { return item }
      return .text(try words(text[...]), isIndented: indent > 0)
    }
  }

  private static func heading(_ text: String) throws(MarkupFault) -> MarkupLine {
    let level = text.prefix { $0 == "#" }.count
    guard level <= 4, text.dropFirst(level).first == " " else {
      throw MarkupFault(
        message: "this is no heading",
        help: "write # for the title, ## to #### for headings, and a space; \\# begins plain text")
    }
    let runs = try words(text.dropFirst(level))
    return level == 1 ? .title(runs) : .heading(level: level - 1, runs)
  }

  private static func row(_ text: String) throws(MarkupFault) -> MarkupLine {
    guard text.count > 1, text.last == "|" else {
      throw MarkupFault(
        message: "this table row has no end", help: "write | after its last cell as well")
    }
    var cells: [[LetterRun]] = []
    for cell in MarkupValue.split(text.dropFirst().dropLast(), at: "|") {
      cells.append(try runs(of: cell.trimmed))
    }
    return .row(cells)
  }

  private static func fact(_ text: String) throws(MarkupFault) -> MarkupLine {
    let words = text.dropFirst()
    guard let colon = MarkupValue.firstIndex(of: ":", in: words) else {
      throw MarkupFault(
        message: "this line of the case box has no label", help: "write `= label: value`")
    }
    let label = try Self.words(words[..<colon]).letterText
    let value = try Self.words(words[colon...].dropFirst()).letterText
    return .fact(CaseBoxRow(label, value))
  }

  private static func directive(_ text: String) throws(MarkupFault) -> MarkupLine {
    for group in Group.allCases {
      if text == "[\(group)]" { return .open(group) }
      if text == "[/\(group)]" { return .close(group) }
    }
    if text == "[page]" { return .pageBreak }
    if text == "[prescriber]" { return .prescriberPage }
    if text == "[large]" { return .large }
    if text.hasPrefix("[language "), text.hasSuffix("]") {
      let tag = MarkupValue.letterText(text.dropFirst(10).dropLast()).string.trimmed
      if let language = LetterLanguage(tag) { return .language(language) }
    }
    throw MarkupFault(
      message: "there is no such instruction",
      help: "use [keep], [signature] or [aside] with its end, as [/keep], [page], [prescriber], "
        + "[large] or [language es], each alone on its line; \\[ begins plain text")
  }

  /// A marker alone is an item, too: one in which nothing is said.
  private static func item(_ text: String, indent: Int) throws(MarkupFault) -> MarkupLine? {
    guard let first = text.utf8.first, "-[0123456789".utf8.contains(first) else { return nil }
    let digits = text.prefix { ("0"..."9").contains($0) }
    let markers: [(String, LetterList.Style)] = [
      ("-", .bulleted), ("[ ]", .tickBoxes), ("\(digits).", .numbered),
    ]
    for (marker, style) in markers where "\(text) ".hasPrefix(marker + " ") {
      if style == .numbered, !(1...2).contains(digits.count) { continue }
      return .item(style, indent: indent, try words(text.dropFirst(marker.count)))
    }
    return nil
  }

  /// Runs of text that is not empty.
  private static func words(_ text: Substring) throws(MarkupFault) -> [LetterRun] {
    let runs = try runs(of: text.trimmed)
    if runs.allSatisfy(\.text.isBlank) {
      throw MarkupFault(
        message: "nothing is said here", help: "write what it says, or take the line out")
    }
    return runs
  }

  /// Text between `**` and `**` is bold.
  private static func runs(of text: String) throws(MarkupFault) -> [LetterRun] {
    let parts = MarkupValue.split(text[...], at: "**")
    guard parts.count % 2 == 1 else {
      throw MarkupFault(message: "bold text has no end", help: "write ** on both sides of it")
    }
    return parts.enumerated().compactMap { index, part in
      part.isEmpty
        ? nil : LetterRun(MarkupValue.letterText(part), isBold: index % 2 == 1)
    }
  }
}
