internal import Casework
internal import Foundation
internal import RuleModel

/// What the queue finds a case by.
enum SearchText {
  /// Without accents, and in small letters.
  static func folded(_ text: String) -> String {
    text.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
  }

  /// The words that each have to be found.
  static func words(_ text: String) -> [String] {
    folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Everything of a case that its queue is searched for.
  static func of(_ draft: Draft) -> String {
    let birth = draft.text("member.birthDate")
    let parts = [
      draft.id, draft.text("member.name"), draft.text("member.memberId"),
      draft.text("request.drug"), draft.text("plan.payer"), birth, birth.flatMap(spoken),
    ]
    return folded(parts.compactMap(\.self).joined(separator: "|"))
  }

  /// `14-jul-1985`
  private static func spoken(_ iso: String) -> String? {
    guard let date = CalendarDate(iso: iso) else { return nil }
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return "\(date.day < 10 ? "0" : "")\(date.day)-\(months[date.month - 1])-\(date.year)"
  }

  /// What names that are easily taken for each other have in common: the order of their words,
  /// accents, doubled letters and the usual ways to spell a sound do not count. nil for no name.
  static func likeness(of name: String) -> String? {
    let words = folded(name).split { !$0.isLetter }.map { sound(String($0)) }
    let key = words.filter { !$0.isEmpty }.sorted().joined(separator: " ")
    return key.isEmpty ? nil : key
  }

  private static func sound(_ word: String) -> String {
    var sound = ""
    for letter in word.replacing("ph", with: "f").replacing("ck", with: "k") {
      let plain = spelling[letter] ?? letter
      if plain != sound.last, plain != "h" || sound.isEmpty { sound.append(plain) }
    }
    return sound.count > 2 && sound.last == "e" ? String(sound.dropLast()) : sound
  }

  private static let spelling: [Character: Character] = ["y": "i", "j": "i", "c": "k", "z": "s"]
}
