internal import Casework

/// Until when cases have to be decided.
extension WorkbenchSession {
  /// nil where that is not known, and while the clock's rules are not read.
  func due(of draft: Draft, story: [Stamped<StatusChange>]) -> Due? {
    reading(of: draft, story: story).flatMap(Due.init)
  }

  /// What the clock says of a case; nil while its rules are not read.
  func reading(of draft: Draft, story: [Stamped<StatusChange>]) -> ClockReading? {
    clock.map { clock in
      clock.reading(
        of: ClockCase(draft, in: clock.zone, pends: ClockCase.Pend.all(in: story)))
    }
  }
}
