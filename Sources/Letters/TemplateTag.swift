import Diagnostics

/// A Mustache tag of the few kinds that a letter template may have.
struct TemplateTag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{> name}}`
    case partial
    /// `{{! words }}`
    case comment
  }

  let kind: Kind
  let name: String
  let position: SourcePosition
  /// Of the whole tag, in scalars.
  let length: Int

  /// What stands between the braces, read; nil when it is none of the kinds.
  init?(_ content: String, at position: SourcePosition) {
    self.position = position
    length = content.unicodeScalars.count + 4
    let kinds: [Character: Kind] = [
      "#": .section, "^": .inverted, "/": .close, ">": .partial, "!": .comment,
    ]
    let marked = content.first.flatMap { kinds[$0] }
    kind = marked ?? .variable
    name = (marked == nil ? content[...] : content.dropFirst()).trimmed
    guard kind == .comment || Self.isName(name) else { return nil }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      }
  }
}

/// A line of a template parted into text and tags.
struct TemplateLine {
  enum Part {
    case text(String)
    case tag(TemplateTag)
  }

  private(set) var parts: [Part] = []
  private(set) var faults: [Diagnostic] = []

  init(_ line: Substring, number: Int, of source: SourceText) {
    var rest = line
    while let open = rest.firstRange(of: "{{") {
      parts.append(.text(String(rest[..<open.lowerBound])))
      let column = line[..<open.lowerBound].unicodeScalars.count + 1
      let position = SourcePosition(line: number, column: column)
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        faults.append(
          Diagnostic(
            in: source, at: position, length: 2, "this tag is not closed on its line",
            help: "write }} after the field's name"))
        return
      }
      let content = String(rest[open.upperBound..<close.lowerBound])
      rest = rest[close.upperBound...]
      if let tag = TemplateTag(content, at: position) {
        parts.append(.tag(tag))
      } else {
        faults.append(Self.unknown(content, position, source))
      }
    }
    if let stray = rest.firstRange(of: "}}") {
      let column = line[..<stray.lowerBound].unicodeScalars.count + 1
      faults.append(
        Diagnostic(
          in: source, at: SourcePosition(line: number, column: column), length: 2,
          "these braces close no tag", help: "take them out"))
    }
    parts.append(.text(String(rest)))
  }

  /// Stands for a value; a language's tag could be this short.
  private static let anyValue = "xx"

  /// The line as markup alone: a value in place of each field, sections as if they were there.
  var markup: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .tag(let tag): tag.kind == .variable ? MarkupValue.wrapped(Self.anyValue) : ""
      }
    }.joined()
  }

  /// Its own words, with a mark in place of each field.
  var words: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .tag(let tag): tag.kind == .variable ? "\u{E000}" : ""
      }
    }.joined()
  }

  /// Whether the line is nothing but sections, partials and comments: it leaves no line behind.
  var isTagsAlone: Bool {
    var hasTag = false
    for part in parts {
      switch part {
      case .text(let text): if !text.trimmed.isEmpty { return false }
      case .tag(let tag): if tag.kind == .variable { return false } else { hasTag = true }
      }
    }
    return hasTag
  }

  private static func unknown(
    _ content: String, _ position: SourcePosition, _ source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      in: source, at: position, length: content.unicodeScalars.count + 4,
      "a letter template has no such tag",
      help: "use {{field}}, {{#field}}, {{^field}}, {{/field}}, {{> part}} or {{! remark }}")
  }
}
