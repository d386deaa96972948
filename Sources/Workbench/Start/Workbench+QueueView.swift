internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// The queue on the screen.
extension Workbench {
  /// Who is there, and which day it is, where there is room.
  var queueHead: Head {
    let day = time?.day.map(DateWords.screen) ?? ""
    return Head(
      place: [size.columns < 60 ? "" : "Work queue", login, day].filter { !$0.isEmpty }
        .joined(separator: "   "))
  }

  func putStart(_ frame: Frame, _ grid: inout Grid) {
    putChoice(frame, &grid)
    let search = grid.cursor
    let area = frame.content.droppingTop(1)
    if let menu = start.menu {
      putMenu(menu, area, &grid)
    } else if start.total == 0 {
      let remark = viewRefusal == nil ? start.remark : "You are shown no cases."
      grid.wrap(remark, row: area.row + 1, column: 2, width: area.columns - 3)
      grid.cursor = Position(row: area.row + 1, column: 0)
    } else {
      putList(frame, &grid)
    }
    if start.isSearching, start.menu == nil { grid.cursor = search }
  }

  /// What is searched for, what is shown, and in which order.
  private func putChoice(_ frame: Frame, _ grid: inout Grid) {
    let row = frame.content.row
    grid.put("Find", row: row, column: 2, style: .bold)
    let width = min(30, size.columns * 3 / 8)
    grid.put(
      start.search, row: row, column: 7, width: width, style: .underline,
      isFocused: start.isSearching)
    let left = 7 + width + 2
    let words = choiceWords.first { grid.capabilities.columns(of: $0) <= size.columns - left - 1 }
    grid.put(
      words ?? choiceWords[choiceWords.count - 1], row: row, column: left,
      width: max(0, size.columns - left - 1))
  }

  /// The longest first.
  private var choiceWords: [String] {
    let choice = start.choice
    let drug = choice.drug.map { value in
      requestable.first { $0.value == value }?.words ?? value
    }
    let shown = [choice.show.words, drug, choice.holder.map { "open at \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    let order = choice.isReversed ? choice.order.reversedWords : choice.order.words
    return ["Show \(shown)   Sort \(order)", "Show \(shown)", shown]
  }

  private func putMenu(_ menu: QueueMenu, _ area: Area, _ grid: inout Grid) {
    grid.wrap(
      menu.title, row: area.row, column: 1, width: area.columns - 2, height: 1, style: .bold)
    grid.cursor = Position(row: area.row, column: 1)
    grid.draw(in: area.droppingTop(1)) { $0.put(menu.listing) }
  }

  private func putList(_ frame: Frame, _ grid: inout Grid) {
    let (titles, list, strip) = queueAreas(frame)
    grid.draw(in: titles) { row in
      for cell in start.titles(columns: size.columns) {
        row.put(cell.text, row: 0, column: 2 + cell.column, width: cell.width, style: cell.style)
      }
    }
    grid.cursor = Position(row: list.row, column: 0)
    let words = QueueWords(vocabulary: setting?.interview.vocabulary, time: time)
    grid.draw(in: list) {
      $0.put(start.listing(rows: list.rows, columns: size.columns, words))
    }
    guard strip.rows > 0, let entry = start.focused else { return }
    let cursor = grid.cursor
    put(entry, words, strip, &grid)
    grid.cursor = cursor
  }

  private func put(
    _ entry: QueueEntry, _ words: QueueWords, _ area: Area, _ grid: inout Grid
  ) {
    if area.rows == 1 {
      let width = area.columns - 2
      let texts = words.briefIdentities(entry)
      let fitting = texts.first { grid.capabilities.columns(of: $0) <= width }
      grid.put(fitting ?? texts[1], row: area.row, column: 1, width: width)
      return
    }
    grid.horizontalRule(row: area.row)
    grid.draw(in: area.droppingTop(1)) { part in
      var row = 0
      for text in words.strip(entry) {
        let width = part.size.columns - 2
        if part.capabilities.columns(of: text) <= width {
          part.put(text, row: row, column: 1, width: width)
          row += 1
        } else {
          row += part.wrap(
            text, row: row, column: 1, width: width, height: min(2, part.size.rows - row))
        }
      }
    }
  }

  /// Where the titles, the list, and what is told of the marked case stand.
  private func queueAreas(_ frame: Frame) -> (titles: Area, list: Area, strip: Area) {
    let area = frame.content.droppingTop(1)
    let stripRows = area.rows >= 12 ? 7 : 1
    let list = area.droppingTop(1).droppingBottom(stripRows)
    let titles = Area(row: area.row, column: 0, rows: 1, columns: area.columns)
    return (titles, list, area.bottom(stripRows))
  }

  /// How many cases are in view.
  var queueRows: Int { max(1, queueAreas(frame).list.rows) }
}
