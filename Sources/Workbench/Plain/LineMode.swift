internal import Casework
internal import Interview
package import Screen

/// The workbench for screen readers and for terminals on which nothing can be painted: it is told in
/// lines, and answered in lines. It knows of no screen that the grid does not show, and every line
/// becomes keys, so that the same ``Workbench/update(_:)`` takes them in.
package struct LineMode: Sendable {
  /// What the workbench is run at: as wide as any line, and so high as a letter is read at a time.
  package static let size = Size(rows: 30, columns: 1000)

  /// What was said last.
  var told = Told()

  package init() {}

  struct Told: Sendable {
    var screen: SpokenScreen?
    var message: Message?
    /// The case, with its answers and criteria as they were.
    var intake: Intake?
    var due: String?
    var failure: String?
  }

  /// What a typed line comes to.
  package enum Reading: Sendable, Hashable {
    /// It is these keys.
    case keys([Key])
    /// It is nothing to the workbench, and this is to be said.
    case says([String])
  }
}

extension Workbench {
  /// Whether it is known whether and how cases can be worked on.
  package var isReady: Bool { setting != nil || failure != nil }
}

// MARK: - What is said

extension LineMode {
  /// What is new on the screen since this was asked for last.
  ///
  /// - Parameter isAnswer: whether a line was typed, after which nothing is silent.
  package mutating func news(of bench: Workbench, isAnswer: Bool) -> [String] {
    let screen = bench.spoken
    var lines = newAnswers(bench) + newHead(bench) + newMessage(bench, isAnswer)
    lines += newCriteria(bench) + newStanding(bench) + told.new(on: screen)
    (told.screen, told.intake) = (screen, bench.intake)
    if lines.isEmpty, isAnswer {
      let words = bench.inWords(bench.shownMessage.shown)
      lines = [words.isEmpty ? screen.hint : words]
    }
    return lines
  }

  private func newAnswers(_ bench: Workbench) -> [String] {
    guard let intake = bench.intake, let former = told.intake,
      former.draft.id == intake.draft.id
    else { return [] }
    let (before, after) = (former.interview.draft.content, intake.interview.draft.content)
    let fields = Set(before.answers.keys).union(after.answers.keys)
      .filter { before.answers[$0] != after.answers[$0] }
    return fields.sorted { $0.text < $1.text }.map { field in
      let label = (after.answers[field] == nil ? former : intake).label(of: field)
      return "\(label): \(intake.interview.words(of: field) ?? "no answer")."
    }
  }

  private mutating func newMessage(_ bench: Workbench, _ isAnswer: Bool) -> [String] {
    let shown = bench.spokenMessage
    defer { told.message = shown }
    guard let shown, isAnswer || shown != told.message else { return [] }
    return [bench.inWords(shown.shown)]
  }

  /// What the latest answer did to the criteria.
  private func newCriteria(_ bench: Workbench) -> [String] {
    guard let intake = bench.intake, let former = told.intake,
      former.draft.id == intake.draft.id
    else { return [] }
    let panel = CriteriaPanel(intake.interview)
    let before = CriteriaPanel(former.interview)
    var lines = panel.changes(since: before).sorted().map { panel.lines[$0] }
      .filter { !$0.isGroup }.map { "Now \($0.status.word): \($0.label)\($0.spokenFound)." }
    if panel.counts != before.counts || panel.headline != before.headline {
      lines.append("So far: \(panel.headline). \(panel.countSentence)")
    }
    return lines
  }

  /// Whose case it is, once it is open.
  private func newHead(_ bench: Workbench) -> [String] {
    guard let intake = bench.intake, told.intake?.draft.id != intake.draft.id else { return [] }
    return Self.head(bench)
  }

  static func head(_ bench: Workbench) -> [String] {
    guard let head = (bench.intake ?? bench.asked)?.spokenHead, let banner = head.banner else {
      return ["The work queue, \(bench.login)."]
    }
    let parts = [head.place] + banner.parts + head.request + head.due.prefix(1)
    return ["Case \(parts.filter { !$0.isEmpty }.joined(separator: ", "))."]
  }

  /// Until when it has to be decided, the step, and what is not saved.
  private mutating func newStanding(_ bench: Workbench) -> [String] {
    guard let intake = bench.intake else {
      (told.due, told.failure) = (nil, nil)
      return []
    }
    var lines: [String] = []
    let (due, failure) = (intake.dueWords.first, intake.saveState.failure)
    let isSame = told.intake?.draft.id == intake.draft.id
    if isSame, let due, due != told.due { lines.append("Now \(due).") }
    if let failure, failure != told.failure { lines.append("NOT SAVED: \(failure)") }
    if failure == nil, told.failure != nil { lines.append("All of it is saved now.") }
    (told.due, told.failure) = (due, failure)
    let isOther = !isSame || told.intake?.stepIndex != intake.stepIndex
    if isOther, intake.field != nil, bench.page == nil {
      let progress = intake.interview.draft.progress
      lines.append(
        "Step \(intake.stepIndex + 1) of \(intake.interview.steps.count): \(intake.step.title). "
          + "\(progress.answered) of \(progress.asked) answered.")
    }
    return lines
  }
}

extension LineMode.Told {
  /// Another screen whole; of the same one the lines that it did not have.
  func new(on screen: SpokenScreen) -> [String] {
    guard let former = self.screen, former.name == screen.name else {
      let about = screen.detail.isEmpty ? [] : screen.marked + screen.detail
      return screen.lines + about + (screen.hint.isEmpty ? [] : [screen.hint])
    }
    if let part = screen.part, let known = former.part {
      guard part != known else { return [] }
      let fresh = known.contains(part.lowerBound) ? known.upperBound - part.lowerBound : 0
      return screen.lines.dropFirst(fresh) + [screen.hint]
    }
    let old = Set(former.lines)
    var lines = screen.lines.filter { !old.contains($0) }
    if screen.items?.mark != former.items?.mark || screen.detail != former.detail {
      lines += screen.marked + screen.detail
    }
    return lines
  }
}

extension SpokenScreen {
  /// The line of the marked item.
  fileprivate var marked: [String] {
    guard let items, items.mark >= 0 else { return [] }
    return lines.filter { $0.hasPrefix("\(items.first + items.mark). ") }
  }
}

extension Intake {
  /// Without the step, which is said by itself.
  fileprivate var spokenHead: Head {
    var head = head()
    head.place = draft.id
    return head
  }
}

extension CriteriaPanel.Line {
  fileprivate var spokenFound: String { found.isEmpty ? "" : " (\(found))" }
}

extension Workbench {
  /// What is said of the latest key, without what a screen says by itself.
  fileprivate var spokenMessage: Message? {
    if intake == nil, page == nil, message?.kind != .refusal, let viewRefusal {
      return .refusal(viewRefusal)
    }
    return message ?? (page == nil ? intake?.message : nil)
  }

  /// The case that is asked about before it is opened.
  fileprivate var asked: Intake? {
    guard case .asking(let page) = page, case .version(let asked) = page.question else {
      return nil
    }
    return asked.intake
  }
}
