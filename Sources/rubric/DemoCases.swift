internal import CaseStore
internal import Casework
internal import Diagnostics
internal import Interview
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel
internal import Workbench

/// The sample cases of `demo.json`, each brought as far as it says there, by the ways that a person's
/// cases go.
struct DemoCases {
  private let store: CaseStore
  private let people: StorePeople
  private let library: Library
  private let clock: DecisionClock
  private let setting: WorkbenchSetting
  private let stamp = Stamp(login: Surroundings.userName, moment: Clock.now)

  init(
    _ store: CaseStore, _ people: StorePeople, _ library: Library, _ clocks: ClockTable,
    _ authority: Authority
  ) throws {
    (self.store, self.people, self.library) = (store, people, library)
    clock = DecisionClock(clocks, in: Clock.zone)
    setting = try WorkbenchSetting(library, clocks, authority)
  }

  /// Puts all of them into the store.
  func fill() throws {
    guard let source = EmbeddedFile.source("demo.json"),
      case .array(let samples) = try JSONReader.read(Self.dated(source.text, Clock.today))
    else { preconditionFailure("the sample cases are compiled in") }
    for sample in samples { try add(sample) }
  }

  /// With days in place of `today` and `today-17d`, so that what is late stays late.
  static func dated(_ text: String, _ today: CalendarDate) -> String {
    let parts = text.split(separator: "\"today", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts[0])) { dated, part in
      let words = part.prefix { $0 != "\"" }
      let days = Int(words.drop { $0 == "-" }.dropLast()) ?? 0
      dated += "\"\((today.adding(days: -days) ?? today).iso)\(part.dropFirst(words.count))"
    }
  }

  private func add(_ sample: JSONValue) throws {
    guard case .object(let members) = sample, let json = members["case"],
      let document = CaseDocument(json), case .text(let id)? = document["id"],
      case .array(let steps)? = members["then"]
    else { preconditionFailure("a sample has a case with an id, and what is done then") }
    var draft = Draft(id: id, createdAt: stamp.moment.iso)
    draft.content = Draft.Content(document, in: library.vocabulary)
    draft = Interview(setting.interview, resuming: draft).draft
    try store.create(
      draft, due: try due(of: id, draft), Origin(login: stamp.login, moment: stamp.moment))
    for case .text(let step) in steps { try take(step, of: id, because: members["reason"]) }
    try store.unlock(id)
  }

  private func take(_ step: String, of id: String, because reason: JSONValue?) throws {
    var words: String?
    if case .text(let text)? = reason { words = text }
    switch step {
    case "review": try change(id, to: .readyForReview, nil)
    case "wait": try change(id, to: .waitingForInformation, nil)
    case "return": try change(id, to: .returned, words)
    case "withdraw": try change(id, to: .withdrawn, words)
    case "sign": try sign(id)
    case "issue": try issue(id)
    default: preconditionFailure("no sample takes the step \(step)")
    }
  }

  private func change(_ id: String, to status: CaseStatus, _ reason: String?) throws {
    let file = try store.open(id)
    try store.changeStatus(
      of: id, to: status, reason: reason, due: status.awaitsDecision ? file.due : nil, stamp)
  }

  private func sign(_ id: String) throws {
    let file = try store.open(id)
    let judgement = KeptJudgement(file, setting)
    let order = LetterOrder(
      judgement.interview.request, judgement.interview.finding,
      signedBy: setting.authority.person, origins: file.origins)
    guard let outcome = judgement.outcome?.decision,
      case .success(let letter) = setting.letter(order)
    else { preconditionFailure("the sample \(id) has no letter to sign") }
    let signature = Signature(
      caseID: id, seen: 0, outcome: outcome, override: nil, content: file.draft.content,
      letter: letter)
    let frozen = try DeterminationFreezing(file, signature, setting, library, people.file)
      .determination()
    _ = try store.sign(frozen, of: id, seen: 0, stamp)
  }

  /// As text: it is not written anywhere.
  private func issue(_ id: String) throws {
    let file = try store.open(id)
    let number = file.determinations.last?.number ?? 0
    let bytes: [UInt8]
    if number > 0 {
      bytes = try store.determination(number, of: id).letter
    } else {
      guard case .success(let letter) = setting.letter(KeptJudgement(file, setting).order) else {
        preconditionFailure("the sample \(id) has nothing to ask for")
      }
      bytes = Array(PlainText(letter).text.utf8)
    }
    try store.issueLetter(of: id, number: number, format: "text", bytes: bytes, stamp)
    guard number == 0 else { return }
    try store.setDue(try due(of: id, file.draft), of: id, stamp)
  }

  /// As it is now.
  private func due(of id: String, _ draft: Draft) throws -> Due? {
    let file = try? store.open(id)
    let pends = file.map {
      ClockCase.Pend.all(in: $0.statusChanges, issued: $0.requests, entered: $0.enteredAt)
    }
    return Due(clock.reading(of: ClockCase(draft.content, in: clock.zone, pends: pends ?? [])))
  }
}
