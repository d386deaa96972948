import RuleModel

/// A word, figure, sign or literal of an expression, with its place in the text.
struct Token: Hashable {
  enum Kind: Hashable {
    /// A name or keyword; quoted when it was written `"…"` or `` `…` ``.
    case word(String, isQuoted: Bool)
    case integer(String)
    case decimal(String)
    case text(String)
    /// What follows the `@`.
    case date(String)
    case sign(String)
    case end
  }

  let kind: Kind
  /// In scalars, from the beginning of the expression.
  let offset: Int
  let length: Int

  func isWord(_ word: String) -> Bool { kind == .word(word, isQuoted: false) }

  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }

  /// As an error names it.
  var description: String {
    switch kind {
    case .word(let word, _): "`\(word)`"
    case .integer(let figure), .decimal(let figure): "`\(figure)`"
    case .text(let text): "'\(text)'"
    case .date(let date): "`@\(date)`"
    case .sign(let sign): "`\(sign)`"
    case .end: "the end of the expression"
    }
  }
}

/// A fault that ends the reading of an expression; the parser throws it, the reader reports it.
struct Fault: Error {
  let offset: Int
  let length: Int
  let message: String
  var help: String?
  /// The definition that it stands in; nil for what stands in the expression itself.
  var definition: Expression?
}
