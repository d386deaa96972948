internal import ArgumentParser
internal import Casework
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// Cases in, determinations out, one a line and in order.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Decide cases: rubric.case/1 in, rubric.determination/1 out.",
    discussion: """
      Reads a stream of cases, each on one line or laid out for people, and writes a determination \
      for each, one a line and in order, as they come. A case that is refused is answered in its \
      place by {"error":{"path":…,"message":…}}, and so is text that is no JSON, with its line; the \
      exit status is 1 then.

      EXAMPLES
        rubric evaluate case.json --pretty
        cat cases.ndjson | rubric evaluate -
      """)

  @Argument(help: "Files of cases; - is standard input.") var files: [String]
  @Flag(help: "Lay each determination out for people.") var pretty = false
  @OptionGroup var option: LibraryOption

  func run() throws {
    let library = try option.library()
    var answers = DeterminationWriter(library, isPretty: pretty)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var isUnread = false
    for file in files {
      // A file that cannot be read, which is said, does not hold back the others.
      guard let input = try? InputBytes(file) else {
        isUnread = true
        continue
      }
      defer { input.close() }
      var stream = CaseStream()
      while true {
        let part = try input.next(into: buffer)
        if part.isEmpty { break }
        try stream.feed(part) { try answers.answer($0) }
        try answers.flush()
      }
      try stream.finish { try answers.answer($0) }
    }
    try answers.flush()
    if isUnread { throw ExitStatus.cannot }
    if answers.hasRefusals { throw ExitStatus.refused }
  }
}

/// Answers each case and keeps the bytes until there are enough to write.
private struct DeterminationWriter: ~Copyable {
  private let library: Library
  private let reader: CaseReader
  private var json: JSONWriter
  private(set) var hasRefusals = false

  init(_ library: Library, isPretty: Bool) {
    self.library = library
    reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    json = JSONWriter(isPretty: isPretty)
  }

  mutating func answer(_ item: CaseStream.Item) throws {
    do {
      try determination(item).write(to: &json)
    } catch {
      hasRefusals = true
      json.write(error.json)
    }
    json.endLine()
    if json.count > 1 << 16 { try flush() }
  }

  private func determination(_ item: CaseStream.Item) throws(CaseRefusal) -> Determination {
    switch item {
    case .fault(let fault): throw CaseRefusal(fault)
    case .document(let json, _):
      let request = try reader.read(json)
      let words = CaseWords(library.vocabulary, undocumented: Set(request.undocumented))
      return Determination(library.evaluator.evaluate(request.facts), of: request.id, in: words)
    }
  }

  mutating func flush() throws {
    try json.flush { try Console.write($0) }
  }
}
