import Casework
import Interview
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Screen

@testable import Workbench

/// A workbench with its effects carried out in memory: keys in, screen out.
struct Runner {
  static let library: Library = {
    do { return try Library.load() } catch { fatalError("\(error)") }
  }()
  static let today = CalendarDate(iso: "2026-11-21")!
  static let setting = InterviewSetting(
    evaluator: library.evaluator, dictionary: library.dictionary, today: today,
    asksForReceipt: true, clocks: clocks)

  var bench: Workbench
  var drafts: [String: Draft] = [:]
  /// What is kept of a case beside its answers.
  var files: [String: CaseFile] = [:]
  /// The letters that were signed, as text.
  var letters: [String: String] = [:]
  var signatures: [Signature] = []
  /// Who sits here.
  var login: String
  /// Whether the screen is painted after each key; not while keys come faster than that.
  var isPainted = true
  /// What was kept by each save, in order.
  var saves: [Draft] = []
  var written: [String: LetterFormat] = [:]
  /// The queues that there are.
  var printers: [String] = []
  var left: Int32?
  /// The cases whose locks were given back, in order.
  var closed: [String] = []
  var noted: [Effect] = []
  /// The cases that another session has, with who has them.
  var holders: [String: CaseHolder] = [:]
  /// The cases that were taken over, in order.
  var takenOver: [String] = []
  /// What saving answers instead of being done.
  var savingFails: String?
  /// What is in the queue beside the drafts.
  var others: [QueueEntry] = []
  /// Every query that was asked for, in order, of those typed ahead the last.
  var queries: [QueueQuery] = []
  private var awaited: QueueQuery?
  private var created = 0

  init(
    rows: Int = 24, columns: Int = 80, login: String = "kim", people: People = .unlisted,
    rules: AuthorityRules = .usual, letter: @escaping LetterMaking = Runner.letter,
    interview: InterviewSetting = Runner.setting
  ) {
    self.login = login
    bench = Workbench(size: Size(rows: rows, columns: columns), login: login)
    give(.time(Self.time))
    run(bench.begin())
    listAwaited()
    give(
      .ready(
        WorkbenchSetting(
          interview: interview, letter: letter,
          authority: Authority(of: login, among: people, rules: rules),
          time: { _ in "21-Nov 10:00" })))
  }

  /// The same cases before somebody else.
  func handed(
    to login: String, people: People, rules: AuthorityRules = .usual,
    letter: @escaping LetterMaking = Runner.letter, interview: InterviewSetting = Runner.setting
  ) -> Runner {
    var next = Runner(
      rows: bench.size.rows, columns: bench.size.columns, login: login, people: people,
      rules: rules, letter: letter, interview: interview)
    (next.drafts, next.files, next.letters) = (drafts, files, letters)
    next.give(.input(.key(.function(5))))
    return next
  }

  private var stamp: Stamp {
    Stamp(login: login, moment: Moment(iso: "2026-11-21T10:00:00Z")!)
  }

  /// 09:42:07 on ``today``, in a place five hours behind.
  static let time = LocalTime(
    Moment(iso: "2026-11-21T14:42:07Z")!, in: ClockZone(offsetMinutes: -300))

  /// A letter once there is a name for it.
  @Sendable static func letter(
    _ order: LetterOrder
  ) -> Result<LetterDocument, LetterShortfall> {
    order.request.text("member.name", in: library.vocabulary) == nil
      ? .failure(.unanswered(["member.name"])) : .success(Sample.letter)
  }

  /// One event, and all that comes of it before the next is looked for.
  mutating func give(_ event: WorkbenchEvent) {
    run(bench.update(event))
    listAwaited()
    if isPainted { _ = bench.update(.painted) }
  }

  /// Keys typed ahead, as the program takes them in: the queue is read when it is needed.
  mutating func burst(_ keys: [Key]) {
    for key in keys {
      if bench.needsQueue(before: .key(key)) { listAwaited() }
      run(bench.update(.input(.key(key))))
    }
    listAwaited()
  }

