internal import Casework
internal import Interview
package import Screen

extension Workbench {
  /// The screen at a size. It depends on nothing but the workbench and its arguments.
  package func view(size: Size, capabilities: Capabilities) -> Grid {
    if intake?.isOnlyTyped == true, let text = intake?.edited.text,
      var grid = drawn.grid(of: revision, size, capabilities)
    {
      grid.retype(text)
      return grid
    }
    var shown = self
    shown.size = size
    let grid = shown.isTooSmall ? shown.sizeNotice(capabilities) : shown.screen(capabilities)
    drawn.keep(grid, of: revision)
    return grid
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
    switch page {
    case .leaving, .tenfold:
      grid.cursor = Position(row: frame.messageArea.row, column: frame.messageArea.column)
    default: break
    }
    return grid
  }

  /// With the message as long as it is on this terminal.
  func frame(_ capabilities: Capabilities) -> Frame {
    let lines = capabilities.lines(of: shownMessage.shown, columns: size.columns - 2).count
    return Frame(size, headRows: head.rows(in: size, capabilities), messageLines: lines)
  }

  /// As a terminal without Unicode has it, to scroll by.
  var frame: Frame { frame(.ascii) }

  private var head: Head {
    var head = unmarkedHead
    if !mark.isEmpty {
      head.place = "\(mark)  \(head.place)"
      if !head.briefPlace.isEmpty { head.briefPlace = "\(mark)  \(head.briefPlace)" }
    }
    return head
  }

  private var unmarkedHead: Head {
    if case .asking(let page) = page, case .version(let asked) = page.question {
      return asked.intake.head("Policy version")
    }
    guard let intake else { return queueHead }
    switch page {
    case .letter(let letter): return intake.head(letter.name)
    case .why: return intake.head("Why")
    default:
      guard review?.isShown == true, let login = setting?.authority.login else {
        return intake.head()
      }
      return intake.head("Review by \(login)")
    }
  }
}

// MARK: - Content

extension LetterPage {
  fileprivate var name: String {
    switch kind {
    case .proposed: "Letter preview  NOT SIGNED"
    case .request: "Letter preview"
    case .signed(let number): "Determination \(number)  SIGNED"
    }
  }
}

extension Workbench {
  private func put(_ intake: Intake, _ frame: Frame, _ grid: inout Grid) {
    let panel = intake.panel()
    if let review, review.isShown {
      putReview(review, intake, frame, &grid)
    } else if intake.field == nil {
      grid.draw(in: frame.content) {
        $0.put(intake.summaryPage().listing, heading: intake.summaryHeading)
      }
    } else if frame.isWide, let table = intake.table() {
      grid.draw(in: frame.content) { $0.put(table, editing: intake.edited) }
    } else if let area = frame.panel {
      grid.verticalRule(column: area.column - 1, rows: area.row - 1..<area.row + area.rows)
      grid.draw(in: area) { $0.put(panel) }
      grid.draw(in: frame.main) { $0.put(intake.form(), editing: intake.edited) }
    } else {
      // The field with its label comes first, and what is found for it.
      let isSearched = !intake.matches.isEmpty && frame.content.rows < 8
      let rows = frame.content.rows >= 5 && !isSearched ? 2 : frame.content.rows >= 3 ? 1 : 0
      grid.draw(in: frame.content.bottom(rows)) {
        // Where the form has no room for its question.
        $0.putBelow(panel, question: frame.content.rows < 6 ? intake.field?.question ?? "" : "")
      }
      grid.draw(in: frame.content.droppingBottom(rows)) {
        $0.put(intake.form(), editing: intake.edited)
      }
    }
  }

  private func put(_ page: Page, _ frame: Frame, _ grid: inout Grid) {
    switch page {
    case .help(let help):
      put(help.title, help.shown, top: help.top, in: frame.content, &grid)
    case .choices(let choices):
      put(choices.field.question, choices.listing, top: nil, in: frame.content, &grid)
    case .why(let why):
      putWhy(why, frame, &grid)
    case .letter(let letter):
      put(letter, frame, &grid)
    case .override(let asked):
      let area = frame.content
      let rows = asked.stage == .reason ? 3 : 0
      put(
        asked.title, asked.listing, top: nil, in: area.droppingBottom(rows), &grid)
      if asked.stage == .reason {
        put("Reason", asked.reason, isFocused: true, frame, &grid)
      }
    case .step(let step):
      putBelow(frame, &grid)
      put(step, frame, &grid)
    case .source(let asked):
      putBelow(frame, &grid)
      put(SourcePage.question, asked.document, isFocused: true, frame, &grid)
    case .asking(let asked):
      put(asked.title, asked.listing, top: asked.top, in: frame.content, &grid)
    case .tenfold, .leaving: putBelow(frame, &grid)
    }
  }

  /// What the page that asks something covers.
  private func putBelow(_ frame: Frame, _ grid: inout Grid) {
    if let intake { put(intake, frame, &grid) } else { putStart(frame, &grid) }
  }

  private func put(_ step: StepPage, _ frame: Frame, _ grid: inout Grid) {
    guard let reason = step.reason else {
      grid.cursor = Position(row: frame.messageArea.row, column: frame.messageArea.column)
      return
    }
    put(step.step.question, reason, isFocused: true, frame, &grid)
  }

