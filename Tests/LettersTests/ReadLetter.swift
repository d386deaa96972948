import Letters

/// A letter as a reader finds it: by its headings.
struct ReadLetter {
  let document: LetterDocument

  var title: String {
    for case .title(let text) in document.blocks { return text.string }
    return ""
  }

  /// The blocks of the member's part, those that are kept together taken apart.
  var memberBlocks: [LetterBlock] {
    let end = document.blocks.firstIndex(of: .prescriberPage) ?? document.blocks.endIndex
    return document.blocks[..<end].flatMap(\.flat)
  }

  /// The first paragraph below the title.
  var opening: String {
    let blocks = memberBlocks
    let start = blocks.firstIndex { if case .title = $0 { true } else { false } } ?? 0
    for case .paragraph(let paragraph) in blocks[start...] { return paragraph.runs.plainText }
    return ""
  }

  /// Every text of the member's part, tables and boxes included.
  var memberText: String { memberBlocks.flatMap(\.texts).joined(separator: "\n") }

  var allText: String { document.blocks.flatMap(\.flat).flatMap(\.texts).joined(separator: "\n") }

  /// The items of the lists below a heading, up to the next of its level or above it; each with
  /// what is nested in it.
  func items(below heading: String) -> [[String]] {
    blocks(below: heading).flatMap { block -> [[String]] in
      guard case .list(let list) = block else { return [] }
      return list.items.map { [$0.runs.plainText] + $0.nested.flatMap(\.texts) }
    }
  }

  func text(below heading: String) -> String {
    blocks(below: heading).flatMap(\.texts).joined(separator: "\n")
  }

  private func blocks(below heading: String) -> [LetterBlock] {
    var level: Int?
    var found: [LetterBlock] = []
    for block in document.blocks.flatMap(\.flat) {
      if case .heading(let own, let text) = block {
        if let around = level, own <= around { return found }
        if text.string == heading { level = own }
      } else if level != nil {
        found.append(block)
      }
    }
    return found
  }
}

extension LetterBlock {
  fileprivate var flat: [LetterBlock] {
    if case .keepTogether(let blocks) = self { return blocks.flatMap(\.flat) }
    return [self]
  }

  fileprivate var texts: [String] {
    switch self {
    case .title(let text), .heading(_, let text): [text.string]
    case .paragraph(let paragraph): [paragraph.runs.plainText]
    case .list(let list): list.texts
    case .caseBox(let rows), .aside(let rows): rows.map { "\($0.label.string): \($0.value.string)" }
    case .table(let table):
      table.header.map(\.string) + table.rows.flatMap { $0.map(\.plainText) }
    case .reviewer(let block):
      block.facts.map { "\($0.label.string): \($0.value.string)" } + block.blanks.map(\.string)
    case .rule, .pageBreak, .prescriberPage, .keepTogether: []
    }
  }
}

extension LetterList {
  fileprivate var texts: [String] {
    items.flatMap { [$0.runs.plainText] + $0.nested.flatMap(\.texts) }
  }
}
