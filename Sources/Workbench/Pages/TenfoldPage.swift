internal import Casework
internal import FoundationEssentials
internal import Interview
internal import Screen

/// What is asked before a figure takes the place of one that is a tenth of it or ten times as much:
/// a decimal point or a nought is easily lost.
struct TenfoldPage: Sendable {
  let field: FieldID
  /// As it was typed.
  let typed: String
  /// As the field would show it.
  let words: String
  private let former: String
  private let isMore: Bool
  /// Whether it was on the screen: what was typed before was meant for another field.
  private(set) var isLive = false

  /// nil where the two figures are not so.
  ///
  /// - Parameter next: the case with the typed figure in it.
  init?(_ field: Field, typed: String, in next: Interview) {
    guard field.kind == .number, case .answered(let former, let formerText) = field.answer,
      case .answered(let words, let text) = next.field(field.id)?.answer,
      let was = Decimal(string: formerText), let new = Decimal(string: text), was != 0,
      new == was * 10 || new * 10 == was
    else { return nil }
    (self.field, self.typed, self.words, self.former) = (field.id, typed, words, former)
    isMore = new.magnitude > was.magnitude
  }

  /// It was painted: from now on a key is an answer to it.
  mutating func begin() { isLive = true }

  var question: String {
    "\(words) is \(isMore ? "ten times" : "a tenth of") the \(former) that was entered before. "
      + "Is it right? \(Self.hint)"
  }

  static let hint = "Y takes it, N goes back to it."
  static let keys = [
    KeyHint("Y", "It is right", essential: true), KeyHint("N", "Back", essential: true),
  ]
}

extension Workbench {
  /// Answers to later fields that were typed ahead answer nothing here.
  mutating func press(_ key: Key, on asked: TenfoldPage) -> [Effect] {
    switch key {
    case _ where !asked.isLive: message = .refusal(asked.question)
    case .character("y"), .character("Y"):
      page = nil
      return record(.text(asked.typed), for: asked.field)
    case .character("n"), .character("N"), .escape, .function(12):
      page = nil
      message = .hint("It was not taken. Correct it, or Ctrl-Z brings back what was there.")
    default: message = .refusal(asked.question)
    }
    return []
  }

  /// Records an answer that was given on a page, and saves it.
  mutating func record(_ entry: Entry, for field: FieldID) -> [Effect] {
    guard let current = intake?.interview.field(field) else { return [] }
    let reply = intake?.record(entry, for: current)
    guard reply?.isChanged == true, let saving = intake?.saving else { return [] }
    intake?.saveState = .saving
    return [saving]
  }
}
