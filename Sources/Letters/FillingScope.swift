import Mustache

/// What went wrong while a template was filled. Mustache itself passes over a gap in silence.
final class FillingProblems {
  private(set) var found: [LetterFillingError.Problem] = []
  /// The fields that were printed, as in `reasons[2].number`.
  private var printed: Set<String> = []

  func add(_ problem: LetterFillingError.Problem) {
    if !found.contains(problem) { found.append(problem) }
  }

  func notePrinted(_ field: String) { printed.insert(field) }

  /// Finds what the case has of these fields, and the letter does not say.
  func checkSaid(_ context: LetterContext, _ required: Set<String>) {
    for field in unsaid(context, required).sorted() { add(.unsaid(field: field)) }
  }

  private func unsaid(
    _ context: LetterContext, _ required: Set<String>, path: String = ""
  ) -> [String] {
    context.values.flatMap { name, value -> [String] in
      switch value {
      case .text:
        required.contains(name) && !printed.contains(path + name) ? [path + name] : []
      case .flag: []
      case .list(let items):
        items.enumerated().flatMap { index, item in
          unsaid(item, required, path: "\(path)\(name)[\(index + 1)].")
        }
      }
    }
  }

  /// Finds values under names, or of kinds, that are not declared.
  func checkNames(of context: LetterContext, schema: LetterSchema, path: String = "") {
    for (name, value) in context.values.sorted(by: { $0.key < $1.key }) {
      switch (schema.fields[name], value) {
      case (nil, _): add(.undeclared(field: path + name))
      case (.text, .text), (.optionalText, .text), (.flag, .flag): break
      case (.list(let record), .list(let items)):
        for (index, item) in items.enumerated() {
          checkNames(of: item, schema: record, path: "\(path)\(name)[\(index + 1)].")
        }
      default: add(.wrongKind(field: path + name))
      }
    }
  }
}

/// The values that Mustache sees: those of the letter, or of one record in a list.
struct FillingScope: MustacheParent {
  private let context: LetterContext
  private let schema: LetterSchema
  private let problems: FillingProblems
  /// What stands before a field's name in a message, as in `reasons[2].`
  private let path: String

  init(
    _ context: LetterContext, schema: LetterSchema, problems: FillingProblems, path: String = ""
  ) {
    self.context = context
    self.schema = schema
    self.problems = problems
    self.path = path
  }

  /// The value of a field that is declared here; nil sends Mustache to the scope around this one.
  func child(named name: String) -> Any? {
    guard let kind = schema.fields[name] else { return nil }
    switch (kind, context[name]) {
    case (_, .text(let text)): return printable(text, name)
    case (_, .flag(let flag)): return flag
    case (.list(let record), .list(let items)):
      return items.enumerated().map { index, item in
        FillingScope(
          item, schema: record, problems: problems, path: "\(path)\(name)[\(index + 1)].")
      }
    case (.optionalText, nil): return false
    default:
      problems.add(.missing(field: path + name))
      return nil
    }
  }

  private func printable(_ text: LetterText, _ name: String) -> PrintableValue {
    if Self.saysNothing(text) { problems.add(.empty(field: path + name)) }
    return PrintableValue(text: text, field: path + name, problems: problems)
  }

  /// Whether a text is blank, or what a program prints where it has no value. Few texts have the
  /// signs that these have, and looking for a byte takes far less than looking for words.
  private static func saysNothing(_ text: LetterText) -> Bool {
    if text.isBlank { return true }
    let words = text.string.trimmed
    let bytes = words.utf8
    if bytes.count <= 9, nothings.contains(words.lowercased()) { return true }
    return bytes.contains(0x28) && words.contains("Optional(")
      || bytes.contains(0x2C) && words.contains(", ,")
  }

  private static let nothings: Set<String> = ["nil", "null", "<null>", "undefined", "nan"]
}

/// A text that notes when it is printed: a section around it does not print it.
private struct PrintableValue: MustacheCustomRenderable, MustacheParent {
  let text: LetterText
  /// Its name, with the records that it stands in.
  let field: String
  let problems: FillingProblems

  var renderText: String {
    problems.notePrinted(field)
    return MarkupValue.wrapped(text.string)
  }

  var isNull: Bool { false }

  /// It has no fields; nil sends Mustache to the scope around it.
  func child(named name: String) -> Any? { nil }
}
