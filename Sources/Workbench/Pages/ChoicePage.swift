internal import Interview
internal import RuleModel
internal import Screen

/// F4: the answers to a question as a list.
struct ChoicePage: Sendable {
  let field: Field
  let options: [Choice]
  private(set) var place = 0
  /// Of a set: what is marked so far.
  private(set) var marked: Set<String> = []
  /// The letters or figures by which the place was found.
  private var typed = ""

  init(_ field: Field) {
    self.field = field
    options =
      field.kind == .yesNo
      ? [Choice(value: "yes", label: "Yes"), Choice(value: "no", label: "No")] : field.choices
    let words: Set<String> =
      if case .answered(let words, _) = field.answer {
        Set([words] + (field.isSet ? words.split(separator: ", ").map(String.init) : []))
      } else {
        []
      }
    place = options.firstIndex { words.contains($0.label) } ?? 0
    if field.isSet { marked = Set(options.filter { words.contains($0.label) }.map(\.value)) }
  }

  /// What a key did.
  enum Outcome {
    case stays
    case closes
    case takes(Entry)
    case means(Message)
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .down, .tab: return move(by: 1)
    case .up, .backTab: return move(by: -1)
    case .pageDown: return move(by: 10)
    case .pageUp: return move(by: -10)
    case .home: return move(by: -options.count)
    case .end: return move(by: options.count)
    case .character(" ") where field.isSet: toggle()
    case .enter:
      return .takes(field.isSet ? .choices(marked) : .choice(options[place].value))
    case .escape, .function(4), .function(12): return .closes
    case .character(let character):
      guard jump(to: character) else {
        return .means(.hint("No answer begins with \"\(character)\"."))
      }
    default: return .means(KeyWords.meaningless(key))
    }
    return .stays
  }

  private mutating func move(by step: Int) -> Outcome {
    let next = min(max(0, place + step), options.count - 1)
    typed = ""
    defer { place = next }
    if next != place { return .stays }
    return .means(.hint(step > 0 ? "That is the last answer." : "That is the first answer."))
  }

  private mutating func toggle() {
    let value = options[place].value
    typed = ""
    if marked.remove(value) == nil { marked.insert(value) }
  }

  /// To the answer that begins with what was typed so far, or has that number; where there is none, to
  /// the next one that begins with this letter alone.
  private mutating func jump(to character: Character) -> Bool {
    let letter = character.lowercased()
    for text in [typed + letter, letter] {
      guard let next = place(of: text) else { continue }
      (place, typed) = (next, text)
      return true
    }
    return false
  }

  private func place(of text: String) -> Int? {
    if let number = Int(text) {
      return options.indices.contains(number - 1) ? number - 1 : nil
    }
    let first = text.count > 1 ? place : place + 1
    return options.indices.map { (first + $0) % options.count }
      .first { options[$0].label.lowercased().hasPrefix(text) }
  }

  var listing: Listing {
    var listing = Listing(focus: place)
    listing.blocks = options.enumerated().map { index, choice in
      let mark = field.isSet ? (marked.contains(choice.value) ? "[x] " : "[ ] ") : ""
      var lines = [Listing.Line("\(mark)\(index + 1)  \(choice.label)")]
      if let help = choice.help { lines.append(Listing.Line(help, indent: 4, style: .dim)) }
      return Listing.Block(lines, isSelectable: true)
    }
    return listing
  }

  var hint: String {
    field.isSet
      ? "Space marks, Enter takes what is marked, Esc leaves it as it was."
      : "Enter takes the answer, Esc leaves it as it was."
  }
}
