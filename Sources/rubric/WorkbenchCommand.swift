internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import CursesTerminal
internal import Interview
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel
internal import Screen
internal import Workbench

#if canImport(Glibc)
  internal import Glibc
#endif

/// The workbench itself: what `rubric` does without a command.
struct WorkbenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "Start the workbench: enter requests by keyboard and write their letters.",
    discussion: """
      The drafts are kept in $RUBRIC_DATA, else in $XDG_DATA_HOME/rubric, else in \
      ~/.local/share/rubric; every answer is there as soon as it is accepted.
      """)

  @OptionGroup var option: LibraryOption

  func run() throws {
    let status = try runWorkbench(
      data: try DataFolder.path(), loading: { try Library.load(adding: option.policies) },
      letters: { library in
        let composer = try LetterComposer.load(adding: option.policies, for: library)
        return { composer.document(for: $0, $1, writtenOn: Clock.today) }
      })
    if status != 0 { throw ExitCode(status) }
  }
}

/// Runs the workbench until the person leaves.
///
/// The start screen is painted before the policies are read. Then, over and over: wait; give every
/// event to the workbench and carry out what it wants before the next one; paint once.
///
/// - Parameters:
///   - data: the folder of drafts, which is made by the first save.
///   - loading: reads the policies.
///   - letters: how letters are made, with that library.
/// - Returns: the status to end with.
/// - Throws: ``ExitStatus/cannot``, having said why, where there is no terminal to run in.
func runWorkbench(
  data: String, loading: () throws -> Library, letters: (Library) throws -> LetterMaking
) throws -> Int32 {
  let terminal: CursesTerminal
  do {
    terminal = try CursesTerminal(Surroundings.terminalOptions(logIn: data))
  } catch {
    Console.complain("rubric: \(error.description)")
    throw ExitStatus.cannot
  }
  defer { terminal.close() }
  var session = WorkbenchSession(terminal, drafts: DraftFolder(path: "\(data)/drafts"))
  session.begin()
  session.load(loading, letters)
  return session.run()
}

/// One sitting at the workbench: the terminal, the drafts, and the workbench between them.
private struct WorkbenchSession {
  private let terminal: CursesTerminal
  private let drafts: DraftFolder
  private var bench: Workbench
  private var library: Library?
  /// What the program ends with; nil while it goes on.
  private var status: Int32?

  init(_ terminal: CursesTerminal, drafts: DraftFolder) {
    self.terminal = terminal
    self.drafts = drafts
    bench = Workbench(size: terminal.size)
  }

  /// The first paint, and then the list of drafts.
  mutating func begin() {
    perform(bench.firstEffects)
    paint()
  }

  mutating func load(
    _ loading: () throws -> Library, _ letters: (Library) throws -> LetterMaking
  ) {
    do {
      let library = try loading()
      let interview = InterviewSetting(
        evaluator: library.evaluator, dictionary: library.dictionary, today: Clock.today)
      let setting = WorkbenchSetting(interview: interview, letter: try letters(library))
      self.library = library
      give(.ready(setting))
      // Now the drugs can be called by their names.
      perform([.list])
    } catch {
      give(.notReady(Self.words(error)))
    }
    paint()
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let faults as LibraryFaults:
      "Policies, profile or templates have \(faults.diagnostics.count) faults, so no case can be "
        + "opened. Leave and run \"rubric policy check DIR\" to see them."
    case let error as LibraryError:
      "The policies cannot be read: \(error.description)"
    default: "The policies cannot be used: \(error)"
    }
  }

  mutating func run() -> Int32 {
    while true {
      for event in terminal.nextEvents() {
        give(.input(event))
        if let status { return status }
      }
      paint()
    }
  }

  private func paint() {
    terminal.paint(bench.view(size: terminal.size, capabilities: terminal.capabilities))
  }

  private mutating func give(_ event: WorkbenchEvent) { perform(bench.update(event)) }
}

// MARK: - Effects

