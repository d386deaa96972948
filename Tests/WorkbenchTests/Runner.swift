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
    evaluator: library.evaluator, dictionary: library.dictionary, today: today)

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
  var left: Int32?
  var others: [Effect] = []
  /// What saving answers instead of being done.
  var savingFails: String?
  private var created = 0

  init(
    rows: Int = 24, columns: Int = 80, login: String = "kim", people: People = .unlisted,
    rules: AuthorityRules = .usual, letter: @escaping LetterMaking = Runner.letter
  ) {
    self.login = login
    bench = Workbench(size: Size(rows: rows, columns: columns))
    run(bench.firstEffects)
    give(
      .ready(
        WorkbenchSetting(
          interview: Self.setting, letter: letter,
          authority: Authority(of: login, among: people, rules: rules),
          time: { _ in "21-Nov 10:00" })))
  }

  /// The same cases before somebody else.
  func handed(
    to login: String, people: People, rules: AuthorityRules = .usual,
    letter: @escaping LetterMaking = Runner.letter
  ) -> Runner {
    var next = Runner(
      rows: bench.size.rows, columns: bench.size.columns, login: login, people: people,
      rules: rules, letter: letter)
    (next.drafts, next.files, next.letters) = (drafts, files, letters)
    next.give(.input(.key(.function(5))))
    return next
  }

  private var stamp: Stamp {
    Stamp(login: login, moment: Moment(iso: "2026-11-21T10:00:00Z")!)
  }

  /// A letter once there is a name for it.
  @Sendable static func letter(
    _ order: LetterOrder
  ) -> Result<LetterDocument, LetterShortfall> {
    order.request.text("member.name", in: library.vocabulary) == nil
      ? .failure(.unanswered(["member.name"])) : .success(Sample.letter)
  }

  mutating func give(_ event: WorkbenchEvent) {
    run(bench.update(event))
    if isPainted { _ = bench.update(.painted) }
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .list: give(.listed(drafts.values.sorted { $0.id < $1.id }.map(Self.entry)))
      case .create:
        created += 1
        let draft = Draft(id: "20261121-09000\(created)", createdAt: "2026-11-21T09:00:00Z")
        give(.opened(OpenedCase(CaseFile(draft: draft))))
      case .open(let id): give(.opened(opened(id)))
      case .close: break
      case .save(let draft):
        if let savingFails {
          give(.savingFailed(savingFails))
        } else {
          stampOrigins(draft)
          drafts[draft.id] = draft
          saves.append(draft)
          give(.saved(at: "09:42:07"))
        }
      case .take(let step, let id, let reason): take(step, id, reason)
      case .sign(let signature): sign(signature)
      case .writeLetter(_, let id, let format, let path, let mayReplace):
        if written[path] != nil, !mayReplace {
          give(.letterExists(path: path))
        } else {
          written[path] = format
          change(id, to: .letterIssued, nil)
          give(.advanced(opened(id).file))
          give(.letterWritten(path: path, remark: nil))
        }
      case .leave(let status): left = status
      case .suspend, .repaint: others.append(effect)
      }
    }
  }

  func opened(_ id: String) -> OpenedCase {
    let draft = drafts[id] ?? Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
    let file = files[id] ?? CaseFile(draft: draft)
    return OpenedCase(
      CaseFile(
        draft: draft, status: file.status, origins: file.origins,
        statusChanges: file.statusChanges, determinations: file.determinations),
      signedLetter: letters[id])
  }

  private mutating func stampOrigins(_ draft: Draft) {
    let file = opened(draft.id).file
    var origins = file.origins
    let changes = AnswerChanges(
      from: drafts[draft.id], to: draft, means: .typed, document: nil)
    for change in changes.answers {
      origins[change.field] = Origin(login: login, moment: stamp.moment)
    }
    files[draft.id] = CaseFile(
      draft: draft, status: file.status, origins: origins, statusChanges: file.statusChanges,
      determinations: file.determinations)
  }

  private mutating func change(_ id: String, to status: CaseStatus, _ reason: String?) {
    let file = opened(id).file
    let change = StatusChange(from: file.status, to: status, reason: reason)
    files[id] = CaseFile(
      draft: file.draft, status: status, origins: file.origins,
      statusChanges: file.statusChanges + [Stamped(change, stamp)],
      determinations: file.determinations)
  }

  private mutating func take(_ step: CaseStep, _ id: String, _ reason: String?) {
    change(id, to: step.status, reason)
    give(.changed(opened(id)))
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
      draft: file.draft, status: file.status, origins: file.origins,
      statusChanges: file.statusChanges,
      determinations: file.determinations + [
        SignedDetermination(
          number: file.determinations.count + 1, signedAt: stamp.moment, head: head)
      ])
    letters[id] = PlainText(signature.letter).text
    give(.signed(opened(id)))
  }

  private static func entry(_ draft: Draft) -> DraftEntry {
    DraftEntry(
      id: draft.id, memberName: draft.text("member.name") ?? "",
      birth: draft.text("member.birthDate") ?? "", drug: draft.text("request.drug") ?? "",
      changed: "21-Nov 09:42")
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
    denials: [Denial(professions: ["pharmacist", "physician"])])
}
