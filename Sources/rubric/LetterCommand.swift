internal import ArgumentParser
internal import Casework
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// The letter of a case, into a file.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Write the letter that tells a member what was decided, and why.",
    discussion: """
      The case is decided as 'evaluate' does it, and its letter is written as a PDF for paper or as \
      text of 76 columns; both say the same. A letter names people: where the case lacks what it \
      says, the missing fields are listed and nothing is written.

      Who sends it, and the words, are yours: organization.yaml and letters/*.mustache in the folder \
      given by --policies take the place of the built-in samples.

      With --all every file FOLDER/NAME.json is a case, and its letter is OUTPUT/NAME.pdf, or NAME.txt. \
      What is refused is said and left out; the rest is written.

      EXAMPLES
        rubric letter case.json --output letter.pdf
        rubric letter case.json --output -            as text, to standard output
        rubric letter case.json --output letter.txt --force
        rubric letter --all cases --output letters --format pdf
        rubric letter case.json --print front-desk
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case pdf
  }

  @Argument(help: "A file with one case; - is standard input.") var file: String?
  @Option(
    name: .customLong("all"),
    help: ArgumentHelp(
      "A folder of files with one case each, in place of one file.", valueName: "folder"))
  var folder: String?
  @Option(
    help: ArgumentHelp("text or pdf; left out, the ending of the output says which."))
  var format: Format?
  @Option(
    help: ArgumentHelp(
      "The file to write, - is standard output; with --all the folder.", valueName: "path"))
  var output: String?
  @Option(
    name: .customLong("print"),
    help: ArgumentHelp(
      "The queue to print on, in place of a file; 'rubric printers' lists them.",
      valueName: "queue"))
  var queue: String?
  @Option(
    name: .customLong("wait"),
    help: ArgumentHelp(
      "How long to wait for the printer before it is said that the letter waits.",
      valueName: "seconds"))
  var waitSeconds = 30
  @Option(
    help: ArgumentHelp(
      "The letter's date, from which a member's time to answer or appeal counts; today.",
      valueName: "yyyy-mm-dd"))
  var date: String?
  @Flag(
    name: .customLong("large-print"),
    help: "Print on paper in 18 points, whether or not the case asks for it.")
  var isLarge = false
  @Option(
    name: .customLong("fax-cover"),
    help: ArgumentHelp(
      "A PDF to write the cover for a fax to the prescriber into.", valueName: "path"))
  var cover: String?
  @Flag(
    name: .customLong("show-window"),
    help: "Frame the place of the address, to see whether it stands in your envelopes' window.")
  var framesWindow = false
  @Flag(help: "Write over a file that is there already.") var force = false
  @OptionGroup var option: LibraryOption

  func validate() throws {
    if (file == nil) == (folder == nil) {
      throw ValidationError("give a file with a case, or --all with a folder of them")
    }
    if (output == nil) == (queue == nil) {
      throw ValidationError(
        "say where the letter goes: --output with a file, or --print with a queue")
    }
    if queue != nil, format == .text || folder != nil {
      throw ValidationError("--print prints the PDF of one letter")
    }
    if framesWindow, resolvedFormat != .pdf {
      throw ValidationError("--show-window goes with a PDF")
    }
    if cover != nil, resolvedFormat != .pdf || folder != nil {
      throw ValidationError("--fax-cover goes with the PDF of one letter")
    }
    if folder != nil, output == "-" || format == nil {
      throw ValidationError("--all needs the folder for its letters as --output, and --format")
    }
    if resolvedFormat == nil {
      throw ValidationError(
        "'\(output ?? "")' does not say which format: end it in .pdf or .txt, or give --format")
    }
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("'\(date)' is no date; write it as 2026-11-21")
    }
  }

  func run() throws {
    let library = try option.library()
    if let folder { return try writeAll(of: folder, library) }
    let request = try CaseDocumentFile(file ?? "-").request(library)
    let finding = library.evaluator.evaluate(request.facts)
    let composer = try option.letters(library, telling: finding.outcome, on: day)
    let letter = composer.document(for: request, finding, writtenOn: day)
    switch letter {
    case .failure(let shortfall):
      Console.complain("rubric: \(shortfall.description)")
      throw ExitStatus.refused
    case .success(let document):
      let bytes = try bytes(of: document)
      if let cover {
        try writeCover(for: LetterOrder(request, finding), of: document, composer, to: cover)
      }
      if let queue { try print(bytes, on: queue) } else { try write(bytes, to: output ?? "-") }
      for doubt in doubts(of: document, request, finding, composer) {
        Console.complain("rubric: \(doubt)")
      }
    }
  }

  /// The day on which the letter is made.
  var day: CalendarDate { date.flatMap { CalendarDate(iso: $0) } ?? Clock.today }

  var resolvedFormat: Format? {
    if queue != nil { return .pdf }
    if let format { return format }
    let name = (output ?? "").lowercased()
    if name == "-" || name.hasSuffix(".txt") { return .text }
    return name.hasSuffix(".pdf") ? .pdf : nil
  }

  func bytes(of document: LetterDocument) throws -> [UInt8] {
    guard resolvedFormat == .pdf else { return Array(PlainText(document).text.utf8) }
    var document = document
    if isLarge { document.edition = .largePrint }
    return try pdf(document).bytes
  }

  /// The cover counts the letter's pages, and itself.
  private func writeCover(
    for order: LetterOrder, of document: LetterDocument, _ composer: LetterComposer, to path: String
  ) throws {
    var letter = document
    if isLarge { letter.edition = .largePrint }
    switch composer.faxCover(for: order, pages: try pdf(letter).pageCount, writtenOn: day) {
    case .success(let cover): try write(try pdf(cover).bytes, to: path)
    case .failure(let shortfall):
      Console.complain("rubric: no cover was made: \(shortfall.description)")
      throw ExitStatus.refused
    }
  }

  private func pdf(_ document: LetterDocument) throws -> LetterPDF {
    do {
      return try LetterPDF(document, madeOn: day, framesWindow: framesWindow)
    } catch {
      Console.complain("rubric: no PDF was made: \(error)")
      throw ExitStatus.cannot
    }
  }

  private func write(_ bytes: [UInt8], to output: String) throws {
    if output == "-" { return try bytes.withUnsafeBytes { try Console.write($0) } }
    try NewFile.write(bytes, to: output, force: force, remedy: ", or --force to write over it")
  }
}

extension LibraryOption {
  /// The checked profile and the checked templates: of the letters that a case of this outcome may
  /// get, or all, for letters of a day, or any. Ends the program where there are none to use.
  func letters(
    _ library: Library, telling outcome: Outcome? = nil, on day: CalendarDate? = nil
  ) throws -> LetterComposer {
    try using { try LetterComposer.load(for: library, telling: outcome, on: day) }
  }
}
