internal import Diagnostics
internal import FoundationEssentials
internal import RuleModel
internal import Yams

/// The faults found in one file so far. Reading goes on after a fault, so that all are reported,
/// up to a number that nobody reads to the end.
final class FaultLog {
  static let most = 100

  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) { self.source = source }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Each once: a definition is at fault wherever it is used.
  func note(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic), hasRoom { diagnostics.append(diagnostic) }
  }

  func error(at position: SourcePosition?, length: Int = 1, _ message: String, help: String? = nil)
  {
    guard hasRoom else { return }
    note(Diagnostic(in: source, at: position, length: length, message, help: help))
  }

  private var hasRoom: Bool {
    if diagnostics.count == Self.most {
      diagnostics.append(
        Diagnostic(in: source, at: nil, "there are more faults than these; mend these first"))
    }
    return diagnostics.count < Self.most
  }
}

/// A value in a YAML file, with its place. What it is not, it reports to the file's log.
///
/// It is a class because a node is a large value, which would be copied with it.
final class YAMLElement {
  let node: Node
  let log: FaultLog
  private let parent: YAMLElement?
  private let step: Step

  /// What leads from its parent to it.
  enum Step {
    case same
    case key(String)
    case index(Int)
  }

  /// The root of a document.
  init(_ node: Node, _ log: FaultLog) {
    (self.node, self.log, parent, step) = (node, log, nil, .same)
  }

  private init(_ node: Node, below parent: YAMLElement, at step: Step) {
    (self.node, log, self.parent, self.step) = (node, parent.log, parent, step)
  }

  func element(_ node: Node, at step: Step) -> YAMLElement {
    YAMLElement(node, below: self, at: step)
  }

  /// What it is, for messages: `approve`, `pathways[1].all[0]`.
  var path: String {
    let start = parent?.path ?? ""
    return switch step {
    case .same: start
    case .key(let key): start.isEmpty ? key : "\(start).\(key)"
    case .index(let index): "\(start)[\(index)]"
    }
  }

  var position: SourcePosition? {
    node.mark.map { SourcePosition(line: $0.line, column: $0.column) }
  }

