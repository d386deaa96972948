/// Where a letter goes: a file by its path, or a printer's queue.
package enum LetterPlace {
  private static let mark = "printer:"

  /// How a queue is named among paths: `printer:front-desk`.
  static func printer(_ queue: String) -> String { mark + queue }

  /// The queue that a place names; nil for a file.
  package static func queue(in place: String) -> String? {
    guard place.hasPrefix(mark), place.count > mark.count else { return nil }
    return String(place.dropFirst(mark.count))
  }
}
