internal import CaseStore
internal import Casework
internal import Interview
internal import Letters
internal import PolicyLibrary
internal import Screen
internal import Workbench

/// One sitting at the workbench: the terminal, the cases, and the workbench between them.
struct WorkbenchSession {
  let terminal: any Sitting
  let store: CaseStore
  let people: StorePeople
  /// Why the person who sits here may look at nothing; nil for who may.
  private(set) var refusalToLook: String?
  private var bench: Workbench
  var library: Library?
  /// What the workbench was given; nil while the policies are not read.
  private(set) var setting: WorkbenchSetting?
  /// nil while its rules are not read.
  private(set) var clock: DecisionClock?
  /// How the open case came to its status.
  var story: [Stamped<StatusChange>] = []
  /// When letters were issued that ask for what the open case lacks.
  var requests: [Moment] = []
  /// When its answers were entered, and how it was kept last.
  var entered: [Moment] = []
  var kept: Draft?
  /// The queue that the workbench wants, and that was not read yet.
  private var awaitedQueue: QueueQuery?
  private lazy var zone = Clock.zone
  /// What the program ends with; nil while it goes on.
  private var status: Int32?

  /// - Parameter isDemo: whether every screen says that these are nobody's cases.
  init(_ terminal: any Sitting, _ store: CaseStore, _ people: StorePeople, isDemo: Bool) {
    self.terminal = terminal
    (self.store, self.people) = (store, people)
    bench = Workbench(
      size: terminal.size, login: Surroundings.userName, mark: isDemo ? "DEMO" : "")
    if isDemo { bench.showAll() }
  }

  /// The first paints. The queue comes when it is known who may see it, before the policies are read.
  mutating func begin() {
    paint()
    tellTime()
    refusalToLook = people.refusalToLook()
    perform(bench.begin())
    listAwaited()
    paint()
  }

  mutating func load(_ loading: () throws -> Library, remark: String?, isFirst: Bool) {
    defer { paint() }
    if let refusalToLook { return give(.notReady(refusalToLook)) }
    do {
      try store.checkPeople()
      let library = try loading()
      let table = try ClockTable.load(for: library)
      Clock.run(in: table.zone)
      zone = Clock.zone
      clock = DecisionClock(table, in: zone)
      tellTime()
      let rules = try AuthorityRules.load(for: library)
      let setting = try WorkbenchSetting(
        library, table, people.authority(rules, for: library.vocabulary))
      (self.library, self.setting) = (library, setting)
      give(.ready(setting))
      if let remark = remark ?? people.remarkWhereShared { give(.told(remark)) }
      if isFirst { give(.welcome) }
    } catch {
      give(.notReady(Self.words(error)))
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let faults as LibraryFaults:
      "Policies, clocks, profile or templates have \(faults.diagnostics.count) faults, so no case can be "
        + "opened. Leave and run \"rubric policy check DIR\" to see them."
    case let error as CaseRepositoryError: error.description
    case let error as LibraryError:
      "The policies cannot be read: \(error.description)"
    default: "The policies cannot be used: \(error)"
    }
  }

  mutating func run() -> Int32 {
    while true {
      let events = terminal.nextEvents(for: bench)
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

  /// What comes after it was typed with this on the screen.
  private mutating func paint() {
    if terminal.show(bench) { give(.painted) }
  }

  mutating func give(_ event: WorkbenchEvent) { perform(bench.update(event)) }
}

// MARK: - Effects

extension WorkbenchSession {
  /// That it is not done by a list of people or by policies that are not those in force any more. What
  /// was accepted is kept whatever became of them.
  private func refusalByOtherFiles(_ effect: Effect) -> String? {
    switch effect {
    case .create, .open, .read, .takeOver, .take, .sign, .writeLetter:
      people.refusalWhereChanged ?? refusalByOtherLibrary
    case .save, .list, .listPrinters, .close, .leave, .suspend, .repaint: nil
    }
  }

  private var refusalByOtherLibrary: String? {
    guard let library, !library.isAsRead else { return nil }
    return "The policies, the clocks or the profile were changed since this program was started. "
      + "Leave it, and start it again: they are read anew then."
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      if let refusal = refusalByOtherFiles(effect) ?? refusal(of: effect) {
        if case .save = effect { give(.savingFailed(refusal)) } else { give(.refused(refusal)) }
        continue
      }
      switch effect {
      case .list(let query): awaitedQueue = query
      case .create: create()
      case .open(let id): open(id)
      case .read(let id): openToRead(id)
      case .takeOver(let id, let holder): takeOver(id, from: holder)
      case .close(let id): try? store.unlock(id)
      case .save(let draft, let document): save(draft, from: document)
      case .take(let step, let id, let reason): take(step, of: id, reason)
      case .sign(let signature): sign(signature)
      case .listPrinters: give(.printers((try? PrintQueue.all().map(\.name)) ?? []))
      case .writeLetter(let letter, let id, let format, let path, let mayReplace):
        write(letter, of: id, format, path, mayReplace: mayReplace)
      case .leave(let status): self.status = status
      case .suspend:
        terminal.suspend()
        give(.input(.resize(terminal.size)))
      case .repaint: terminal.forgetPainted()
      }
    }
  }
}