  /// Whether anything stands there: an empty value and `~` do not count.
  var isAbsent: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
  }

  var kind: String {
    switch node {
    case .scalar: "text"
    case .mapping: "a table of keys"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  func fault(_ message: String, help: String? = nil) {
    let length = node.scalar?.string.unicodeScalars.count ?? 1
    log.error(at: position, length: min(length, 60), message, help: help)
  }

  private func expected(_ what: String) {
    fault("\(path): expected \(what) but found \(isAbsent ? "nothing" : kind)")
  }
}

extension YAMLElement {
  /// A text on one line or more; nil, with a fault, for anything else.
  var text: String? {
    guard case .scalar(let scalar) = node, !isAbsent else {
      expected("text")
      return nil
    }
    if scalar.string.unicodeScalars.contains(where: { $0.isUnseen && $0 != "\n" }) {
      fault("\(path): the text holds a control or invisible character", help: "take it out")
      return nil
    }
    return scalar.string
  }

  /// The text of an unquoted scalar; nil, without a fault, for anything else.
  var plainText: String? {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return nil }
    return scalar.string
  }

  /// One of these texts.
  func choice(of allowed: [String]) -> String? {
    guard let text else { return nil }
    guard allowed.contains(text) else {
      let near = nearestName(to: text, among: allowed).map { "did you mean '\($0)'? " } ?? ""
      fault(
        "\(path): '\(text)' is not one of its values",
        help: "\(near)allowed: \(allowed.joined(separator: ", "))")
      return nil
    }
    return text
  }

  var flag: Bool? {
    guard let text = choice(of: ["true", "false"]) else { return nil }
    return text == "true"
  }

  var integer: Int? {
    guard let text else { return nil }
    if let figure = Int(text) { return figure }
    fault("\(path): expected a whole number but found '\(text)'")
    return nil
  }

  /// A figure in decimal notation, as in `12.5`; no exponent.
  var decimal: Decimal? {
    guard let text else { return nil }
    let digits = text.drop { $0 == "-" }
    let isFigure =
      text.count - digits.count <= 1 && digits.first?.isASCIIDigit == true
      && digits.last?.isASCIIDigit == true && digits.allSatisfy { $0.isASCIIDigit || $0 == "." }
      && digits.count { $0 == "." } <= 1
    if isFigure, let figure = Decimal(string: text) { return figure }
    fault("\(path): expected a number but found '\(text)'")
    return nil
  }

  var date: CalendarDate? {
    guard let text else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    fault("\(path): expected a date but found '\(text)'", help: "write it as 2026-11-21")
    return nil
  }

  /// The members of a list; nil, with a fault, where it is none.
  var list: [YAMLElement]? {
    guard case .sequence(let sequence) = node else {
      expected("a list")
      return nil
    }
    return sequence.enumerated().map { index, member in
      element(member, at: .index(index))
    }
  }

  /// A list of texts. A member that is none is reported and left out.
  var texts: [String]? { list?.compactMap(\.text) }

  /// A table whose keys are all among `allowed`; nil, with a fault, where it is no table. A key
  /// that is not allowed is reported.
  func fields(_ allowed: [String]) -> YAMLFields? {
    guard let fields = openFields else { return nil }
    for key in fields.keys where !allowed.contains(key.text) {
      let near = nearestName(to: key.text, among: allowed).map { "did you mean '\($0)'? " } ?? ""
      log.error(
        at: key.position, length: key.text.unicodeScalars.count,
        "\(path.isEmpty ? "" : "\(path): ")unknown key '\(key.text)'",
        help: "\(near)allowed: \(allowed.joined(separator: ", "))")
    }
    return fields
  }

  /// A table whose keys are names of the author's own.
  var openFields: YAMLFields? {
    guard case .mapping(let mapping) = node else {
      expected("a table of keys")
      return nil
    }
    var fields = YAMLFields(owner: self)
    for (key, value) in mapping {
      guard let text = key.string else { continue }
      if text.unicodeScalars.contains(where: \.isUnseen) {
        log.error(
          at: key.mark.map { SourcePosition(line: $0.line, column: $0.column) },
          "\(path): a key holds a control or invisible character", help: "take it out")
        continue
      }
      let place = key.mark.map { SourcePosition(line: $0.line, column: $0.column) }
      fields.add(text, at: place, element(value, at: .key(text)))
    }
    return fields
  }
}

/// The keys of a table and what stands under them, in the order of the file.
struct YAMLFields {
  let owner: YAMLElement
  private(set) var keys: [(text: String, position: SourcePosition?)] = []
  private var values: [YAMLElement] = []

  init(owner: YAMLElement) { self.owner = owner }

  mutating func add(_ key: String, at position: SourcePosition?, _ value: YAMLElement) {
    keys.append((key, position))
    values.append(value)
  }

  /// What stands under `key`; nil where nothing does.
  subscript(key: String) -> YAMLElement? {
    guard let index = keys.firstIndex(where: { $0.text == key }), !values[index].isAbsent else {
      return nil
    }
    return values[index]
  }

  /// What stands under `key`, which has to be there: its absence is reported.
  func required(_ key: String) -> YAMLElement? {
    if let value = self[key] { return value }
    owner.fault(
      "\(owner.path.isEmpty ? "" : "\(owner.path): ")the key '\(key)' is missing",
      help: "add a line '\(key): …'")
    return nil
  }

  /// Each key with what stands under it.
  var members: [(key: String, position: SourcePosition?, value: YAMLElement)] {
    zip(keys, values).map { ($0.text, $0.position, $1) }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" }
}

extension YAMLElement {
  /// Where the text of a scalar begins: behind the quote of a quoted one. nil, with a fault, for
  /// a folded or literal block, in which no column could be told.
  var expressionPosition: SourcePosition? {
    guard case .scalar(let scalar) = node, let position else { return nil }
    switch scalar.style {
    case .folded, .literal:
      fault("\(path): an expression stands on the line of its key", help: "write it on one line")
      return nil
    case .singleQuoted, .doubleQuoted:
      return SourcePosition(line: position.line, column: position.column + 1)
    default:
      return position
    }
  }
}
