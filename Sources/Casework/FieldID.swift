/// One field that a person answers: an input of the vocabulary, a cell of a list's row, or whether
/// a list is all there is.
public enum FieldID: Sendable, Hashable {
  /// By its vocabulary name: `request.drug`.
  case input(String)
  /// By the vocabulary name of the list, the row's number for good, and the name of its field.
  case cell(list: String, row: Int, field: String)
  case completeness(String)

  /// `request.drug`, `therapies#3.start`, `therapies#all`; reads back as the same field.
  public var text: String {
    switch self {
    case .input(let name): name
    case .cell(let list, let row, let field): "\(list)#\(row).\(field)"
    case .completeness(let list): "\(list)#all"
    }
  }

  /// nil for what ``text`` cannot be.
  public init?(text: String) {
    guard let mark = text.firstIndex(of: "#") else {
      guard !text.isEmpty else { return nil }
      self = .input(text)
      return
    }
    let (list, rest) = (String(text[..<mark]), text[text.index(after: mark)...])
    if rest == "all" {
      self = .completeness(list)
    } else {
      let parts = rest.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let row = Int(parts[0]), row > 0 else { return nil }
      self = .cell(list: list, row: row, field: String(parts[1]))
    }
    guard !list.isEmpty, self.text == text else { return nil }
  }
}

extension FieldID {
  /// The vocabulary name of the input or list that it belongs to.
  public var inputName: String {
    switch self {
    case .input(let name), .completeness(let name), .cell(let name, _, _): name
    }
  }
}
