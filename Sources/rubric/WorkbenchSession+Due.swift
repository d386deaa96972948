internal import CaseStore
internal import Casework
internal import Workbench

/// Until when cases have to be decided.
extension WorkbenchSession {
  /// nil where that is not known, and while the clock's rules are not read.
  func due(of draft: Draft, story: [Stamped<StatusChange>]) -> Due? {
    reading(of: draft, story: story).flatMap(Due.init)
  }

  /// Tells until when the open case has to be decided.
  mutating func reckon(_ draft: Draft) {
    give(.reckoned(isRunning ? reading(of: draft, story: story) : nil))
  }

  /// The same of a case that was kept under rules, or in a zone, that may have changed since; what it
  /// is kept with is put right, and that is said.
  mutating func reckonAnew(_ draft: Draft, keptAs kept: Due?) {
    reckon(draft)
    let due = due(of: draft, story: story)
    guard clock != nil, isRunning, due != kept else { return }
    do throws(CaseRepositoryError) {
      try store.setDue(due, of: draft.id, stamp)
      guard due?.moment != kept?.moment else { return }
      give(
        .told(
          "What the clock goes by has changed since this case was saved last: "
            + (due.map { "it is due \(Clock.words($0.moment)) now." } ?? "it has no due date now."))
      )
    } catch {
      give(.told("Its due date in the queue is out of date: \(error.description.unmarked)"))
    }
  }

  /// Whether the open case has still to be decided.
  private var isRunning: Bool { story.last?.event.to.awaitsDecision ?? true }

  /// What the clock says of a case; nil while its rules are not read.
  func reading(of draft: Draft, story: [Stamped<StatusChange>]) -> ClockReading? {
    clock.map { clock in
      clock.reading(
        of: ClockCase(
          draft.content, in: clock.zone,
          pends: ClockCase.Pend.all(in: story, issued: requests, entered: entered)))
    }
  }
}
