/// The words of a text, to compare renderings whose lines break in different places. Bullets,
/// tick boxes and rules are no words.
struct Words {
  let list: [Substring]

  init(_ text: String) {
    list = text.split { $0.isWhitespace }.filter { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
  }

  var sorted: [Substring] { list.sorted() }
}

extension String {
  /// What a screen reader speaks, of `pdfinfo -struct-text`: the quoted lines.
  var spoken: String {
    split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " }
      return text.first == "\"" ? String(text.dropFirst().dropLast()) : nil
    }.joined(separator: "\n")
  }

  /// The object of a PDF in which `text` stands.
  func object(holding text: String) -> Substring {
    guard let place = firstRange(of: text)?.lowerBound else { return "" }
    let before = self[..<place].ranges(of: " obj").last?.upperBound ?? startIndex
    let after = self[place...].firstRange(of: "endobj")?.lowerBound ?? endIndex
    return self[before..<after]
  }
}

extension Substring {
  /// Whether a letter in it is Hebrew or Arabic.
  var isRightToLeft: Bool { unicodeScalars.contains { (0x590...0x6FF).contains($0.value) } }
}
