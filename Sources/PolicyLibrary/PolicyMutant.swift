public import Diagnostics

/// A policy with one thing in it changed, to see whether its examples notice.
public struct PolicyMutant: Sendable, Hashable {
  /// The name of the policy file.
  public let file: String
  /// Where the change begins.
  public let position: SourcePosition
  /// What stood there, and what stands there now; empty for what was taken out or put in.
  public let was: String
  public let became: String
  /// Which part of the policy it is in: `I.A I.A.5`, `define isFreeOfSteps`, `notes CNC.1`.
  public let scope: String
  /// The line as it is now, without the space around it.
  public let line: String

  /// What was changed: `6 → 5`, `took out …`, `put in …`.
  public var change: String {
    if was.isEmpty { return "put in \(became)" }
    return became.isEmpty ? "took out \(was)" : "\(was) → \(became)"
  }

  /// `file:line:column: in I.A I.A.5: 6 → 5`, and the line.
  public var rendered: String {
    "\(file):\(position.line):\(position.column): in \(scope): \(change)\n  \(line)"
  }
}

/// A place in a policy file and what to write there instead.
struct PolicyEdit {
  let position: SourcePosition
  /// In scalars; of what stands on one line or, where a key is taken out, up to the next key.
  let length: Int
  let replacement: String
  /// Which part of the policy it is in: `I.A I.A.5`, `define isFreeOfSteps`, `notes CNC.1`.
  let scope: String
}

/// A text whose lines can be edited at places.
struct EditableText {
  private let source: SourceText
  private let scalars: [Unicode.Scalar]
  /// Where each line begins.
  private let lineStarts: [Int]

  init(_ source: SourceText) {
    self.source = source
    let scalars = Array(source.text.unicodeScalars)
    self.scalars = scalars
    lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  func offset(of position: SourcePosition) -> Int {
    lineStarts[position.line - 1] + position.column - 1
  }

  func text(at position: SourcePosition, length: Int) -> String {
    let start = offset(of: position)
    return string(scalars[start..<min(start + length, scalars.count)])
  }

  /// The place of the first scalar from `position` on for which `isWanted` holds.
  func offset(from position: SourcePosition, where isWanted: (Unicode.Scalar) -> Bool) -> Int? {
    scalars[offset(of: position)...].firstIndex(where: isWanted)
  }

  subscript(offset: Int) -> Unicode.Scalar { scalars[offset] }

  func edited(_ edit: PolicyEdit) -> (source: SourceText, mutant: PolicyMutant) {
    let start = offset(of: edit.position)
    let end = start + edit.length
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<start])
    text.append(contentsOf: edit.replacement.unicodeScalars)
    text.append(contentsOf: scalars[end...])
    let lineEnd = scalars[end...].firstIndex(of: "\n") ?? scalars.count
    let line =
      string(scalars[lineStarts[edit.position.line - 1]..<start]) + edit.replacement
      + string(scalars[end..<lineEnd])
    let mutant = PolicyMutant(
      file: source.name, position: edit.position, was: string(scalars[start..<end]).trimmed,
      became: edit.replacement.trimmed, scope: edit.scope, line: line.trimmed)
    return (SourceText(name: source.name, text: String(text)), mutant)
  }

  private func string(_ part: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: part)
    return String(text)
  }
}

extension String {
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character == " " || character == "\n" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
