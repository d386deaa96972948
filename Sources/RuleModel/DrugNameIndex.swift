/// Finds names by the beginning of any of their words, and names spelt nearly so.
///
/// Names are compared by their keys: `solumed` finds Solu-Medrol, `psorcon e` finds Psorcon E.
struct DrugNameIndex: Sendable {
  /// The names' places in the list that was given, in alphabetical order.
  private var places: [Int] = []
  /// For every word of a name the key of the name from that word on, sorted.
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    let key: [UInt8]
    let letters: LetterSet
    /// The name, by its place in the alphabet.
    let name: Int
    let isWholeName: Bool

    init(_ key: [UInt8], name: Int, isWholeName: Bool) {
      self.key = key
      self.letters = LetterSet(key)
      self.name = name
      self.isWholeName = isWholeName
    }
  }

  /// How well a name answers; the lesser the better.
  private enum Rank: UInt8 {
    case same = 1
    case begins
    case wordBegins
    case none
  }

  init(_ names: [String]) {
    let keys = names.map { DrugPhrase.words(of: $0).map { word in word.filter { $0 != .hyphen } } }
    let wholes = keys.map { Array($0.joined()) }
    places = names.indices.sorted { wholes[$0].lexicographicallyPrecedes(wholes[$1]) }
    for (order, place) in places.enumerated() {
      entries.append(Entry(wholes[place], name: order, isWholeName: true))
      for first in keys[place].indices.dropFirst() {
        let rest = Array(keys[place][first...].joined())
        entries.append(Entry(rest, name: order, isWholeName: false))
      }
    }
    entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// The places of all names with a word that begins with `text`, or that have for every word of
  /// `text` one that begins with it: the name itself, then those that begin with it, then the rest.
  func matches(_ text: String) -> [Int] {
    let words = DrugPhrase.words(of: text)
    guard !words.isEmpty else { return [] }
    var ranks = [Rank](repeating: .none, count: places.count)
    mark(Array(DrugPhrase.key(of: words[...]).utf8), in: &ranks)
    if words.count > 1 { markAllBegun(by: words, in: &ranks) }
    var byRank: [[Int]] = [[], [], []]
    for (order, rank) in ranks.enumerated() where rank != .none {
      byRank[Int(rank.rawValue) - 1].append(places[order])
    }
    return byRank.flatMap { $0 }
  }

  /// The places of names that begin nearly like `text`, nearest first: one letter off or two
  /// swapped; twice that from eight letters on. None for fewer than four letters.
  func alike(_ text: String) -> [Int] {
    let wanted = Array(DrugPhrase.key(of: text).utf8)
    guard wanted.count >= 4 else { return [] }
    let limit = wanted.count >= 8 ? 2 : 1
    let letters = LetterSet(wanted)
    var nearest: [Int: Int] = [:]
    for entry in entries where letters.countMissing(in: entry.letters) <= limit {
      guard let distance = prefixDistance(wanted, entry.key, limit: limit) else { continue }
      let cost = distance * 2 + (entry.isWholeName ? 0 : 1)
      nearest[entry.name] = min(cost, nearest[entry.name] ?? .max)
    }
    return nearest.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { places[$0.key] }
  }

  private func mark(_ key: [UInt8], in ranks: inout [Rank]) {
    for entry in entries[range(of: key)] {
      let rank: Rank =
        !entry.isWholeName ? .wordBegins : entry.key.count == key.count ? .same : .begins
      if rank.rawValue < ranks[entry.name].rawValue { ranks[entry.name] = rank }
    }
  }

  private func markAllBegun(by words: [[UInt8]], in ranks: inout [Rank]) {
    var begun = [Int](repeating: 0, count: places.count)
    for (count, word) in words.enumerated() {
      for entry in entries[range(of: word.filter { $0 != .hyphen })]
      where begun[entry.name] == count { begun[entry.name] = count + 1 }
    }
    for (order, count) in begun.enumerated() where count == words.count && ranks[order] == .none {
      ranks[order] = .wordBegins
    }
  }

  /// The entries whose key begins with `key`.
  private func range(of key: [UInt8]) -> Range<Int> {
    let start = partition { !$0.lexicographicallyPrecedes(key) }
    let end = partition { !$0.starts(with: key) && !$0.lexicographicallyPrecedes(key) }
    return start..<max(start, end)
  }

  /// The first entry whose key passes the test, which all later ones pass too.
  private func partition(_ test: ([UInt8]) -> Bool) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if test(entries[middle].key) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Which letters a key has. Each that another lacks is at least one change away from it.
private struct LetterSet: Sendable {
  private var bits: UInt32 = 0

  init(_ key: [UInt8]) {
    for byte in key { bits |= 1 << UInt32(byte & 31) }
  }

  func countMissing(in other: LetterSet) -> Int { (bits & ~other.bits).nonzeroBitCount }
}

/// The least number of letters to insert, drop, change or swap with a neighbour that makes `word`
/// a beginning of `name`; nil above `limit`.
private func prefixDistance(_ word: [UInt8], _ name: [UInt8], limit: Int) -> Int? {
  guard name.count + limit >= word.count else { return nil }
  let width = min(name.count, word.count + limit)
  var beforeLast = [Int](repeating: 0, count: width + 1)
  var last = Array(0...width)
  for i in 1...word.count {
    var row = last
    row[0] = i
    var best = i
    for j in stride(from: 1, through: width, by: 1) {
      let cost = word[i - 1] == name[j - 1] ? 0 : 1
      row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
      if i > 1, j > 1, word[i - 1] == name[j - 2], word[i - 2] == name[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
      best = min(best, row[j])
    }
    if best > limit { return nil }
    (beforeLast, last) = (last, row)
  }
  return last.min().flatMap { $0 <= limit ? $0 : nil }
}
