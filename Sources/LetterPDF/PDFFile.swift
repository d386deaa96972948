/// As much of a PDF as has to be read in order to complete it: one classic cross-reference table,
/// and objects that are short dictionaries.
struct PDFFile {
  /// Where the cross-reference table begins.
  let tableOffset: Int
  /// How many objects the table has.
  let size: Int
  /// The number of the catalog.
  let root: Int
  /// The number of the information dictionary.
  let information: Int?
  private let bytes: [UInt8]
  private let offsets: [Int]

  init(_ bytes: [UInt8]) throws(LetterPDFError) {
    guard let mark = bytes.lastIndex(of: "startxref", from: max(0, bytes.count - 64)),
      let offset = Self.numbers(bytes[mark...].text).first, bytes.indices.contains(offset)
    else { throw .unexpectedStructure("its end does not say where its table is") }
    guard bytes[offset...].text.hasPrefix("xref"),
      let trailer = bytes.lastIndex(of: "trailer", from: offset)
    else { throw .unexpectedStructure("it has no classic cross-reference table") }
    guard let root = Self.reference("/Root", in: bytes[trailer...].text) else {
      throw .unexpectedStructure("its trailer names no catalog")
    }
    self.bytes = bytes
    self.root = root
    tableOffset = offset
    information = Self.reference("/Info", in: bytes[trailer...].text)
    // After "xref": the first number and the count, then offset and generation of each object.
    let numbers = Self.numbers(bytes[offset..<trailer].text)
    offsets = stride(from: 2, to: numbers.count, by: 2).map { numbers[$0] }
    size = offsets.count
    guard numbers.count >= 2, numbers[0] == 0, numbers[1] == size else {
      throw .unexpectedStructure("its cross-reference table is in parts")
    }
  }

  /// The text of an object between `obj` and `endobj`.
  func object(_ number: Int) throws(LetterPDFError) -> String {
    guard offsets.indices.contains(number), bytes.indices.contains(offsets[number]),
      let start = bytes.firstIndex(of: " obj", from: offsets[number]),
      let end = bytes.firstIndex(of: "endobj", from: start)
    else { throw .unexpectedStructure("object \(number) is missing") }
    return bytes[start + 4..<end].text
  }

  /// The structure elements below an element or the root, in document order.
  func elements(below number: Int) throws(LetterPDFError) -> [Int] {
    var elements: [Int] = []
    for child in Self.children(of: try object(number)) {
      elements.append(child)
      elements += try self.elements(below: child)
    }
    return elements
  }

  /// The number in `/Name 12 0 R`; nil when there is none.
  static func reference(_ name: String, in object: String) -> Int? {
    let words = object.split { $0.isWhitespace }
    guard let place = words.firstIndex(of: Substring(name)), place + 3 < words.count,
      words[place + 3].hasPrefix("R")
    else { return nil }
    return Int(words[place + 1])
  }

  /// The elements in an element's `/K`: `12 0 R`, or several in brackets. Numbers alone and
  /// dictionaries there are marked content.
  private static func children(of object: String) -> [Int] {
    let words = object.split { $0.isWhitespace || $0 == "[" || $0 == "]" }
    guard let start = words.firstIndex(of: "/K") else { return [] }
    var children: [Int] = []
    var depth = 0
    for place in words.indices where place > start {
      if words[place] == "<<" { depth += 1 }
      if words[place] == ">>" { depth -= 1 }
      if depth < 0 || depth == 0 && words[place].hasPrefix("/") { break }
      if depth == 0, words[place] == "R", let number = Int(words[place - 2]) {
        children.append(number)
      }
    }
    return children
  }

  private static func numbers(_ text: String) -> [Int] {
    text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
  }
}

extension [UInt8] {
  /// Where `text` begins first at `start` or after it; nil when nowhere.
  func firstIndex(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    return (start..<Swift.max(start, count - wanted.count + 1)).first { has(wanted, at: $0) }
  }

  /// Where `text` begins last at `start` or after it; nil when nowhere.
  func lastIndex(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    return (start..<Swift.max(start, count - wanted.count + 1)).last { has(wanted, at: $0) }
  }

  private func has(_ wanted: [UInt8], at place: Int) -> Bool {
    for offset in wanted.indices where self[place + offset] != wanted[offset] { return false }
    return true
  }
}

extension ArraySlice<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}