  /// A line to be typed into, over the last rows of the content.
  private func put(
    _ title: String, _ field: EditedField, isFocused: Bool, _ frame: Frame, _ grid: inout Grid
  ) {
    let area = frame.content.bottom(3)
    for row in area.row..<area.row + area.rows {
      grid.put(String(repeating: " ", count: size.columns), row: row, column: 0)
    }
    grid.horizontalRule(row: area.row)
    grid.put(title, row: area.row + 1, column: 1, width: size.columns - 2, style: .bold)
    grid.put(">", row: area.row + 2, column: 1, style: .bold)
    grid.put(
      field.text, row: area.row + 2, column: 3, width: size.columns - 5, style: field.style,
      isFocused: isFocused)
  }

  private func put(
    _ title: String, _ listing: Listing, top: Int?, in area: Area, _ grid: inout Grid
  ) {
    let used = grid.wrap(
      title, row: area.row, column: 1, width: area.columns - 2, height: 2, style: .bold)
    grid.cursor = Position(row: area.row, column: 1)
    grid.draw(in: area.droppingTop(used)) { $0.put(listing, top: top) }
  }

  /// How far a listing below a title can be scrolled.
  func lastTop(of listing: Listing, below title: String) -> Int {
    let area = frame.content
    let used = min(2, Capabilities.ascii.lines(of: title, columns: area.columns - 2).count)
    let size = area.droppingTop(used).size
    return listing.rows(in: size) <= size.rows ? 0 : listing.lastTop(in: size)
  }

  private func putWhy(_ why: WhyPage, _ frame: Frame, _ grid: inout Grid) {
    guard let intake else { return }
    let panel = intake.panel()
    putLines(
      panel.titles, intake.whyDetail(at: why.place), why, frame, &grid
    ) { why.listing(panel, isBrief: $0) }
  }

  private func putReview(
    _ review: ReviewScreen, _ intake: Intake, _ frame: Frame, _ grid: inout Grid
  ) {
    let place = review.lines.place
    putLines(
      intake.proposals, intake.reviewDetail(at: place), review.lines, frame, &grid
    ) {
      intake.reviewListing(at: place, isBrief: $0, columns: frame.size.columns)
    }
  }

  /// The lines of a policy, and what there is to say of the marked one below them.
  ///
  /// - Parameters:
  ///   - titles: the longest first; the first that there is room for is shown.
  ///   - listing: the list, brief or not.
  private func putLines(
    _ titles: [String], _ detail: [Listing.Line], _ lines: WhyPage, _ frame: Frame,
    _ grid: inout Grid, listing: (Bool) -> Listing
  ) {
    let area = frame.content
    let title = titles.first { grid.capabilities.columns(of: $0) <= area.columns - 2 }
    grid.put(
      title ?? titles[titles.count - 1], row: area.row, column: 1, width: area.columns - 2,
      style: .bold)
    grid.cursor = Position(row: area.row, column: 1)
    let (listed, detailRows) = self.detail(detail, area)
    if detailRows == 0, lines.isReading {
      grid.draw(in: area.droppingTop(1)) { $0.put(listed, top: lines.detailTop) }
      return
    }
    let list = area.droppingTop(1).droppingBottom(detailRows)
    grid.draw(in: list) { $0.put(listing(detailRows > 0)) }
    guard detailRows > 0 else { return }
    let cursor = grid.cursor
    grid.horizontalRule(row: list.row + list.rows)
    grid.draw(in: area.bottom(detailRows - 1)) { $0.put(listed, top: lines.detailTop) }
    grid.cursor = cursor
  }

  /// All that is known about the marked line, and how many rows it has, with the rule above it.
  private func detail(_ lines: [Listing.Line], _ area: Area) -> (listing: Listing, rows: Int) {
    let detail = Listing(blocks: lines.map { Listing.Block([$0]) })
    // The list keeps six rows; where there is no room for both it says all that is found itself.
    let needed = max(8, detail.rows(in: area.size) + 1)
    return (detail, Self.isShort(area) ? 0 : min(needed, area.rows - 7))
  }

  /// Whether the marked line is read in place of the list, and not below it.
  var isShort: Bool { Self.isShort(frame.content) }
  private static func isShort(_ area: Area) -> Bool { area.rows < 12 }

  /// How far the detail can be scrolled; 0 where all of it is in view.
  func lastTop(ofDetail lines: [Listing.Line]) -> Int {
    let area = frame.content
    let (detail, rows) = detail(lines, area)
    let shown = Size(rows: (rows == 0 ? area.rows : rows) - 1, columns: area.columns)
    return detail.rows(in: shown) <= shown.rows ? 0 : detail.lastTop(in: shown)
  }

  private func put(_ letter: LetterPage, _ frame: Frame, _ grid: inout Grid) {
    let area = frame.content
    grid.cursor = Position(row: area.row, column: 0)
    grid.draw(in: letterArea(letter, frame)) {
      $0.put(letter.listing(columns: $0.size.columns), top: letter.top)
    }
    if let path = letter.path {
      put("Write the letter to", path, isFocused: letter.replaces == nil, frame, &grid)
    } else if let box = letter.box {
      let banner = intake?.head().banner?.name ?? ""
      put(
        "SIGN  \(box.word)  \(banner)  \(intake?.draft.id ?? "")", box.typed, isFocused: true,
        frame, &grid)
    }
  }

  func letterArea(_ letter: LetterPage, _ frame: Frame) -> Area {
    letter.path == nil && letter.box == nil ? frame.content : frame.content.droppingBottom(3)
  }

  /// The part of the screen in which a help text is shown.
  var helpSize: Size {
    let area = frame.content
    return Size(rows: area.rows - 1, columns: area.columns)
  }
}
