/// A text that faults can be found in: a policy file, an expression, a template.
public struct SourceText: Sendable, Hashable {
  /// The name that a message shows, as in `policies/x/policy.yaml`. A path below a folder that
  /// the reader knows, never a machine's own.
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The line with this number, from 1, without its line break; nil past the end.
  public func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var current = 1
    var start = text.unicodeScalars.startIndex
    let scalars = text.unicodeScalars
    for index in scalars.indices where scalars[index] == "\n" {
      if current == number { return String(scalars[start..<index]) }
      current += 1
      start = scalars.index(after: index)
    }
    return current == number ? String(scalars[start...]) : nil
  }
}

/// A place in a text. Both figures count from 1; a column counts Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
