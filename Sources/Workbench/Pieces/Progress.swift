/// How many of the questions that are asked are answered.
struct Progress: Hashable {
  var answered = 0
  var asked = 0

  /// The longest first; none where nothing is asked.
  var words: [String] {
    guard asked > 0 else { return [] }
    let left = asked > answered ? "\(asked - answered) left" : "all answered"
    return [10, 6].map { "\(left) [\(bar($0))]" } + [left]
  }

  /// Rounded down, so that it is full only at the end; what is begun shows.
  private func bar(_ columns: Int) -> String {
    let filled = answered > 0 ? max(1, min(answered, asked) * columns / asked) : 0
    return String(repeating: "#", count: filled)
      + String(repeating: ".", count: columns - filled)
  }
}
