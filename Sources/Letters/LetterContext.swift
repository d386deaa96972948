/// What one letter says in the fields of its template.
package struct LetterContext: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  package enum Value: Sendable, Hashable {
    case text(LetterText)
    case flag(Bool)
    case list([LetterContext])
  }

  package var values: [String: Value]

  package init(_ values: [String: Value] = [:]) {
    self.values = values
  }

  /// - Precondition: no name stands there twice.
  package init(dictionaryLiteral elements: (String, Value)...) {
    values = Dictionary(uniqueKeysWithValues: elements)
  }

  package subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }
}

extension LetterContext.Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) {
    self = .text(LetterText(value))
  }

  package init(booleanLiteral value: Bool) {
    self = .flag(value)
  }

  package init(arrayLiteral elements: LetterContext...) {
    self = .list(elements)
  }
}
