import Casework
import Testing

@Suite("A stream of cases")
struct CaseStreamTests {
  /// What a stream hands on, in short: `3 {"a":1}` for a document, `4! …` for a fault.
  private func items(_ text: String, chunk: Int = 1 << 20, limit: Int = CaseStream.standardLimit)
    -> [String]
  {
    var items: [String] = []
    var stream = CaseStream(limit: limit)
    let handle: (CaseStream.Item) -> Void = { item in
      switch item {
      case .document(let json, let line): items.append("\(line) \(JSONWriter.text(json))")
      case .fault(let fault): items.append("\(fault.line)! \(fault.message)")
      }
    }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = min(start + chunk, bytes.count)
      stream.feed(Array(bytes[start..<end]), handle)
      start = end
    }
    stream.finish(handle)
    return items
  }

  /// Layouts, and what comes of them.
  static let layouts: [(text: String, items: [String])] = [
    ("", []), (" \n\n\t\r\n", []),
    ("{\"a\":1}\n{\"b\":2}\n", ["1 {\"a\":1}", "2 {\"b\":2}"]),
    ("{\"a\":1}\r\n\r\n{\"b\":2}", ["1 {\"a\":1}", "3 {\"b\":2}"]),
    ("{\"a\":1}{\"b\":2} {\"c\":3}", ["1 {\"a\":1}", "1 {\"b\":2}", "1 {\"c\":3}"]),
    ("{\n  \"a\": [\n    {}\n  ]\n}\n{\n \"b\": 2\n}", ["1 {\"a\":[{}]}", "6 {\"b\":2}"]),
    ("{\n\"a\":\n[\n{\n},\n{\n}\n]\n}\n{}", ["1 {\"a\":[{},{}]}", "10 {}"]),
    ("\u{FEFF}{\"a\":1}", ["1 {\"a\":1}"]),
    ("{\"a\":\"}{\\\"[\"}\n{}", ["1 {\"a\":\"}{\\\"[\"}", "2 {}"]),
    ("{\"a\":\"\\\\\"}\n{}", ["1 {\"a\":\"\\\\\"}", "2 {}"]),
    ("[{}, {}]\n5\n\"x\"\n", ["1 [{},{}]", "2 5", "3 \"x\""]),
  ]

  @Test("documents come out in order with their lines, whatever the layout", arguments: layouts)
  func layout(text: String, items: [String]) {
    #expect(self.items(text) == items)
  }

  @Test("it makes no difference where the chunks are cut", arguments: [1, 2, 3, 7])
  func chunks(size: Int) {
    for (text, items) in Self.layouts + Self.broken {
      #expect(self.items(text, chunk: size) == items)
    }
  }

  /// Broken streams: each broken document is one fault at its place, and the others are read.
  static let broken: [(text: String, items: [String])] = [
    ("{\"a\":1\n{\"b\":2}\n", ["2! expected ',' or '}' but found '{'", "2 {\"b\":2}"]),
    (
      "{\"a\":\n{\"b\":2}\n{\"c\":3}\n",
      ["3! expected ',' or '}' but found '{'", "2 {\"b\":2}", "3 {\"c\":3}"]
    ),
    (
      "{\"a\":\"x\n{\"b\":2}\n",
      [
        "1! the line ends inside a text: close the quote, or write the line break as \\n",
        "2 {\"b\":2}",
      ]
    ),
    ("{\"a\":[1}\n{\"b\":2}\n", ["1! expected ',' or ']' but found '}'", "2 {\"b\":2}"]),
    ("{\"a\":tru}\n{\"b\":2}", ["1! expected a value but found 't'", "2 {\"b\":2}"]),
    ("{\"a\":1}}\n{\"b\":2}", ["1 {\"a\":1}", "1! expected a value but found '}'", "2 {\"b\":2}"]),
    (
      "hello\nworld\n{}",
      ["1! expected a value but found 'h'", "2! expected a value but found 'w'", "3 {}"]
    ),
    ("{\n  \"a\": 1\n  \"b\": 2\n}\n{}\n", ["3! expected ',' or '}' but found text", "5 {}"]),
    (
      "{\n  \"a\": \"x\n  \"b\": 2\n}\n{}\n",
      ["2! the line ends inside a text: close the quote, or write the line break as \\n", "5 {}"]
    ),
    ("{\"a\":1}\n{\"b\":", ["1 {\"a\":1}", "2! expected a value but found the end"]),
    ("{\"a\":\"x", ["1! expected the closing quote of a text but found the end"]),
  ]

  @Test("a broken document is one fault with its line, and reading goes on", arguments: broken)
  func brokenDocuments(text: String, items: [String]) {
    #expect(self.items(text) == items)
  }

  @Test(
    "what breaks off does not hold back the lines after it until the end",
    arguments: ["{\"a\":\"x", "{\"a\":1", "{\"a\":[1}", "{\"a\":[[[]"])
  func brokenLinesDoNotWait(line: String) {
    var (documents, faults) = (0, 0)
    var stream = CaseStream()
    stream.feed(Array("\(line)\n{\"b\":2}\n{\"c\":3}\n".utf8)) { item in
      if case .document = item { documents += 1 } else { faults += 1 }
    }
    #expect(documents == 2)
    #expect(faults == 1)
  }

  @Test("a document over the limit is a fault, and the next line is read", arguments: [1, 5, 4096])
  func tooLarge(chunk: Int) {
    let long = "{\"a\":\"\(String(repeating: "x", count: 100))\"}"
    let found = items("{}\n\(long)\n{\"b\":2}\n", chunk: chunk, limit: 50)
    #expect(
      found == [
        "1 {}", "2! the document is larger than 50 bytes: split it into one for each case",
        "3 {\"b\":2}",
      ])
    #expect(items(long, chunk: chunk, limit: long.utf8.count) == ["1 \(long)"])
    #expect(items(long, chunk: chunk, limit: long.utf8.count - 1).first?.hasPrefix("1!") == true)
  }

  @Test("deep nesting ends at the limit and takes no more than its own document")
  func deepNesting() {
    let deep = String(repeating: "[", count: 100_000)
    let found = items("\(deep)\n{\"b\":2}\n", chunk: 1000)
    #expect(found == ["1! more than 64 lists and objects in one another", "2 {\"b\":2}"])
  }

  @Test("lines that each break off are each a fault")
  func manyBrokenLines() {
    let lines = 2_000
    let text = String(repeating: "{\"a\":[\n", count: lines) + "{\"b\":2}\n"
    let found = items(text, chunk: 65536)
    #expect(found.count == lines + 1)
    #expect(found.last == "\(lines + 1) {\"b\":2}")
  }
}
