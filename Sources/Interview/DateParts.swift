internal import RuleModel

/// A run of figures or of letters in a typed date.
enum DatePart: Hashable {
  case figures(String)
  case letters(String)
}

/// A typed date, taken apart. Parts are told apart by what they are made of, and by spaces, `-`,
/// `/`, `.` or `,`.
struct DateParts {
  private(set) var parts: [DatePart] = []

  init(_ typed: String) throws(UnreadAnswer) {
    var marks = 0
    var isOpen = false
    for character in typed {
      switch character {
      case " ": isOpen = false
      case "-", "/", ".", ",":
        marks += 1
        isOpen = false
        if parts.isEmpty || marks > 1 {
          throw .refused(
            "\(typed.quoted): there is a \(character) too many. Type a date as in 05-Apr-2026.")
        }
      default:
        try append(character, isOpen: isOpen, typed)
        isOpen = true
        marks = 0
      }
    }
  }

  private mutating func append(
    _ character: Character, isOpen: Bool, _ typed: String
  ) throws(UnreadAnswer) {
    switch (parts.last, character.isASCIIDigit, character.isASCIILetter) {
    case (.figures(let figures)?, true, _) where isOpen:
      parts[parts.count - 1] = .figures(figures + String(character))
    case (.letters(let letters)?, _, true) where isOpen:
      parts[parts.count - 1] = .letters(letters + String(character))
    case (_, true, _): parts.append(.figures(String(character)))
    case (_, _, true): parts.append(.letters(String(character)))
    default:
      throw .refused(
        "\(String(character).quoted) has no place in a date. Type it as in 05-Apr-2026.")
    }
  }
}

/// `t`, `-6m`, `+3w`, `t-2y`: a day counted from today.
struct DateOffset {
  private let count: Int
  private let unit: Character

  /// nil when the text is no offset at all, so that it may be a date.
  init?(_ typed: String) throws(UnreadAnswer) {
    let lower = typed.lowercased().filter { $0 != " " }
    let isToday = lower == "t" || lower == "today"
    let rest = lower.hasPrefix("t") ? lower.dropFirst() : lower[...]
    guard isToday || rest.first == "+" || rest.first == "-" else { return nil }
    if isToday {
      (count, unit) = (0, "d")
      return
    }
    let figures = rest.dropFirst().prefix { $0.isASCIIDigit }
    let units = rest.dropFirst(1 + figures.count)
    guard units.isEmpty || (!figures.isEmpty && ["d", "w", "m", "y"].contains(String(units)))
    else {
      throw .refused(
        "\(typed.quoted) is no distance from today. Type d, w, m or y after a number, as in -6m.")
    }
    guard let letter = units.first else {
      throw .incomplete(
        "\(typed.quoted) needs a number and d, w, m or y, as in -6m: six months before today.")
    }
    guard figures.count <= 5, let number = Int(figures) else {
      throw .refused("\(typed.quoted) is too far from today.")
    }
    (count, unit) = (rest.first == "-" ? -number : number, letter)
  }

  /// A month or a year on it is the same day, or that month's last where it has no such day.
  func date(from today: CalendarDate) throws(UnreadAnswer) -> CalendarDate {
    let date =
      switch unit {
      case "w": today.adding(days: 7 * count)
      case "m": today.adding(months: count)
      case "y": today.adding(months: 12 * count)
      default: today.adding(days: count)
      }
    guard let date, (1900...2199).contains(date.year) else {
      throw .refused("That day is too far from today: dates lie in the years 1900 to 2199.")
    }
    return date
  }
}