extension WorkbenchSession {
  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .list: list()
      case .create: create()
      case .open(let id): open(id)
      case .close(let id): try? drafts.unlock(id)
      case .save(let draft): save(draft)
      case .writeLetter(let document, let format, let path, let mayReplace):
        write(document, format, path, mayReplace: mayReplace)
      case .leave(let status): self.status = status
      case .suspend:
        terminal.suspend()
        give(.input(.resize(terminal.size)))
      case .repaint: terminal.forgetPainted()
      }
    }
  }

  private mutating func list() {
    do throws(DraftFolderError) {
      give(.listed(try drafts.list().map(entry)))
    } catch {
      give(.listingFailed("The drafts cannot be listed: \(error.description)"))
    }
  }

  private func entry(_ listing: DraftListing) -> DraftEntry {
    switch listing {
    case .damaged(let file, let fault):
      return DraftEntry(id: file, fault: "\(fault.description). The file was left as it is.")
    case .draft(let summary):
      let birth = summary.birthDate.flatMap { CalendarDate(iso: $0) }
      let drug = summary.drug.map { library?.vocabulary.drug($0)?.brand ?? $0 }
      return DraftEntry(
        id: summary.id, memberName: summary.memberName ?? "",
        birth: birth.map(DateWords.screen) ?? "", drug: drug ?? "",
        changed: Clock.words(ofUTC: summary.changedAt))
    }
  }

  private mutating func create() {
    let now = Clock.utc
    var id = Clock.stamp
    var number = 1
    while number < 1000, isTaken(id) {
      number += 1
      id = "\(Clock.stamp)-\(number)"
    }
    give(.opened(Draft(id: id, createdAt: now)))
    try? drafts.lock(id, for: LockHolder(name: Surroundings.userName, since: now))
  }

  private func isTaken(_ id: String) -> Bool {
    do throws(DraftFolderError) {
      _ = try drafts.open(id)
      return true
    } catch {
      if case .missing = error { return false }
      return true
    }
  }

  private mutating func open(_ id: String) {
    do throws(DraftFolderError) {
      try drafts.lock(id, for: LockHolder(name: Surroundings.userName, since: Clock.utc))
      do throws(DraftFolderError) {
        give(.opened(try drafts.open(id)))
      } catch {
        try? drafts.unlock(id)
        throw error
      }
    } catch {
      give(.openingFailed("\(id) cannot be opened: \(error.description)"))
    }
  }

  private mutating func save(_ draft: Draft) {
    var draft = draft
    draft.changedAt = Clock.utc
    do throws(DraftFolderError) {
      try drafts.save(draft)
      give(.saved(at: Clock.time))
    } catch {
      give(.savingFailed(error.description))
    }
  }

  private mutating func write(
    _ document: LetterDocument, _ format: LetterFormat, _ path: String, mayReplace: Bool
  ) {
    let place = Surroundings.expanded(path)
    do {
      let (bytes, remark) = try Self.bytes(document, format)
      switch try NewFile.write(bytes, to: place, mayReplace: mayReplace) {
      case .written: give(.letterWritten(path: place, remark: remark))
      case .exists: give(.letterExists(path: path))
      }
    } catch let error as LetterPDFError {
      give(.letterFailed(path: place, reason: error.description))
    } catch let error as SystemRefusal {
      give(.letterFailed(path: place, reason: Console.reason(error.code)))
    } catch {
      give(.letterFailed(path: place, reason: "\(error)"))
    }
  }
}

extension WorkbenchSession {
  /// The letter in a format, and what is to be said about it.
  private static func bytes(
    _ document: LetterDocument, _ format: LetterFormat
  ) throws -> ([UInt8], remark: String?) {
    guard format == .pdf else { return (Array(PlainText(document).text.utf8), nil) }
    let pdf = try LetterPDF(document, madeOn: Clock.today)
    guard pdf.unknownGlyphs > 0 else { return (pdf.bytes, nil) }
    return (
      pdf.bytes,
      "\(pdf.unknownGlyphs) characters of it are in no installed font and print as boxes. Install "
        + "a font for their script, such as fonts-noto."
    )
  }
}

// MARK: - Files

/// Where the drafts are.
private enum DataFolder {
  /// - Throws: ``ExitStatus/cannot``, having said what to set.
  static func path() throws -> String {
    if let own = Surroundings.value("RUBRIC_DATA") { return own }
    if let data = Surroundings.value("XDG_DATA_HOME") { return "\(data)/rubric" }
    if let home = Surroundings.value("HOME") { return "\(home)/.local/share/rubric" }
    Console.complain("rubric: HOME is not set; set RUBRIC_DATA to the folder of your drafts")
    throw ExitStatus.cannot
  }
}

// MARK: - Environment and clock

/// What the environment says.
private enum Surroundings {
  /// nil where it is not set, or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  static var userName: String {
    guard let user = getpwuid(getuid()), let name = user.pointee.pw_name else {
      return value("LOGNAME") ?? "user \(getuid())"
    }
    return String(cString: name)
  }

  /// The whole path: from the home folder where it begins with `~/`, else from here.
  static func expanded(_ path: String) -> String {
    if path.hasPrefix("~/"), let home = value("HOME") { return "\(home)/\(path.dropFirst(2))" }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return "\(String(cString: here))/\(path)"
  }

  /// Standard error goes to a file while the screen is up, so that nothing tears it.
  static func terminalOptions(logIn data: String) -> CursesTerminal.Options {
    // With these set, ncurses would report every new size as the one that they say.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    var log = Glibc.open("\(data)/rubric.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if log < 0 { log = Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC) }
    return CursesTerminal.Options(
      terminalType: value("TERM"), wantsColour: getenv("NO_COLOR") == nil,
      escapeDelayMilliseconds: value("ESCDELAY").flatMap { Int($0) } ?? 25,
      standardErrorFile: log < 0 ? nil : log)
  }
}
