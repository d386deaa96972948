/// Reads times of day as nurses type them: `14:05`, `1405`, `9:05`, `2:05 pm`, `n` for now.
///
/// Hours alone are no time: `2` could be in the morning or the afternoon.
struct TimeReader {
  /// What `n` stands for; nil where it stands for none.
  var now: String?
  private static let example = "14:05, 1405 or 2:05 pm"

  /// `14:05`, with two digits each.
  func time(_ text: String) throws(UnreadAnswer) -> String {
    let typed = text.trimmed.lowercased()
    if let now, typed == "n" || typed == "now" { return now }
    if typed.isEmpty { throw .incomplete("Type a time, as in \(Self.example).") }
    let figures = typed.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
    let half = typed.dropFirst(figures.count).filter { $0 != " " && $0 != "." }
    guard ["", "a", "am", "p", "pm"].contains(half) else {
      throw .refused("\(text.trimmed.quoted) is no time. Type it as in \(Self.example).")
    }
    let parts = figures.split(separator: ":", omittingEmptySubsequences: false)
    let (hour, minute) = try split(parts, typed)
    guard minute < 60 else { throw .refused("The minutes are wrong: \(minute) is not 0 to 59.") }
    let (full, isInRange) = Self.hour(hour, half.first)
    guard isInRange else {
      let range = half.isEmpty ? "0 to 23" : "1 to 12"
      throw .refused("The hour is wrong: \(hour) is not \(range).")
    }
    return "\(Self.padded(full)):\(Self.padded(minute))"
  }

  private func split(
    _ parts: [Substring], _ typed: String
  ) throws(UnreadAnswer) -> (hour: Int, minute: Int) {
    if parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1])
    {
      return (hour, minute)
    }
    if parts.count == 1, (3...4).contains(parts[0].count), let figures = Int(parts[0]) {
      return (figures / 100, figures % 100)
    }
    let message = "\(typed.quoted) is not a whole time. Type it as in \(Self.example)."
    let isBegun = parts.count <= 2 && parts.allSatisfy { $0.count <= 2 }
    throw isBegun ? .incomplete(message) : .refused(message)
  }

  /// Of 24 hours; of 12 where a half of the day is said.
  private static func hour(_ hour: Int, _ half: Character?) -> (hour: Int, isInRange: Bool) {
    guard let half else { return (hour, hour < 24) }
    return (hour % 12 + (half == "p" ? 12 : 0), (1...12).contains(hour))
  }

  private static func padded(_ figure: Int) -> String { figure < 10 ? "0\(figure)" : "\(figure)" }
}
