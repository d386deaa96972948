internal import PolicyLibrary
internal import RuleModel

/// What a key costs in the search for drugs, in process: over the names that there are, and over a
/// dictionary of 20,000.
func showDrugs() throws {
  let content = try Library.load().dictionary.content
  show("the dictionary", DrugDictionary(content))
  var many = content
  let first = content.products[0]
  many.products += names(20_000).map { name in
    DrugProduct(name: name, classes: first.classes, routes: first.routes)
  }
  show("20,000 names more", DrugDictionary(many))
}

private func show(_ name: String, _ dictionary: DrugDictionary) {
  let keys = [
    "methotrexate", "metotrexate", "hydroxychloroquine", "clobetasol propionate", "zzquine",
  ]
  .flatMap { word in (1...word.count).map { String(word.prefix($0)) } }
  let clock = ContinuousClock()
  for typed in keys { keep(dictionary.search(typed, limit: 60)) }
  let times = keys.map { typed in
    clock.measure { keep(dictionary.search(typed, limit: 60)) }.seconds
  }
  Figure.show("a key in the search over \(name), ms", Sample(times), scale: 1e3, target: "16")
}

/// So many names, of syllables that drugs are named by; each once.
private func names(_ count: Int) -> [String] {
  let syllables = [
    "ab", "bri", "cor", "da", "el", "fen", "ga", "hy", "ib", "ja", "ke", "lo", "me", "nor", "ox",
    "pra", "qui", "ro", "sul", "ta", "ur", "va", "xi", "za", "tho", "phe", "dro", "mab",
  ]
  return (0..<count).map { place in
    let size = syllables.count
    let parts = [place % size, place / size % size, place / size / size % size, (place * 7) % size]
    return parts.map { syllables[$0] }.joined()
  }
}
