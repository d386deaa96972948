/// One line of text being typed, and where the cursor is in it.
///
///     var field = TextField("12.", limit: 6)
///     field.edit(.character("5"))          // .changed; the text is 12.5
///     grid.put(field, row: 5, column: 4, width: 8, isFocused: true)
public struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int
  /// The most characters that the field takes by typing and pasting.
  public let limit: Int

  /// A field with the cursor at the end of its text.
  ///
  /// Scalars that `Unicode.Scalar.isText` refuses are left out. Text longer than the limit is
  /// kept whole, since it is somebody's answer already.
  public init(_ text: String = "", limit: Int = 200) {
    characters = Array(Self.cleaned(text))
    cursor = characters.count
    self.limit = limit
  }

  public var text: String { String(characters) }

  public var isEmpty: Bool { characters.isEmpty }

  /// What a key did to the field. A screen says so in words wherever it is not plain to see.
  public enum Outcome: Hashable, Sendable {
    case changed
    /// The cursor moved, or stood at the end of its way already.
    case moved
    /// The field is full: the character was not taken.
    case full
    /// There was nothing to delete.
    case nothingToDelete
    /// A paste went in; `cutCharacters` of it did not fit.
    case pasted(Paste, cutCharacters: Int)
    /// The key is no editing key: it is the screen's.
    case notEditing
  }

  /// Does what an editing key says: characters, paste, Backspace, Delete, Left, Right, Home, End,
  /// and Control-U, which clears the field.
  @discardableResult
  public mutating func edit(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): insert(character)
    case .paste(let paste): insert(paste)
    case .backspace: delete(at: cursor - 1)
    case .delete: delete(at: cursor)
    case .control("u"): clear()
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .home: move(to: 0)
    case .end: move(to: characters.count)
    default: .notEditing
    }
  }

  private mutating func move(to place: Int) -> Outcome {
    cursor = min(max(0, place), characters.count)
    return .moved
  }

  private mutating func clear() -> Outcome {
    guard !isEmpty else { return .nothingToDelete }
    characters = []
    cursor = 0
    return .changed
  }

  private mutating func delete(at place: Int) -> Outcome {
    guard characters.indices.contains(place) else { return .nothingToDelete }
    characters.remove(at: place)
    replace(with: characters, cursor: place)
    return .changed
  }

  private mutating func insert(_ character: Character) -> Outcome {
    insert(String(character)) == 0 ? .changed : .full
  }

  private mutating func insert(_ paste: Paste) -> Outcome {
    .pasted(paste, cutCharacters: insert(paste.text))
  }

  /// Puts in as much as fits.
  /// - Returns: how many characters did not fit.
  private mutating func insert(_ text: String) -> Int {
    let added = Array(Self.cleaned(text))
    var taken = min(added.count, max(0, limit - characters.count) + 1)
    // What joins the character before it takes no room, which only the joined text can tell.
    while taken > 0 {
      let before = String(characters[..<cursor]) + String(added[..<taken])
      let all = Array(before + String(characters[cursor...]))
      if all.count <= limit, Self.isPlausible(all, limit: limit) {
        replace(with: all, cursor: before.count)
        break
      }
      taken -= 1
    }
    return added.count - taken
  }

  private mutating func replace(with all: [Character], cursor place: Int) {
    // Joined anew: what stood apart may have become one character.
    characters = Array(String(all))
    cursor = min(place, characters.count)
  }

  /// Keeps one character from holding marks without end.
  private static func isPlausible(_ characters: [Character], limit: Int) -> Bool {
    characters.reduce(0) { $0 + $1.unicodeScalars.count } <= limit * 4 + 8
  }

  private static func cleaned(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(\.isText)))
  }
}
