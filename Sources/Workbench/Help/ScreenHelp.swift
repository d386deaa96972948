internal import Screen

/// What a screen is for, and what each of its keys does. The help on the screen, the table in the
/// manual and the words of the line mode are all made from it.
struct ScreenHelp: Hashable, Sendable {
  /// `work queue`
  let name: String
  /// What the screen shows, a paragraph each.
  let text: [String]
  let keys: [KeyUse]

  init(_ name: String, _ text: String..., keys: [KeyUse]) {
    (self.name, self.text, self.keys) = (name, text, keys)
  }
}

/// What one or more keys of a screen do.
struct KeyUse: Hashable, Sendable {
  /// As they are named, with blanks between: `F3 Ctrl-X`.
  let names: String
  let words: String
  /// What stands for the first of the keys, for the second and so on, where whole lines are typed;
  /// empty where a line does without.
  let commands: [String]

  init(_ names: String, _ words: String, as commands: String = "") {
    (self.names, self.words) = (names, words)
    self.commands = commands.split(separator: " ").map(String.init)
  }

  /// The keys that the names are of, in their order.
  var keys: [Key] { names.split(separator: " ").compactMap { Key(named: String($0)) } }
}

extension Key {
  /// nil for a word that names none.
  init?(named name: String) {
    if let key = Self.named[name.lowercased()] {
      self = key
    } else if name.count > 1, name.first == "F", let number = Int(name.dropFirst()) {
      self = .function(number)
    } else if name.hasPrefix("Ctrl-"), name.count == 6, let letter = name.lowercased().last {
      self = .control(letter)
    } else if name.count == 1, let character = name.lowercased().first {
      self = .character(character)
    } else {
      return nil
    }
  }

  private static let named: [String: Key] = [
    "enter": .enter, "tab": .tab, "s-tab": .backTab, "up": .up, "down": .down, "home": .home,
    "end": .end, "pgup": .pageUp, "pgdn": .pageDown, "esc": .escape, "space": " ",
    "backspace": .backspace,
  ]
}