  private mutating func listAwaited() {
    guard let query = awaited else { return }
    awaited = nil
    queries.append(query)
    run(bench.update(.listed(page(query))))
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .list(let query): awaited = query
      case .create:
        created += 1
        let id = "20261121-09000\(created)"
        give(.opened(OpenedCase(CaseFile(draft: Draft(id: id, createdAt: "2026-11-21T09:00:00Z")))))
        if let draft { reckon(draft) }
      case .open(let id):
        if let holder = holders[id] {
          give(.held(HeldCase(id, holder, changedAt: stamp.moment)))
          continue
        }
        give(.opened(opened(id)))
        if let draft { reckon(draft) }
      case .read(let id):
        give(.opened(OpenedCase(opened(id).file, hindrance: "roe has been working on this case.")))
      case .takeOver(let id, let holder):
        if holders[id] == holder { takenOver.append(id) }
        give(.opened(opened(id)))
      case .close(let id): closed.append(id)
      case .save(let draft, let document):
        if let savingFails {
          give(.savingFailed(savingFails))
        } else {
          stampOrigins(draft, from: document)
          drafts[draft.id] = draft
          saves.append(draft)
          give(.saved(at: "09:42:07"))
        }
        reckon(draft)
      case .take(let step, let id, let reason): take(step, id, reason)
      case .sign(let signature): sign(signature)
      case .writeLetter(let letter, let id, let format, let path, let mayReplace):
        if written[path] != nil, !mayReplace {
          give(.letterExists(path: path))
        } else {
          written[path] = format
          issue(letter, id)
          give(.letterWritten(path: path, remark: nil))
        }
      case .listPrinters: give(.printers(printers))
      case .leave(let status): left = status
      case .suspend, .repaint: noted.append(effect)
      }
    }
  }

  func opened(_ id: String) -> OpenedCase {
    let draft = drafts[id] ?? Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
    let file = files[id] ?? CaseFile(draft: draft)
    return OpenedCase(
      CaseFile(
        draft: draft, status: file.status, origins: file.origins, enteredBy: file.enteredBy,
        statusChanges: file.statusChanges, requests: file.requests,
        determinations: file.determinations),
      signedLetter: letters[id])
  }

  private mutating func stampOrigins(_ draft: Draft, from document: String?) {
    let file = opened(draft.id).file
    var origins = file.origins
    let changes = AnswerChanges(
      from: drafts[draft.id], to: draft, means: .typed, document: document)
    for change in changes.answers {
      origins[change.field] = Origin(
        login: login, moment: stamp.moment, document: document)
    }
    files[draft.id] = CaseFile(
      draft: draft, status: file.status, origins: origins, statusChanges: file.statusChanges,
      requests: file.requests, determinations: file.determinations)
  }

  private mutating func change(_ id: String, to status: CaseStatus, _ reason: String?) {
    let file = opened(id).file
    let change = StatusChange(from: file.status, to: status, reason: reason)
    files[id] = CaseFile(
      draft: file.draft, status: status, origins: file.origins, enteredBy: file.enteredBy,
      statusChanges: file.statusChanges + [Stamped(change, stamp)], requests: file.requests,
      determinations: file.determinations)
  }

  private mutating func issue(_ letter: LetterToWrite, _ id: String) {
    switch letter {
    case .signed: change(id, to: .letterIssued, nil)
    case .request: keep(opened(id).file, requests: [stamp.moment])
    }
    let file = opened(id).file
    give(.advanced(file))
    reckon(file.draft)
  }

  private mutating func keep(_ file: CaseFile, requests: [Moment]) {
    files[file.draft.id] = CaseFile(
      draft: file.draft, status: file.status, origins: file.origins, enteredBy: file.enteredBy,
      statusChanges: file.statusChanges, requests: file.requests + requests,
      determinations: file.determinations)
  }

  private mutating func take(_ step: CaseStep, _ id: String, _ reason: String?) {
    change(id, to: step.status, reason)
    give(.changed(opened(id)))
    reckon(opened(id).file.draft)
  }

  private mutating func sign(_ signature: Signature) {
    signatures.append(signature)
    let id = signature.caseID
    let signer = bench.setting!.authority.person!
    let head = DeterminationHead(
      outcome: signature.outcome, policies: [], signer: signer, template: "sample/1", origins: [:])
    change(id, to: .determined, nil)
    let file = opened(id).file
    files[id] = CaseFile(
      draft: file.draft, status: file.status, origins: file.origins, enteredBy: file.enteredBy,
      statusChanges: file.statusChanges,
      determinations: file.determinations + [
        SignedDetermination(
          number: file.determinations.count + 1, signedAt: stamp.moment, head: head)
      ])
    letters[id] = PlainText(signature.letter).text
    give(.signed(opened(id)))
  }

  /// As the shipped rules have it.
  private mutating func reckon(_ draft: Draft) {
    let clock = DecisionClock(Self.clocks, in: Self.time.zone)
    let file = opened(draft.id).file
    let pends = ClockCase.Pend.all(
      in: file.statusChanges, issued: file.requests, entered: file.enteredAt)
    give(.reckoned(clock.reading(of: ClockCase(draft.content, in: clock.zone, pends: pends))))
  }

  static let clocks: ClockTable = {
    do { return try ClockTable.load(for: library) } catch { fatalError("\(error)") }
  }()

  /// As a store would find it, but for the order, which is that of the ids.
  private func page(_ query: QueueQuery) -> QueuePage {
    let all = others + drafts.values.map(Self.entry).sorted { $0.id < $1.id }
    let words = query.words.lowercased().split(separator: " ")
    let found = all.filter { entry in
      let text = "\(entry.id) \(entry.memberName ?? "") \(entry.drug ?? "")".lowercased()
      return words.allSatisfy { text.contains($0) }
        && query.statuses.map { $0.contains(entry.status) } ?? true
        && query.drug.map { $0 == entry.drug } ?? true
        && query.dueBefore.map { limit in entry.due.map { $0.moment < limit } ?? false } ?? true
    }
    let place = found.firstIndex { $0.id == query.around }
    let pages = max(1, (found.count + query.pageSize - 1) / query.pageSize)
    let number = min(place.map { $0 / query.pageSize + 1 } ?? query.page, pages)
    return QueuePage(
      entries: Array(found.dropFirst((number - 1) * query.pageSize).prefix(query.pageSize)),
      number: number, pages: pages, total: found.count, kept: all.count,
      holders: Set(all.compactMap(\.holder?.login)).sorted())
  }

  private static func entry(_ draft: Draft) -> QueueEntry {
    .made(
      draft.id, draft.text("member.name"), born: draft.text("member.birthDate"),
      drug: draft.text("request.drug"), progress: draft.progress)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { give(.input(.key(key))) }
  }

  /// Types each text and presses Enter after it.
  mutating func enter(_ texts: String...) {
    for text in texts {
      type(text)
      press(.enter)
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  var screen: String {
    bench.view(size: bench.size, capabilities: .ascii).text
  }

  var golden: String {
    bench.view(size: bench.size, capabilities: .unicode).golden
  }

  /// The line of the focused field, as the cursor finds it.
  var focusLine: String {
    let grid = bench.view(size: bench.size, capabilities: .ascii)
    guard let cursor = grid.cursor else { return "" }
    return grid.cells(row: cursor.row).reduce(into: "") { $0 += $1.text }
  }

  var intake: Intake? { bench.intake }
  var draft: Draft? { bench.intake?.draft }
}

extension QueueEntry {
  static func made(
    _ id: String, _ member: String? = "Jane Doe", memberID: String? = nil,
    born: String? = "1985-07-14", drug: String? = "leqselvi", indication: String? = nil,
    status: CaseStatus = .draft, due: Due? = nil, urgency: String? = nil,
    progress: Draft.Progress = Draft.Progress(answered: 7, asked: 11), holder: CaseHolder? = nil,
    hasNamesake: Bool = false
  ) -> QueueEntry {
    QueueEntry(
      id: id, status: status, memberName: member, memberID: memberID, birthDate: born,
      drug: drug, indication: indication, payer: "cigna", lineOfBusiness: "commercial",
      urgency: urgency, due: due, progress: progress,
      changed: Stamp(login: "kim", moment: Moment(iso: "2026-11-21T14:42:07Z")!), holder: holder,
      hasNamesake: hasNamesake)
  }
}

extension Sample {
  static let letter = LetterDocument(
    language: .americanEnglish, title: LetterText("Sample"),
    reference: LetterText("20261121-090001"),
    template: TemplateStamp(id: LetterText("sample"), version: LetterText("1")),
    letterhead: [LetterText("Acme HMO")], address: [LetterText("Jane Doe")],
    blocks: [])
}

extension AuthorityRules {
  static let usual = AuthorityRules(
    nurseMayApprove: true, reviewerMustDiffer: false,
    overrideReason: Reason(characters: 15, words: 3),
    denials: [Denial(professions: ["pharmacist", "physician"])])
}
