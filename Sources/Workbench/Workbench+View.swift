internal import Casework
internal import Interview
package import Screen

extension Workbench {
  /// The screen at a size. It depends on nothing but the workbench and its arguments.
  package func view(size: Size, capabilities: Capabilities) -> Grid {
    var shown = self
    shown.size = size
    if shown.isTooSmall { return shown.sizeNotice(capabilities) }
    return shown.screen(capabilities)
  }

  private func sizeNotice(_ capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size, capabilities: capabilities)
    let needed = Frame.smallest
    let saved =
      intake?.saveState.failure.map { "NOT SAVED: \($0)" } ?? "Everything entered is saved."
    grid.wrap(
      "\(size.columns)x\(size.rows) is too small: \(needed.columns)x\(needed.rows) is needed. "
        + "\(saved) F3 leaves.", row: 0, column: 0, width: size.columns)
    grid.cursor = size.rows > 0 && size.columns > 0 ? Position(row: 0, column: 0) : nil
    return grid
  }

  private func screen(_ capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size, capabilities: capabilities)
    let frame = frame(capabilities)
    grid.put(frame: frame, head: head, message: shownMessage, keys: keys)
    if let page {
      put(page, frame, &grid)
    } else if let intake {
      put(intake, frame, &grid)
    } else {
      putStart(frame, &grid)
    }
    if case .leaving = page {
      grid.cursor = Position(row: frame.messageArea.row, column: frame.messageArea.column)
    }
    return grid
  }

  /// With the message as long as it is on this terminal.
  func frame(_ capabilities: Capabilities) -> Frame {
    let lines = capabilities.lines(of: shownMessage.shown, columns: size.columns - 2).count
    return Frame(size, headRows: head.rows, messageLines: lines)
  }

  /// As a terminal without Unicode has it, to scroll by.
  var frame: Frame { frame(.ascii) }

  private var head: Head {
    guard let intake else { return Head(place: "Drafts") }
    switch page {
    case .letter: return intake.head("Letter preview")
    case .why: return intake.head("Why")
    default: return intake.head()
    }
  }
}

// MARK: - Content

extension Workbench {
  private func put(_ intake: Intake, _ frame: Frame, _ grid: inout Grid) {
    let panel = intake.panel()
    if intake.field == nil {
      grid.draw(in: frame.content) { $0.put(intake.summaryPage().listing) }
    } else if frame.isWide, let table = intake.table() {
      grid.draw(in: frame.content) { $0.put(table, editing: intake.edited) }
    } else if let area = frame.panel {
      grid.verticalRule(column: area.column - 1, rows: area.row - 1..<area.row + area.rows)
      grid.draw(in: area) { $0.put(panel) }
      grid.draw(in: frame.main) { $0.put(intake.form(), editing: intake.edited) }
    } else {
      let below = frame.content.rows >= 5 ? 2 : 1
      grid.draw(in: frame.content.bottom(below)) { $0.putBelow(panel) }
      grid.draw(in: frame.content.droppingBottom(below)) {
        $0.put(intake.form(), editing: intake.edited)
      }
    }
  }

  private func putStart(_ frame: Frame, _ grid: inout Grid) {
    grid.put("Find", row: 1 + 1, column: 2, style: .bold)
    let width = min(40, size.columns - 10)
    grid.put(
      start.search, row: 2, column: 7, width: width, style: .underline,
      isFocused: start.isSearching)
    let cursor = grid.cursor
    let list = frame.content.droppingTop(3)
    grid.draw(in: Area(row: list.row - 1, column: 0, rows: 1, columns: size.columns)) { row in
      for cell in start.titles(columns: size.columns) {
        row.put(cell.text, row: 0, column: 2 + cell.column, width: cell.width, style: cell.style)
      }
    }
    if start.shown.isEmpty {
      grid.put(start.remark, row: list.row, column: 2)
      grid.cursor = cursor ?? Position(row: list.row, column: 0)
    } else {
      grid.draw(in: list) { $0.put(start.listing(columns: size.columns)) }
      if start.isSearching { grid.cursor = cursor }
    }
  }

