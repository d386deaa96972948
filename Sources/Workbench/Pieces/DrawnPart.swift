internal import Screen
internal import Synchronization

/// A part of the screen as it was drawn last. A typed letter changes one part of it, and drawing the
/// others anew is most of what a key costs. It is drawn from its input alone, so that it shows what
/// drawing anew would show.
final class DrawnPart<Input: Equatable & Sendable>: Sendable {
  private let kept = Mutex<(input: Input, grid: Grid)?>(nil)

  func grid(
    of input: Input, size: Size, _ capabilities: Capabilities, _ draw: (inout Grid) -> Void
  ) -> Grid {
    if let kept = kept.withLock({ $0 }), kept.grid.size == size,
      kept.grid.capabilities == capabilities, kept.input == input
    {
      return kept.grid
    }
    var grid = Grid(size: size, capabilities: capabilities)
    draw(&grid)
    kept.withLock { $0 = (input, grid) }
    return grid
  }
}

/// The parts that a typed letter changes seldom.
struct DrawnParts: Sendable {
  /// What all screens share.
  let frame = DrawnPart<FrameWords>()
  let panel = DrawnPart<PanelBasis>()
}

extension Grid {
  /// Draws a part on a grid of its own, or takes it as it was drawn last.
  mutating func draw<Input>(
    _ part: DrawnPart<Input>, of input: Input, in area: Area, _ body: (inout Grid) -> Void
  ) {
    guard area.rows > 0, area.columns > 0 else { return }
    let drawn = part.grid(of: input, size: area.size, capabilities, body)
    draw(drawn, row: area.row, column: area.column)
  }
}
