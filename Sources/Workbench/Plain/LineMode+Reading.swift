internal import Screen

/// What is typed, as keys.
extension LineMode {
  /// - Parameter line: its bytes, without the line break.
  package mutating func read(_ line: [UInt8], on bench: Workbench) -> Reading {
    switch Self.text(of: line) {
    case .failure(let words): return .says([words.text])
    case .success(let text):
      guard case .help = bench.page else { return read(text, bench) }
      return readBelowHelp(text, bench)
    }
  }

  /// A help text was said: it closes by itself, and the line is for what it covers.
  private mutating func readBelowHelp(_ text: String, _ bench: Workbench) -> Reading {
    var below = bench
    _ = below.update(.input(.key(.function(1))))
    told.screen = nil
    guard !text.isEmpty, case .keys(let keys) = read(text, below) else {
      return .keys([.function(1)])
    }
    return .keys([.function(1)] + keys)
  }

  private mutating func read(_ text: String, _ bench: Workbench) -> Reading {
    if text.hasPrefix("::") { return .keys(Self.typing(String(text.dropFirst()))) }
    if text.hasPrefix(":") { return command(String(text.dropFirst()), bench) }
    if text == "?" { return command("help", bench) }
    let screen = bench.spoken
    if let number = Int(text), let keys = screen.items?.keys(taking: number) {
      // Said again also where it was marked before.
      if keys.isEmpty { told.screen?.detail = [] }
      return .keys(keys)
    }
    if screen.takesText { return .keys(text.isEmpty ? [.enter] : Self.typing(text)) }
    if text.isEmpty { return .keys([.enter]) }
    if case .says = command(text, bench) {
      return .says(["\"\(text)\" is nothing that can be chosen here. \(screen.hint)"])
    }
    return command(text, bench)
  }

  /// In place of what stands there, and accepted.
  private static func typing(_ text: String) -> [Key] {
    [.control("u")] + text.map { .character($0) } + [.enter]
  }

  /// A word that stands for a key, as `why`, or the key's name, as `f6`; after `find` with what is
  /// looked for.
  private mutating func command(_ words: String, _ bench: Workbench) -> Reading {
    let parts = words.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    guard let word = parts.first?.lowercased() else { return unknown(words) }
    if parts.count == 2 {
      guard word == "find", bench.screenHelp == .queue else { return unknown(words) }
      return .keys(["/"] + Self.typing(parts[1]))
    }
    switch word {
    case "help":
      told.screen = nil
      return .keys([.function(1)])
    case "again":
      told.screen = nil
      return .keys([])
    case "tour":
      told.screen = nil
      return .keys([.function(1), "t"])
    case "who": return .says(Self.head(bench))
    default: break
    }
    if let key = bench.screenHelp.keys.key(for: word) ?? Key(named: word) { return .keys([key]) }
    return word == "cancel" ? .keys([.escape]) : unknown(word)
  }

  private func unknown(_ word: String) -> Reading {
    .says(["There is no word :\(word.trimmed) here. :help says which there are."])
  }
}

extension LineMode {
  private struct Words: Error {
    let text: String
  }

  /// The characters of a line, or why it cannot be taken: one that holds a key that is no text was
  /// not meant as it came.
  private static func text(of line: [UInt8]) -> Result<String, Words> {
    let bytes = Array(line.last == 0x0D ? line.dropLast() : line[...])
    var decoder = KeyDecoder()
    let keys = decoder.decode(bytes) + decoder.finish()
    var text = ""
    for key in keys {
      switch key {
      case .character(let character): text.append(character)
      case .tab: text.append(" ")
      case .unreadable:
        return .failure(
          Words(
            text: "This line could not be read, and nothing of it is taken. Is the terminal set to "
              + "another character set?"))
      default:
        return .failure(
          Words(
            text: "Nothing of this line is taken: it holds \(KeyWords.name(of: key)), which is no "
              + "text. Type words; :help says which."))
      }
    }
    return .success(text.trimmed)
  }
}

extension [KeyUse] {
  /// The key that a word stands for; nil for another word.
  fileprivate func key(for word: String) -> Key? {
    for use in self {
      guard let place = use.commands.firstIndex(of: word) else { continue }
      let names = use.names.split(separator: " ")
      return names.indices.contains(place) ? Key(named: String(names[place])) : nil
    }
    return nil
  }
}