  private func put(_ page: Page, _ frame: Frame, _ grid: inout Grid) {
    switch page {
    case .help(let help):
      put(help.title, help.shown, top: help.top, frame, &grid)
    case .choices(let choices):
      put(choices.field.question, choices.listing, top: nil, frame, &grid)
    case .why(let why):
      putWhy(why, frame, &grid)
    case .letter(let letter):
      put(letter, frame, &grid)
    case .leaving:
      if let intake { put(intake, frame, &grid) } else { putStart(frame, &grid) }
    }
  }

  private func put(
    _ title: String, _ listing: Listing, top: Int?, _ frame: Frame, _ grid: inout Grid
  ) {
    let area = frame.content
    let used = grid.wrap(
      title, row: area.row, column: 1, width: area.columns - 2, height: 2, style: .bold)
    grid.cursor = Position(row: area.row, column: 1)
    grid.draw(in: area.droppingTop(used)) { $0.put(listing, top: top) }
  }

  private func putWhy(_ why: WhyPage, _ frame: Frame, _ grid: inout Grid) {
    guard let intake else { return }
    let panel = intake.panel()
    let area = frame.content
    grid.put("\(panel.headline)   \(panel.countWords)", row: area.row, column: 1, style: .bold)
    grid.cursor = Position(row: area.row, column: 1)
    let (detail, detailRows) = whyDetail(why, intake, area)
    let list = area.droppingTop(1).droppingBottom(detailRows)
    grid.draw(in: list) { $0.put(why.listing(panel, isBrief: detailRows > 0)) }
    guard detailRows > 0 else { return }
    let cursor = grid.cursor
    grid.horizontalRule(row: list.row + list.rows)
    grid.draw(in: area.bottom(detailRows - 1)) { $0.put(detail, top: why.detailTop) }
    grid.cursor = cursor
  }

  /// All that is known about the marked line, and how many rows it has, with the rule above it.
  private func whyDetail(
    _ why: WhyPage, _ intake: Intake, _ area: Area
  ) -> (listing: Listing, rows: Int) {
    let detail = Listing(
      blocks: why.detail(intake.preview, in: intake.words).map { Listing.Block([$0]) })
    // The list keeps six rows; where there is no room for both it says all that is found itself.
    let needed = max(8, detail.rows(in: area.size) + 1)
    return (detail, area.rows < 12 ? 0 : min(needed, area.rows - 7))
  }

  /// How far the detail can be scrolled; 0 where all of it is in view.
  func lastDetailTop(of why: WhyPage) -> Int {
    guard let intake else { return 0 }
    let (detail, rows) = whyDetail(why, intake, frame.content)
    let shown = Size(rows: rows - 1, columns: frame.content.columns)
    return rows == 0 || detail.rows(in: shown) <= shown.rows ? 0 : detail.lastTop(in: shown)
  }

  private func put(_ letter: LetterPage, _ frame: Frame, _ grid: inout Grid) {
    let area = frame.content
    grid.cursor = Position(row: area.row, column: 0)
    grid.draw(in: letterArea(letter, frame)) {
      $0.put(letter.listing(columns: $0.size.columns), top: letter.top)
    }
    guard let path = letter.path else { return }
    grid.horizontalRule(row: area.row + area.rows - 3)
    grid.put("Write the letter to", row: area.row + area.rows - 2, column: 1, style: .bold)
    grid.put(">", row: area.row + area.rows - 1, column: 1, style: .bold)
    grid.put(
      path.text, row: area.row + area.rows - 1, column: 3, width: size.columns - 5,
      style: path.style, isFocused: letter.replaces == nil)
  }

  private func letterArea(_ letter: LetterPage, _ frame: Frame) -> Area {
    letter.path == nil ? frame.content : frame.content.droppingBottom(3)
  }

  /// The rows in which the letter is read.
  var letterRows: Int {
    guard case .letter(let letter) = page else { return 1 }
    return max(2, letterArea(letter, frame).rows - 1)
  }

  /// The part of the screen in which a help text is shown.
  var helpSize: Size {
    let area = frame.content
    return Size(rows: area.rows - 1, columns: area.columns)
  }
}
