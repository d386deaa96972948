/// The months as dates are typed and shown, whatever the machine's language is.
enum MonthName {
  static let all = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `Jul` of 7.
  static func short(_ month: Int) -> String { String(all[month - 1].prefix(3)) }

  /// The months whose name begins so, in any case.
  static func months(beginning letters: some StringProtocol) -> [Int] {
    let wanted = letters.lowercased()
    return (1...12).filter { all[$0 - 1].lowercased().hasPrefix(wanted) }
  }
}
