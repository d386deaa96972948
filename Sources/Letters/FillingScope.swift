import Mustache

/// What went wrong while a template was filled. Mustache itself passes over a gap in silence.
final class FillingProblems {
  private(set) var found: [LetterFillingError.Problem] = []

  func add(_ problem: LetterFillingError.Problem) {
    if !found.contains(problem) { found.append(problem) }
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

  private func printable(_ text: LetterText, _ name: String) -> String {
    if Self.saysNothing(text) { problems.add(.empty(field: path + name)) }
    return MarkupValue.wrapped(text.string)
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
