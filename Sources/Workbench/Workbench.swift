internal import Casework
internal import Interview
internal import Letters
package import Screen

/// The whole workbench as a value: events go in, effects come out, and a grid shows it.
///
/// It does nothing by itself: no file, no clock, no terminal. Whoever runs it carries out the
/// effects of one event, gives back what came of them, and only then gives it the next event.
package struct Workbench: Sendable {
  var size: Size
  var setting: WorkbenchSetting?
  /// Why the policies cannot be used; nil while they can, or are being read.
  var failure: String?
  /// The queue of cases.
  var start = QueueScreen()
  /// The case that is open; nil on the start screen.
  var intake: Intake?
  /// Of a case that the person may review; nil for every other.
  var review: ReviewScreen?
  var page: Page?
  /// What a help text covers, and gives back.
  var covered: Page?
  /// What is said of the latest key; nil for what the screen says by itself.
  var message: Message?
  /// As the operating system calls the person.
  let login: String
  /// What every screen says at its top left; empty for nothing.
  let mark: String
  /// nil until it was told.
  var time: LocalTime?
  /// Another one once anything is another but the text in the focused field.
  private(set) var revision = Revision()
  /// The screen as it was drawn last.
  var drawn = DrawnScreen()

  /// What covers the content for a while.
  enum Page: Sendable {
    case help(TextPage)
    case choices(ChoicePage)
    case why(WhyPage)
    case letter(LetterPage)
    case override(OverridePage)
    /// What is asked before the case takes a step.
    case step(StepPage)
    /// Which document answers are taken from.
    case source(SourcePage)
    /// What is asked before a case is opened.
    case asking(AskingPage)
    /// Whether a figure is right that is ten times what was there, or a tenth.
    case tenfold(TenfoldPage)
    /// "Leave?"
    case leaving
  }

  /// The workbench on the start screen, before the policies and the drafts are read.
  package init(size: Size, login: String, mark: String = "") {
    (self.size, self.login, self.mark) = (size, login, mark)
  }

  /// Shows all cases first, and not only those that are to be decided.
  package mutating func showAll() { start.choice.show = .all }

  /// What is to be done first.
  package mutating func begin() -> [Effect] { refreshed() }
}

// MARK: - Events

extension Workbench {
  /// Takes in what happened.
  /// - Returns: what is to be done, in order, before the next event.
  package mutating func update(_ event: WorkbenchEvent) -> [Effect] {
    guard !isWithoutEffect(event) else { return [] }
    let (former, said) = (revision, message)
    revision = Revision()
    let effects = takeIn(event)
    if intake?.isOnlyTyped == true, page == nil, said == nil, message == nil { revision = former }
    return effects
  }

  /// That this is on the screen is of interest to a page, and the time where it is another one.
  private func isWithoutEffect(_ event: WorkbenchEvent) -> Bool {
    switch event {
    case .painted: page == nil
    case .time(let time): time == self.time
    default: false
    }
  }

  private mutating func takeIn(_ event: WorkbenchEvent) -> [Effect] {
    intake?.isOnlyTyped = false
    switch event {
    case .input(let input):
      return allowed(intake?.saveState.readOnlyReason == nil ? update(input) : reading(input))
    case .painted:
      notePainted()
    case .ready(let setting):
      self.setting = setting
      if viewRefusal != nil { start.forget() }
    case .notReady(let words):
      failure = words
      start.forget()
    case .welcome: page = .help(.tour)
    case .time(let time):
      self.time = time
      intake?.tell(time)
    case .reckoned(let reading): intake?.takeIn(reading)
    case .listed(let page): start.show(page)
    case .listingFailed(let words):
      start.giveUp()
      message = .refusal(words)
    case .openingFailed(let words): message = .refusal(words)
    case .opened(let opened): return open(opened)
    case .held(let held):
      guard let setting else { break }
      page = .asking(AskingPage(.held(HeldPage(held: held, time: setting.time))))
    case .takenAway(let words): loseCase(words)
    case .told(let words): message = .hint(words)
    case .refused(let words): refuse(words)
    case .changed(let opened): return takeIn(opened)
    case .signed(let opened): return showSigned(opened)
    case .advanced(let file): intake?.file = file
    case .saved(let time): intake?.noteSaved(at: time)
    case .savingFailed(let reason): intake?.saveState = .failed(reason.unmarked)
    case .letterWritten(let path, let remark): letterWritten(path, remark)
    case .letterExists(let path): askToReplace(path)
    case .letterFailed(let path, let reason):
      message = .refusal(
        LetterPlace.queue(in: path) == nil
          ? "Nothing was written to \(path): \(reason)"
          : "\(reason.prefix(1).uppercased())\(reason.dropFirst())")
    case .printers(let queues): changeLetter { $0.offer(printers: queues) }
    }
    return []
  }

