internal import CaseStore
internal import Casework
internal import CursesTerminal
internal import Interview
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import Screen
internal import Workbench

/// One sitting at the workbench: the terminal, the cases, and the workbench between them.
struct WorkbenchSession {
  let terminal: CursesTerminal
  let store: CaseStore
  private var bench: Workbench
  var library: Library?
  /// nil while its rules are not read.
  private(set) var clock: DecisionClock?
  /// How the open case came to its status.
  var story: [Stamped<StatusChange>] = []
  /// The queue that the workbench wants, and that was not read yet.
  private var awaitedQueue: QueueQuery?
  private lazy var zone = Clock.zone
  /// What the program ends with; nil while it goes on.
  private var status: Int32?

  init(_ terminal: CursesTerminal, _ store: CaseStore) {
    self.terminal = terminal
    self.store = store
    bench = Workbench(size: terminal.size, login: Surroundings.userName)
  }

  /// The first paint, and then the queue.
  mutating func begin() {
    paint()
    tellTime()
    perform(bench.begin())
    listAwaited()
    paint()
  }

  mutating func load(
    _ loading: () throws -> Library, _ clocks: (Library) throws -> ClockTable,
    _ letters: (Library) throws -> LetterMaking
  ) {
    do {
      let library = try loading()
      clock = DecisionClock(try clocks(library), in: zone)
      let interview = InterviewSetting(
        evaluator: library.evaluator, dictionary: library.dictionary, today: Clock.today,
        asksForReceipt: true)
      let setting = WorkbenchSetting(interview: interview, letter: try letters(library))
      self.library = library
      give(.ready(setting))
    } catch {
      give(.notReady(Self.words(error)))
    }
    paint()
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let faults as LibraryFaults:
      "Policies, clocks, profile or templates have \(faults.diagnostics.count) faults, so no case can be "
        + "opened. Leave and run \"rubric policy check DIR\" to see them."
    case let error as LibraryError:
      "The policies cannot be read: \(error.description)"
    default: "The policies cannot be used: \(error)"
    }
  }

  mutating func run() -> Int32 {
    while true {
      let events = terminal.nextEvents()
      tellTime()
      for event in events {
        if bench.needsQueue(before: event) { listAwaited() }
        give(.input(event))
        if let status { return status }
      }
      listAwaited()
      paint()
    }
  }

  private mutating func tellTime() { give(.time(LocalTime(Clock.now, in: zone))) }

  /// Reads the queue, once for all that was typed ahead.
  private mutating func listAwaited() {
    guard let query = awaitedQueue else { return }
    awaitedQueue = nil
    list(query)
  }

  private func paint() {
    terminal.paint(bench.view(size: terminal.size, capabilities: terminal.capabilities))
  }

  mutating func give(_ event: WorkbenchEvent) { perform(bench.update(event)) }
}

// MARK: - Effects

extension WorkbenchSession {
  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .list(let query): awaitedQueue = query
      case .create: create()
      case .open(let id): open(id)
      case .close(let id): try? store.unlock(id)
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
