import Diagnostics
import RuleModel

extension Checker {
  mutating func check(name words: [Syntax.Word], _ syntax: Syntax) -> ValueType {
    if let depth = elements.lastIndex(where: { $0.name == words[0].text }) {
      return check(base: words[0..<1], fields: words[1...]) { checker, span in
        checker.emit(span) { (.element(Int32(depth)), $0.elements[depth].type) }
      }
    }
    for count in stride(from: words.count, to: 0, by: -1) {
      let name = words[..<count].map(\.text).joined(separator: ".")
      if let slot = vocabulary.slot(of: name) {
        return check(base: words[..<count], fields: words[count...]) { checker, span in
          checker.emit(span) { (.input(Int32(slot)), $0.vocabulary.inputs[slot].type) }
        }
      }
      if let definition = definitions[name] {
        return check(base: words[..<count], fields: words[count...]) { checker, span in
          checker.emit(span) { checker in
            checker.emit(definition, for: span)
            return (.definition(Int32(checker.intern(name))), definition.type)
          }
        }
      }
    }
    return reportUnknown(words, syntax)
  }

  /// Emits the fields from the last inward, so that the base is innermost.
  private mutating func check(
    base: ArraySlice<Syntax.Word>, fields: ArraySlice<Syntax.Word>,
    _ emitBase: (inout Checker, Syntax) -> ValueType
  ) -> ValueType {
    let start = base[base.startIndex].offset
    let end = (fields.last ?? base[base.endIndex - 1]).end
    let span = Syntax(form: .name(Array(base)), offset: start, length: end - start)
    guard let field = fields.last else { return emitBase(&self, span) }
    return emit(span) { checker in
      let type = checker.check(base: base, fields: fields.dropLast(), emitBase)
      return checker.field(field, of: type)
    }
  }

  mutating func field(
    _ word: Syntax.Word, of type: ValueType
  ) -> (Expression.Kind, ValueType) {
    guard case .record(let place) = type else {
      if type != .any {
        report(
          offset: word.offset, length: word.length,
          "\(type.described) has no field `\(word.text)`", help: Self.help(forFieldOf: type))
      }
      return (.field(0), .any)
    }
    let record = vocabulary.records[place]
    guard let field = record.field(word.text) else {
      let names = record.fields.map(\.name)
      report(
        offset: word.offset, length: word.length,
        "an entry of \(record.name) has no field `\(word.text)`",
        help: Self.help(for: word.text, among: names)
          ?? "its fields are \(names.joined(separator: ", "))")
      return (.field(0), .any)
    }
    return (.field(Int32(field)), record.fields[field].type)
  }

  private static func help(forFieldOf type: ValueType) -> String? {
    guard case .list(.record) = type else { return nil }
    return "ask the entries one by one: `some t in … satisfies (…)`"
  }

  private mutating func reportUnknown(_ words: [Syntax.Word], _ syntax: Syntax) -> ValueType {
    let name = words.map(\.text).joined(separator: ".")
    let known =
      vocabulary.inputs.map(\.name) + Array(definitions.keys) + elements.map(\.name)
    var help = Self.help(for: name, among: known)
    if help == nil, let unit = Parser.calendarUnits[name] {
      help = "a unit follows its figure, as in `1 \(unit)`"
    }
    report(syntax, "there is no `\(name)`", help: help)
    return emit(syntax) { checker in (checker.constant(.null), .any) }
  }

  static func help(for name: String, among known: [String]) -> String? {
    nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
  }
}