  mutating func update(_ input: InputEvent) -> [Effect] {
    switch input {
    case .key(let key): return press(key)
    case .resize(let size):
      self.size = size
      return []
    case .hangup: return ending(status: 129)
    case .terminate: return ending(status: 143)
    case .interrupt: return ending(status: 130)
    case .endOfInput: return ending(status: 0)
    case .suspend: return saving() + [.suspend]
    case .resumed: return [.repaint]
    }
  }

  /// The program ends: what stands half-typed is kept as well.
  private func ending(status: Int32) -> [Effect] { saving() + [.leave(status: status)] }

  private func saving() -> [Effect] { intake.map { [$0.saving] } ?? [] }

  private mutating func letterWritten(_ path: String, _ remark: String?) {
    changeLetter { $0.endWriting() }
    let words =
      LetterPlace.queue(in: path).map { "The letter was printed on \($0)." }
      ?? "The letter was written to \(path)."
    message = remark.map { .refusal("\(words) But \($0)") } ?? .hint(words)
  }

  private mutating func askToReplace(_ path: String) {
    changeLetter { $0.askToReplace(path) }
    message = .refusal(
      LetterPlace.queue(in: path) == nil
        ? "There is a file \(path) already. Y replaces it; any other key keeps it."
        : "This letter was printed before. Y prints it once more; any other key does not.")
  }

  mutating func changeLetter(_ change: (inout LetterPage) -> Void) {
    guard case .letter(var letter) = page else { return }
    change(&letter)
    page = .letter(letter)
  }
}

// MARK: - Keys

extension Workbench {
  /// On a terminal that is too small to show anything only leaving is possible.
  var isTooSmall: Bool {
    size.rows < Frame.smallest.rows || size.columns < Frame.smallest.columns
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if key == .function(1), !isTooSmall, let whole = cutMessage {
      cover(with: whole)
      return []
    }
    message = nil
    if isTooSmall {
      return key == .function(3) || key == .control("c") ? ending(status: 0) : []
    }
    if key == .control("l") || key == .control("q") {
      message = .hint("Painted anew.")
      return [.repaint]
    }
    if page != nil { return pressOnPage(key) }
    guard intake != nil else { return pressOnStart(key) }
    if let review, review.isShown { return press(key, on: review) }
    return returnToReview(key) ?? pressOnIntake(key)
  }

  private mutating func pressOnIntake(_ key: Key) -> [Effect] {
    guard let reply = intake?.press(key), reply.isChanged || reply.request != nil, let intake
    else { return [] }
    // Saved before anything else is done, also before the next key is looked at.
    var effects: [Effect] = []
    if reply.isChanged {
      self.intake?.saveState = .saving
      effects = [intake.saving]
    }
    return effects + (reply.request.map { serve($0, intake) } ?? [])
  }

  private mutating func serve(_ request: Request, _ intake: Intake) -> [Effect] {
    switch request {
    case .help: cover(with: help)
    case .choices: page = intake.field.map { .choices(ChoicePage($0)) }
    case .why: page = .why(WhyPage(intake.panel()))
    case .whyLine(let place): page = .why(WhyPage(at: place))
    case .leaveCase: return leaveCase(intake)
    case .askToLeave: page = .leaving
    case .repaint: return [.repaint]
    case .save:
      message = .hint(
        intake.saveState.readOnlyReason == nil
          ? "Every answer is saved as soon as it is accepted. Saved again now."
          : "This case is open to be read. Nothing is saved.")
      return [intake.saving]
    case .letter: openLetter(intake)
    case .step(let step): ask(for: step, intake)
    case .source: askForSource(intake)
    case .tenfold(let asked): page = .tenfold(asked)
    }
    return []
  }

  /// Back to the queue.
  mutating func leaveCase(_ intake: Intake) -> [Effect] {
    self.intake = nil
    review = nil
    page = nil
    return [intake.saving, .close(id: intake.draft.id)] + refreshed(keeping: intake.draft.id)
  }
}
