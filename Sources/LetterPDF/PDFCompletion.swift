/// Adds to a finished PDF what Cairo cannot write: the language, that the title is shown, and
/// entries of structure elements. They are appended as an incremental update; no byte that Cairo
/// wrote is changed.
struct PDFCompletion {
  private(set) var bytes: [UInt8]
  private let file: PDFFile
  private var changed: [Int: String] = [:]

  init(_ bytes: [UInt8]) throws(LetterPDFError) {
    self.bytes = bytes
    file = try PDFFile(bytes)
  }

  /// - Parameter entries: for each structure element in document order, what is added to it.
  mutating func complete(language: String, entries: [String]) throws(LetterPDFError) {
    let catalog = try file.object(file.root)
    var additions = "/Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>"
    if !catalog.contains("/MarkInfo") { additions += " /MarkInfo << /Marked true >>" }
    changed[file.root] = try Self.adding(additions, to: catalog)
    try completeElements(from: catalog, entries: entries)
    append()
  }

  private mutating func completeElements(
    from catalog: String, entries: [String]
  ) throws(LetterPDFError) {
    guard let tree = PDFFile.reference("/StructTreeRoot", in: catalog) else {
      throw .unexpectedStructure("it has no structure tree")
    }
    let elements = try file.elements(below: tree)
    guard elements.count == entries.count else {
      throw .unexpectedStructure(
        "\(entries.count) tags were drawn and \(elements.count) were written")
    }
    for (element, entry) in zip(elements, entries) where !entry.isEmpty {
      changed[element] = try Self.adding(entry, to: file.object(element))
    }
  }

  /// `object` with entries before the end of its dictionary.
  private static func adding(
    _ entries: String, to object: String
  ) throws(LetterPDFError) -> String {
    let text = Array(object.utf8)
    guard let end = text.lastIndex(of: ">>", from: 0) else {
      throw .unexpectedStructure("an object is no dictionary")
    }
    return text[..<end].text + entries + "\n" + text[end...].text
  }

  /// The changed objects, a table of where they are, and a trailer that points to the old one.
  private mutating func append() {
    var table = "xref\n"
    for (number, text) in changed.sorted(by: { $0.key < $1.key }) {
      let offset = String(bytes.count)
      let padded = String(repeating: "0", count: 10 - offset.count) + offset
      table += "\(number) 1\n\(padded) 00000 n \n"
      bytes += "\(number) 0 obj\n\(text)\nendobj\n".utf8
    }
    let start = bytes.count
    bytes += table.utf8
    bytes += "trailer\n<< /Size \(file.size) /Root \(file.root) 0 R".utf8
    if let information = file.information { bytes += " /Info \(information) 0 R".utf8 }
    bytes += " /Prev \(file.tableOffset) >>\nstartxref\n\(start)\n%%EOF\n".utf8
  }
}
