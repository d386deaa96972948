extension DrugDictionary {
  /// A name taken apart: words that are the drug's name, and those around it, as keys.
  private struct Reading {
    let before: [String]
    let named: ArraySlice<[UInt8]>
    let after: [String]
    let strength: DrugStrength?
  }

  /// Reads a name of the dictionary's own, with less ado where it has no strength.
  func read(listed name: String) -> DrugMatch {
    guard let naming = namings[DrugPhrase.key(of: name)] else { return read(name) }
    return match(naming, Reading(before: [], named: [], after: [], strength: nil))
  }

  /// Reads a name that is not listed as it is written.
  func read(_ name: String) -> DrugMatch { readPair(name) ?? readPhrase(name) }

  /// Reads two names of one drug written as one, "Brand (generic)" or the other way round.
  ///
  /// nil where they are not two names of the dictionary. Two that are not of one product could let
  /// a drug pass for another, so that the name is ambiguous.
  private func readPair(_ name: String) -> DrugMatch? {
    guard name.utf8.contains(UInt8(ascii: ")")), let opening = name.lastIndex(of: "("),
      let closing = name[opening...].firstIndex(of: ")")
    else { return nil }
    let outer = look(up: name[..<opening] + " " + name[name.index(after: closing)...])
    let inner = look(up: String(name[name.index(after: opening)..<closing]))
    switch (outer, inner) {
    case (.product(let drug), .product(let other)): return match(drug, as: other)
    case (.product(let drug), .ambiguous(let accepted)),
      (.ambiguous(let accepted), .product(let drug)):
      let isOne = accepted.contains { product(of: $0) == drug.product }
      return isOne ? .product(drug) : .ambiguous(accepted: [drug.name] + accepted)
    case (.ambiguous, .ambiguous): return outer
    case (.unknown, _), (_, .unknown): return nil
    }
  }

  /// What two names stand for together: the one that settles the potency goes first.
  private func match(_ drug: Drug, as other: Drug) -> DrugMatch {
    let isOne = drug.product == other.product
    if isOne, other.potency == nil || other.potency == drug.potency { return .product(drug) }
    if isOne, drug.potency == nil { return .product(other) }
    return .ambiguous(accepted: [drug.name, other.name])
  }

  private func product(of name: String) -> String? {
    if case .product(let drug) = look(up: name) { drug.product } else { nil }
  }

  /// All its words are tried as a name first, then fewer and fewer, as long as those dropped at
  /// either end say how a drug is given.
  private func readPhrase(_ name: String) -> DrugMatch {
    let phrase = DrugPhrase(name, units: units)
    guard !phrase.words.isEmpty, phrase.strengths.count <= 1 else { return .unknown }
    let leading = besideKeys(phrase.words)
    let trailing = besideKeys(phrase.words.reversed())
    for dropped in 0...(leading.count + trailing.count) {
      for first in max(0, dropped - trailing.count)...min(dropped, leading.count) {
        let last = phrase.words.count - (dropped - first)
        guard first < last else { continue }
        let reading = Reading(
          before: Array(leading.prefix(first)), named: phrase.words[first..<last],
          after: trailing.prefix(dropped - first).reversed(), strength: phrase.strengths.first)
        if let match = match(reading) { return match }
      }
    }
    return .unknown
  }

  /// The keys of the words at the beginning that may stand beside a name.
  private func besideKeys(_ words: some Sequence<[UInt8]>) -> [String] {
    var keys: [String] = []
    for word in words {
      let key = DrugPhrase.key(of: [word])
      guard besideWords.contains(key) else { break }
      keys.append(key)
    }
    return keys
  }

  /// nil when the words name nothing, so that fewer may be tried.
  private func match(_ reading: Reading) -> DrugMatch? {
    if let naming = namings[DrugPhrase.key(of: reading.named)] { return match(naming, reading) }
    guard let (base, suffix) = splitSuffix(of: reading.named),
      var naming = namings[DrugPhrase.key(of: base[...])], naming.acceptsSuffix
    else { return nil }
    naming.display += "-\(suffix)"
    naming.tallMan += "-\(suffix)"
    return match(naming, reading)
  }

  private func match(_ naming: Naming, _ reading: Reading) -> DrugMatch {
    let strength = reading.strength.map { [$0.text] } ?? []
    if let owner = naming.owner {
      guard accepts(owner, reading) else { return .unknown }
      return .product(drug(owner, naming, reading, before: [], after: strength))
    }
    let isBare = reading.before.isEmpty && reading.after.isEmpty && strength.isEmpty
    let meant = isBare ? [] : naming.sharers.filter { accepts($0, reading) }
    guard meant.count == 1 else { return .ambiguous(accepted: naming.accepted) }
    return .product(
      drug(meant[0], naming, reading, before: reading.before, after: strength + reading.after))
  }

  /// Whether all that stands beside a product's name is its own.
  private func accepts(_ place: Int, _ reading: Reading) -> Bool {
    let shelf = shelves[place]
    guard reading.before.allSatisfy(shelf.words.contains),
      reading.after.allSatisfy(shelf.words.contains)
    else { return false }
    guard let strength = reading.strength else { return true }
    let all = shelf.product.strengths
    return shelf.units.contains(strength.unit) && (all.isEmpty || all.contains(strength))
  }

  private func drug(
    _ place: Int, _ naming: Naming, _ reading: Reading, before: [String], after: [String]
  ) -> Drug {
    let (product, hasPotency) = (shelves[place].product, shelves[place].hasPotency)
    let potency = hasPotency ? product.potency(of: reading.strength) : nil
    func name(_ spelling: String) -> String {
      (before + [spelling] + after).joined(separator: " ")
    }
    return Drug(
      name: name(naming.display), tallManName: name(naming.tallMan), product: product.id,
      generic: product.name, ingredient: product.ingredient, mechanism: product.mechanism,
      classes: product.classes, potency: potency, needsPotency: hasPotency && potency == nil)
  }

  /// `adalimumab-atto` without its suffix, and the suffix; nil when it has none.
  private func splitSuffix(of words: ArraySlice<[UInt8]>) -> ([[UInt8]], String)? {
    guard let last = words.last, last.count > 5, last[last.count - 5] == .hyphen,
      last.suffix(4).allSatisfy(\.isLowercaseLetter)
    else { return nil }
    let base = words.dropLast() + [last.dropLast(5)]
    return (Array(base), String(decoding: last.suffix(4), as: UTF8.self))
  }
}
