internal import Screen

/// What a screen says, line by line, where there is nothing but lines.
struct SpokenScreen: Hashable, Sendable {
  /// What it is. Another one is said whole; of the same one only what is new.
  let name: String
  var lines: [String] = []
  /// What can be chosen by its number; nil where nothing can.
  var items: Items?
  /// About the marked item.
  var detail: [String] = []
  /// What can be typed.
  var hint = ""
  /// Of a long text, which of its lines these are.
  var part: Range<Int>?
  /// Whether a line that is typed is text, and no choice.
  var takesText = false

  struct Items: Hashable, Sendable {
    /// The number of the first.
    var first = 1
    var count: Int
    /// The place of the marked one, from 0; -1 where none is.
    var mark: Int
    /// What is pressed once one is marked.
    var taking: [Key]

    /// The keys that take the item of a number; nil where there is none.
    func keys(taking number: Int) -> [Key]? {
      guard (first..<first + count).contains(number) else { return nil }
      let step = number - first - mark
      return Array(repeating: step > 0 ? .down : .up, count: abs(step)) + taking
    }
  }
}

extension SpokenScreen {
  /// A list, each block that can have the focus with a number.
  ///
  /// - Parameters:
  ///   - taking: what is pressed on a block once it is marked.
  ///   - isNumbered: whether the blocks say their number themselves.
  init(
    _ name: String, _ title: String, _ listing: Listing, taking: [Key] = [],
    isNumbered: Bool = false
  ) {
    self.init(name: name)
    if !title.isEmpty { lines.append(title) }
    var count = 0
    var mark = -1
    for (place, block) in listing.blocks.enumerated() {
      let words = block.spoken
      guard !words.isEmpty else { continue }
      if block.isSelectable {
        if place == listing.focus { mark = count }
        count += 1
      }
      lines.append(block.isSelectable && !isNumbered ? "\(count). \(words)" : words)
    }
    if count > 0 { items = Items(count: count, mark: mark, taking: taking) }
  }
}

extension Listing.Block {
  /// As one line.
  var spoken: String {
    lines.map(\.spoken).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension Listing.Line {
  var spoken: String {
    switch self {
    case .text(let text, _, _): text.trimmed
    case .status(let status, let label, let text), .briefStatus(let status, let label, let text):
      "\(status.word) \(label.trimmed) \(text)"
    case .labelled(let label, let text, _): "\(label): \(text)"
    case .cells(let cells):
      cells.map(\.text.trimmed).filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
}
