internal import Screen
internal import Synchronization

/// Stands for all that a screen shows beside the text in the focused field: it is known again, and
/// nothing has to be compared.
final class Revision: Sendable {}

/// The screen as it was drawn last. Most keys are letters in a field, which change nothing else of it.
final class DrawnScreen: Sendable {
  private let kept = Mutex<(revision: Revision, grid: Grid)?>(nil)

  func keep(_ grid: Grid, of revision: Revision) { kept.withLock { $0 = (revision, grid) } }

  /// nil where another one was drawn last.
  func grid(of revision: Revision, _ size: Size, _ capabilities: Capabilities) -> Grid? {
    guard let kept = kept.withLock({ $0 }), kept.revision === revision, kept.grid.size == size,
      kept.grid.capabilities == capabilities
    else { return nil }
    return kept.grid
  }
}
