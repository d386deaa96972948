internal import Casework
internal import Screen

extension QueueScreen {
  /// The columns of the list: the last ones only where there is room.
  struct Columns {
    let parts: [Part]

    enum Part: String {
      case id = "Case"
      case member = "Member"
      case drug = "Drug"
      case payer = "Payer"
      case status = "Status"
      case due = "Due"
    }

    /// Without the two of the mark.
    private let total: Int

    init(columns: Int) {
      total = columns - 2
      parts =
        switch columns {
        case ..<56: [.member, .status, .due]
        case ..<76: [.id, .member, .status, .due]
        default: [.id, .member, .drug, .payer, .status, .due]
        }
    }

    /// What is left is the member's.
    func width(_ part: Part) -> Int {
      switch part {
      case .id: 18
      case .drug: 10
      case .payer: 8
      case .status: 12
      case .due: 13
      case .member: total - parts.filter { $0 != .member }.reduce(0) { $0 + width($1) }
      }
    }

    func cells(_ text: (Part) -> (String, Style)) -> [Listing.Cell] {
      var column = 0
      return parts.map { part in
        let (words, style) = text(part)
        defer { column += width(part) }
        return Listing.Cell(text: words, column: column, width: width(part) - 1, style: style)
      }
    }
  }

  /// The row of titles above the list.
  func titles(columns: Int) -> [Listing.Cell] {
    Columns(columns: columns).cells { ($0.rawValue, .underline) }
  }

  /// The part of the page that is in view, with the focus in it.
  func listing(rows: Int, columns: Int, _ words: QueueWords) -> Listing {
    let columns = Columns(columns: columns)
    let rows = max(1, rows)
    let top = (focusOnPage ?? 0) / rows * rows
    var listing = Listing()
    for entry in entries[min(top, entries.count)..<min(entries.count, top + rows)] {
      let cells = columns.cells { part in
        switch part {
        case .id: (entry.id, .plain)
        case .member: ((entry.hasNamesake ? "! " : "") + words.name(entry), .plain)
        case .drug: (words.drug(entry), .plain)
        case .payer: (words.payer(entry), .plain)
        case .status: (words.status(entry), .plain)
        case .due: (words.due(entry), words.dueStyle(entry))
        }
      }
      listing.blocks.append(Listing.Block([.cells(cells)], isSelectable: true))
    }
    listing.focus = focusOnPage.map { $0 - top }
    return listing
  }

  /// What the queue says by itself: how many cases there are, and whose names are alike.
  var remark: String {
    guard let page else {
      return isUnread ? "The cases could not be read." : "Reading the cases."
    }
    if page.kept == 0 { return "No cases yet. N begins a new case." }
    let kept = Self.figure(page.kept)
    if page.total == 0 {
      return "None of the \(kept) cases kept is one of these. Esc shows those to be decided."
    }
    let place = "Case \(Self.figure(focus + 1)) of \(Self.figure(page.total)), \(kept) kept."
    if focused?.hasNamesake == true {
      return "\(place) Another member has a name like this one: check the date of birth."
    }
    let isMarked = entries.contains(where: \.hasNamesake)
    return isMarked ? "\(place) Names marked ! are like another member's." : place
  }

  /// With a comma from 1,000 on.
  private static func figure(_ count: Int) -> String {
    count < 1000
      ? "\(count)"
      : "\(figure(count / 1000)),\(String("\(1000 + count % 1000)".dropFirst()))"
  }
}
