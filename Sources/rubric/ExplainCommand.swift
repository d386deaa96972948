internal import ArgumentParser
internal import Casework
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// Why a case comes to what it comes to.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a case comes to what it comes to, line by line.",
    discussion: """
      Prints the outcome, the policy and pathway applied, and each criterion in the order of its \
      source: its status, its label, what it asks and what the case showed; then what is missing.

      EXAMPLES
        rubric explain case.json
        rubric explain case.json --readings
      """)

  @Argument(help: "A file with one case; - is standard input.") var file: String
  @Flag(help: "Show how each line is read where its text leaves room.") var readings = false
  @OptionGroup var option: LibraryOption

  func run() throws {
    let library = try option.library()
    let request = try CaseDocumentFile(file).request(library)
    let words = CaseWords(library.vocabulary, undocumented: Set(request.undocumented))
    let finding = library.evaluator.evaluate(request.facts)
    let head = "Case        \(request.id ?? "without an id")\n"
    try Console.write(head + Explanation(finding, in: words, showingReadings: readings).text)
  }
}

/// A file that holds one case.
struct CaseDocumentFile {
  let input: InputBytes

  init(_ path: String) throws { input = try InputBytes(path) }

  /// Ends the program, having said why, when the file holds none, several, or one that is refused.
  func request(_ library: Library) throws -> CaseRequest {
    defer { input.close() }
    var items: [CaseStream.Item] = []
    var stream = CaseStream()
    try stream.feed(input.all()) { items.append($0) }
    stream.finish { items.append($0) }
    guard items.count == 1, let item = items.first else {
      return try refuse("holds \(items.count) cases; one is wanted. Use 'evaluate' for many")
    }
    do {
      switch item {
      case .fault(let fault): throw CaseRefusal(fault)
      case .document(let json, _):
        return try CaseReader(library.vocabulary, drugs: library.dictionary).read(json)
      }
    } catch let refusal as CaseRefusal {
      // What the case says is for who asks to see it; standard error may be a log.
      let place = refusal.place.isEmpty ? "" : "\(refusal.place): "
      let rest =
        refusal.reason == refusal.message
        ? "" : ". What was found there is told by 'rubric evaluate'"
      return try refuse(place + refusal.reason + rest)
    }
  }

  private func refuse(_ message: String) throws -> CaseRequest {
    Console.complain("rubric: \(input.name): \(message)")
    throw ExitStatus.refused
  }
}
