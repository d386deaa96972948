/// Every field that a letter template may name, and what each is.
///
/// A template that names anything else is refused when it is loaded, so a letter never has a gap
/// where a field was misspelled.
package struct LetterSchema: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    /// Text that every letter has.
    case text
    /// Text that a letter may lack: it stands inside a section of its own name.
    case optionalText
    /// Yes or no: a section is printed or not.
    case flag
    /// Records, for each of which a section is printed once.
    case list(of: LetterSchema)
  }

  package let fields: [String: Kind]

  /// - Precondition: a record has no field named as one around it, because a template would see
  ///   the outer one where the record lacks its own.
  package init(_ fields: [String: Kind]) {
    self.fields = fields
    precondition(
      Self.hasDistinctNames(self, outer: []), "a record's field is named as one around it")
  }

  private static func hasDistinctNames(_ schema: LetterSchema, outer: Set<String>) -> Bool {
    let names = Set(schema.fields.keys)
    guard outer.isDisjoint(with: names) else { return false }
    return schema.fields.values.allSatisfy { kind in
      guard case .list(let record) = kind else { return true }
      return hasDistinctNames(record, outer: outer.union(names))
    }
  }
}
