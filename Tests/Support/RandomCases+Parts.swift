import Casework

extension RandomCases {
  /// What is left of a case when random parts of it are not yet answered.
  ///
  /// Only such parts go as can be answered later: not a mark that has a standard answer, nor what
  /// was asked for, nor an entry of a list that stays complete.
  public mutating func part(of specimen: Specimen) -> Specimen {
    var part = specimen
    let share = [5, 15, 40, 80].randomElement(using: &generator) ?? 40
    for path in specimen.answers.keys.sorted() where canBeOpen(path) {
      let isHead = ["plan.payer", "request.drug", "request.indication", "request.type"].contains(
        path)
      if generator.chance(isHead || path == "request.date" ? share / 10 : share) {
        part.answers[path] = nil
      }
    }
    for (name, list) in specimen.lists.sorted(by: { $0.key < $1.key }) {
      part.lists[name] = self.part(of: list, share)
    }
    return part
  }

  private func canBeOpen(_ path: String) -> Bool {
    path != "request.durationDays" && !path.hasPrefix("request.quantity")
  }

  private mutating func part(of list: Specimen.EntryList, _ share: Int) -> Specimen.EntryList? {
    if generator.chance(share / 2) { return nil }
    var part = list
    if generator.chance(share) {
      part.entries = Array(
        part.entries.prefix(Int.random(in: 0...list.entries.count, using: &generator)))
      part.isComplete = false
    }
    for place in part.entries.indices where generator.chance(share) {
      part.entries[place]["outcome"] = nil
      if generator.chance(50) { part.entries[place]["potency"] = nil }
      // Without a day of beginning, from which a length could follow.
      if generator.chance(50) {
        (part.entries[place]["days"], part.entries[place]["start"]) = (nil, nil)
      }
    }
    return part
  }

  /// The case that answering everything gives, by other answers than those that were taken away.
  public mutating func completion(of part: Specimen) -> Specimen? {
    let other = complete()
    var whole = part
    for (path, value) in other.answers where whole.answers[path] == nil {
      if path != "member.birthDate", canBeOpen(path) { whole.answers[path] = value }
    }
    for (name, list) in other.lists { fill(&whole.lists[name], from: list, named: name) }
    return request(whole) == nil ? nil : whole
  }

  private mutating func fill(
    _ list: inout Specimen.EntryList?, from other: Specimen.EntryList, named name: String
  ) {
    guard var filled = list else {
      list = other
      return
    }
    for place in filled.entries.indices where name == "therapies" {
      let source = entry(of: name)
      let entry = filled.entries[place]
      for field in ["outcome", "days"] where entry[field] == nil {
        filled.entries[place][field] = source[field]
      }
      if entry["potency"] == nil, canHavePotency(entry) {
        filled.entries[place]["potency"] = source["potency"] ?? .text("high")
      }
    }
    if !filled.isComplete { filled.entries += other.entries }
    filled.isComplete = true
    list = filled
  }
}
