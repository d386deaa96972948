/// A fault in a policy, an expression or a template: where it is, what was found, what to do.
///
/// Diagnostics are values. A reader collects all of them and never stops at the first.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    /// What is read cannot be used.
    case error
    /// What is read can be used, but probably does not say what its author means.
    case warning
  }

  public let severity: Severity
  /// The name of the text, as in ``SourceText/name``.
  public let file: String
  /// Where it is; nil when the fault is the file's as a whole.
  public let position: SourcePosition?
  /// How many scalars the fault covers, at least 1.
  public let length: Int
  public let message: String
  /// What to do, in one sentence; nil where the message says it all.
  public let help: String?
  /// The line it stands in, for the caret; nil where it is not known.
  public let sourceLine: String?

  public init(
    _ severity: Severity = .error, in source: SourceText, at position: SourcePosition?,
    length: Int = 1, _ message: String, help: String? = nil
  ) {
    self.severity = severity
    self.file = source.name
    self.position = position
    self.length = max(1, length)
    self.message = message
    self.help = help
    self.sourceLine = position.flatMap { source.line($0.line) }
  }

  /// `file:line:column: error: message`, the line, a caret and the help, on up to four lines.
  public var rendered: String {
    var lines = ["\(place): \(severity.rawValue): \(message)"]
    if let sourceLine, let position {
      lines += excerpt(Array(sourceLine.unicodeScalars), from: max(0, position.column - 1))
    }
    if let help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }

  /// The line and what marks the fault in it, of a long line the part around that: 100 columns.
  private func excerpt(_ line: [Unicode.Scalar], from start: Int) -> [String] {
    let (width, before) = (96, 40)
    let first = line.count > width ? min(max(0, start - before), line.count - width) : 0
    let last = min(line.count, first + width)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[first..<last])
    let (head, tail) = (first > 0 ? "…" : "", last < line.count ? "…" : "")
    let marked = min(length, max(1, last - start))
    let indent = String(repeating: " ", count: head.count + min(start, line.count) - first)
    return [
      "  \(head)\(String(text))\(tail)",
      "  \(indent)^\(String(repeating: "~", count: marked - 1))",
    ]
  }

  private var place: String {
    guard let position else { return file }
    return "\(file):\(position.line):\(position.column)"
  }
}

extension Diagnostic: Comparable {
  /// By file, then place, errors before warnings.
  public static func < (left: Self, right: Self) -> Bool {
    let start = SourcePosition(line: 0, column: 0)
    let places = (left.position ?? start, right.position ?? start)
    if left.file != right.file { return left.file < right.file }
    if places.0 != places.1 { return places.0 < places.1 }
    if left.severity != right.severity { return left.severity == .error }
    return left.message < right.message
  }
}
