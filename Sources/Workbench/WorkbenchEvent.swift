package import Casework
package import Interview
package import Letters
package import RuleEngine
package import Screen

/// What the workbench works with once the policies are read; none of it changes.
package struct WorkbenchSetting: Sendable {
  package let interview: InterviewSetting
  package let letter: LetterMaking
  /// What the person who sits here may do.
  package let authority: Authority
  /// A moment in local words: `21-Nov 09:42`.
  package let time: @Sendable (Moment) -> String

  package init(
    interview: InterviewSetting, letter: @escaping LetterMaking, authority: Authority,
    time: @escaping @Sendable (Moment) -> String
  ) {
    self.interview = interview
    self.letter = letter
    self.authority = authority
    self.time = time
  }
}

/// A case as it was opened.
package struct OpenedCase: Sendable {
  package let file: CaseFile
  /// The letter that was signed last, as it was frozen; nil where nothing was signed.
  package let signedLetter: String?
  /// Why it is only to be read here, whoever the person is: another session works on it.
  package let hindrance: String?

  package init(_ file: CaseFile, signedLetter: String? = nil, hindrance: String? = nil) {
    self.file = file
    self.signedLetter = signedLetter
    self.hindrance = hindrance
  }
}

/// A case that another session has open, and that this person may take from it.
package struct HeldCase: Sendable {
  package let id: String
  package let holder: CaseHolder
  /// When it was changed last.
  package let changedAt: Moment

  package init(_ id: String, _ holder: CaseHolder, changedAt: Moment) {
    (self.id, self.holder, self.changedAt) = (id, holder, changedAt)
  }
}

/// Anything that happens to the workbench: a key, and what came of its effects.
package enum WorkbenchEvent: Sendable {
  case input(InputEvent)
  /// All that has happened is on the screen; what comes next was typed after it was seen.
  case painted
  /// The policies were read and checked.
  case ready(WorkbenchSetting)
  /// They cannot be used; the words say what to do.
  case notReady(String)
  /// The person is here for the first time.
  case welcome
  /// What the clock on the wall shows; told before what was typed since.
  case time(LocalTime)
  case listed(QueuePage)
  case listingFailed(String)
  case opened(OpenedCase)
  /// It is asked whether to take it over.
  case held(HeldCase)
  case openingFailed(String)
  /// Another session took the open case over: nothing of it is saved any more. Whose it is now, and
  /// what became of the latest answer.
  case takenAway(String)
  /// Until when the open case has to be decided; nil once it is.
  case reckoned(ClockReading?)
  /// Something that the person has to know and can do nothing about.
  case told(String)
  /// Something was asked for and not done; the words say why.
  case refused(String)
  /// The time of day, for the person.
  case saved(at: String)
  case savingFailed(String)
  /// The open case took a step.
  case changed(OpenedCase)
  case signed(OpenedCase)
  /// With what is to be said about it, as of characters that no font has; nil for nothing.
  case letterWritten(path: String, remark: String?)
  /// How far the open case is now; its answers are the same.
  case advanced(CaseFile)
  /// Nothing was written, because there is such a file.
  case letterExists(path: String)
  case letterFailed(path: String, reason: String)
  /// The queues that letters can be printed on; none where there is no printing.
  case printers([String])
}

/// What the workbench wants done, in order, before the next event is given to it.
package enum Effect: Sendable {
  /// Answered by `listed` or `listingFailed`. It may wait for as long as
  /// ``Workbench/needsQueue(before:)`` lets it; of several only the last counts.
  case list(QueueQuery)
  /// Make a draft with a new id; answered by `opened` or `openingFailed`.
  case create
  /// Answered by `opened`, `held` or `openingFailed`.
  case open(id: String)
  /// Open a case that another session has, only to be read; answered as `open`.
  case read(id: String)
  /// Take a case from the session of this holder; answered as `open`.
  case takeOver(id: String, from: CaseHolder)
  /// The person is done with a draft, so that another session can open it. Not answered.
  case close(id: String)
  /// Answered by `saved`, `savingFailed` or `takenAway`. With the document that what was changed is taken from;
  /// nil where none was named.
  case save(Draft, from: String?)
  /// Answered by `changed` or `refused`.
  case take(CaseStep, of: String, reason: String?)
  /// Answered by `signed` or `refused`.
  case sign(Signature)
  /// Answered by `printers`.
  case listPrinters
  /// Answered by `letterWritten`, `letterExists` or `letterFailed`; to a printer where the path names
  /// one, as ``LetterPlace`` says.
  case writeLetter(LetterToWrite, of: String, LetterFormat, path: String, mayReplace: Bool)
  /// End the program with this status.
  case leave(status: Int32)
  /// Give the terminal back until the program is continued.
  case suspend
  /// Paint everything anew.
  case repaint
}

/// What somebody signs.
package struct Signature: Sendable {
  package let caseID: String
  /// The number of the latest determination that the signer knows; 0 for none.
  package let seen: Int
  /// What is decided, which the signer typed.
  package let outcome: Outcome
  /// Why it is against the criteria; nil where it follows them.
  package let override: DeterminationHead.Override?
  /// The answers that it is about.
  package let content: Draft.Content
  /// The letter as the signer read it.
  package let letter: LetterDocument

  package init(
    caseID: String, seen: Int, outcome: Outcome, override: DeterminationHead.Override?,
    content: Draft.Content, letter: LetterDocument
  ) {
    (self.caseID, self.seen, self.outcome) = (caseID, seen, outcome)
    (self.override, self.content, self.letter) = (override, content, letter)
  }

  /// What signing it is; nil where nothing is decided.
  package var action: CaseAction? { outcome.signing(against: override) }
}

extension Outcome {
  /// What signing it as the criteria come to it is; nil where nothing is decided.
  var signing: CaseAction? {
    switch self {
    case .approve: .approve
    case .partial: .approveInPart
    case .deny: .deny
    case .refer: .refer
    case .noPolicy, .incomplete: nil
    }
  }

  /// The same against the criteria, where there is a ground for that.
  func signing(against ground: DeterminationHead.Override?) -> CaseAction? {
    ground.map { .override(to: self, reason: $0.reason, criteria: $0.criteria) } ?? signing
  }
}

/// Which letter of a case is written.
package enum LetterToWrite: Sendable {
  /// The one that asks for what is missing; nothing is decided by it.
  case request(LetterDocument)
  /// The one that was signed with this determination.
  case signed(number: Int)
}

/// What a letter is written as.
package enum LetterFormat: Sendable, Hashable {
  case text
  case pdf
}
