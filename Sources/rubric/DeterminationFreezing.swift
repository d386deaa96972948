internal import Casework
internal import Interview
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel
internal import Workbench

/// Makes what is kept of a signature, from the case as it is kept: nothing of what was on the screen
/// is taken over, but all of it has to be the same.
struct DeterminationFreezing {
  private let judgement: KeptJudgement
  private let signature: Signature
  private let setting: WorkbenchSetting
  private let library: Library
  private let people: PeopleFile?

  /// - Parameter people: the list by which the signer may sign; nil where there is none.
  init(
    _ file: CaseFile, _ signature: Signature, _ setting: WorkbenchSetting, _ library: Library,
    _ people: PeopleFile?
  ) {
    judgement = KeptJudgement(file, setting)
    (self.signature, self.setting, self.library) = (signature, setting, library)
    self.people = people
  }

  /// - Throws: ``SigningFault``, and what keeps the frozen texts from being read again.
  func determination() throws -> FrozenDetermination {
    if let refusal { throw SigningFault.refused(refusal) }
    guard let signer = setting.authority.person else { throw SigningFault.nobody }
    guard judgement.file.draft.content == signature.content else {
      throw CaseRepositoryError.changed(id: signature.caseID)
    }
    let letter = try letter(signedBy: signer)
    let interview = judgement.interview
    let frozen = FrozenDetermination(
      head: DeterminationHead(
        outcome: signature.outcome, policies: interview.draft.policies, signer: signer,
        template: "\(letter.template.id.string)/\(letter.template.version.string)",
        origins: judgement.file.origins, override: signature.override,
        replaces: judgement.file.determinations.last?.number),
      caseDocument: JSONWriter.bytes(interview.document),
      document: Replay.document(
        interview.finding, of: interview.draft.id, interview.request, library),
      letter: Array(PlainText(letter).text.utf8),
      library: library.texts(of: interview.finding.policies.map(\.policy)) + listed)
    // What cannot be made again from what is kept would be no proof of anything.
    guard try Replay(frozen).isSame else { throw SigningFault.notAgain }
    return frozen
  }

  /// Why the signer may not sign this, or nobody may; nil where it is allowed.
  private var refusal: String? {
    guard let action = signature.action else { return "nothing is decided" }
    return judgement.versionRefusal(of: action)
      ?? setting.authority.refusal(of: action, in: judgement.situation)?.description
  }

  /// The list of people, which a replay does not need and the record does.
  private var listed: [LibraryText] {
    people.map { [LibraryText(path: PeopleFile.name, bytes: $0.bytes)] } ?? []
  }

  /// The letter, which has to be the one that the signer read.
  private func letter(signedBy signer: Person) throws -> LetterDocument {
    let order = LetterOrder(
      judgement.interview.request, judgement.interview.finding, signedBy: signer,
      override: signature.override.map { LetterOverride(signature.outcome, $0) },
      origins: judgement.file.origins)
    guard order.override != nil || judgement.outcome?.decision == signature.outcome,
      case .success(let letter) = setting.letter(order), letter == signature.letter
    else { throw SigningFault.otherLetter }
    return letter
  }
}

/// Why nothing is signed that the signer may sign.
enum SigningFault: Error, CustomStringConvertible {
  case nobody
  /// In the words of the refusal.
  case refused(String)
  /// The case took another step since the signer opened it.
  case otherStatus(CaseStatus)
  case otherLetter
  case notAgain

  var description: String {
    switch self {
    case .nobody: "people.yaml does not name you"
    case .refused(let words): words
    case .otherStatus(let status):
      "another session made the case '\(status.words)' since it was opened here. Leave it, open it "
        + "again and look at it first"
    case .otherLetter:
      "the letter is not what was read any more; the day or the case has changed. Go back and read "
        + "it again"
    case .notAgain:
      "what would be kept does not come to the same determination again. Leave, and have the "
        + "policies checked with \"rubric policy check\""
    }
  }
}
