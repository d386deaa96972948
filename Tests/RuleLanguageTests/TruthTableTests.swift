import RuleModel
import Testing

/// Whole truth tables, as the language gives them.
@Suite("Truth tables")
struct TruthTableTests {
  private static let operands = ["true", "false", "null"]

  @Test(
    "of two operands",
    arguments: [
      ("and", "TFN FFF NFN"), ("or", "TTT TFN TNN"), ("xor", "FTN TFN NNN"),
      ("implies", "TFN TTT TNN"),
    ])
  func connectives(operation: String, rows: String) {
    let found = Self.operands.map { left in
      Self.operands.map { letter("\(left) \(operation) \($0)") }.joined()
    }
    #expect(found.joined(separator: " ") == rows)
  }

  @Test(
    "of one operand",
    arguments: [
      ("not x", "FTN"), ("x is null", "FFT"), ("x is not null", "TTF"), ("x is true", "TFF"),
      ("x is not true", "FTT"), ("x is false", "FTF"), ("x is not false", "TFT"),
    ])
  func states(text: String, row: String) {
    #expect(
      Self.operands.map { letter(text.replacing("x", with: $0)) }.joined() == row)
  }

  @Test("of three operands: one false decides `and`, one true decides `or`")
  func chains() {
    for a in Self.operands {
      for b in Self.operands {
        for c in Self.operands {
          let all = [a, b, c]
          let and = all.contains("false") ? "F" : all.contains("null") ? "N" : "T"
          let or = all.contains("true") ? "T" : all.contains("null") ? "N" : "F"
          #expect(letter("\(a) and \(b) and \(c)") == and)
          #expect(letter("\(a) or \(b) or \(c)") == or)
        }
      }
    }
  }

  /// Lists of no entries to three, each of which satisfies, does not, or is open: with every
  /// quantifier what is certain, possible and whether the list is complete decide, by counting.
  @Test("of quantifiers on complete lists and on lists that may grow", arguments: [true, false])
  func quantifiers(isComplete: Bool) {
    for truths in Self.lists {
      let certain = truths.count { $0 == .true }
      let possible = truths.count { $0 != .false }
      func reaches(_ count: Int) -> Truth {
        certain >= count ? .true : isComplete && possible < count ? .false : .unknown
      }
      let every: Truth =
        truths.contains(.false) ? .false : isComplete && certain == truths.count ? .true : .unknown
      let facts = Self.facts(truths, isComplete: isComplete)
      #expect(truth("some t in therapies satisfies (t.wholeClass)", facts) == reaches(1))
      #expect(truth("every t in therapies satisfies (t.wholeClass)", facts) == every)
      for count in 1...4 {
        #expect(
          truth("at least \(count) t in therapies satisfies (t.wholeClass)", facts)
            == reaches(count))
      }
    }
  }

  @Test(
    "of counts: on a list that may grow what is there is a lower bound",
    arguments: [
      (">=", "TTUU", "TTFF"), (">", "TUUU", "TFFF"), ("<", "FFUU", "FFTT"), ("<=", "FUUU", "FTTT"),
      ("=", "FUUU", "FTFF"), ("!=", "TUUU", "TFTT"),
    ])
  func counts(operation: String, open: String, complete: String) {
    for (isComplete, row) in [(false, open), (true, complete)] {
      let facts = Self.facts([.true], isComplete: isComplete)
      let found = (0...3).map { count in
        truth("Count(therapies) \(operation) \(count)", facts)
      }
      #expect(found == row.map { $0 == "T" ? .true : $0 == "F" ? .false : .unknown })
      let mirrored = ["<": ">", ">": "<", "<=": ">=", ">=": "<="][operation] ?? operation
      #expect(truth("1 \(mirrored) Count(therapies)", facts) == found[1])
    }
  }

  @Test(
    "two different ones: two that are certain; not two in all; else open",
    arguments: [
      // Key and truth of each entry: upper case certain, lower case possible, `-` not satisfied,
      // `?` certain with an open key.
      ("", "F", "U"), ("A", "F", "U"), ("AA", "F", "U"), ("AB", "T", "T"), ("Ab", "U", "U"),
      ("Aa", "F", "U"), ("ab", "U", "U"), ("A-", "F", "U"), ("A?", "U", "U"), ("??", "U", "U"),
      ("?", "F", "U"), ("AAB", "T", "T"), ("A-b", "U", "U"), ("aa", "F", "U"),
    ])
  func distinct(entries: String, complete: Character, open: Character) {
    for (isComplete, letter) in [(true, complete), (false, open)] {
      let records = entries.enumerated().map { place, entry -> Value in
        let key: Value =
          entry == "?" ? Self.gap(place, 0) : .text(entry.uppercased())
        let truth: Truth = entry == "-" ? .false : entry.isLowercase ? .unknown : .true
        return Self.record(place, key, truth)
      }
      let text = "at least 2 t in therapies distinct by t.drug satisfies (t.wholeClass)"
      let expected: Truth = letter == "T" ? .true : letter == "F" ? .false : .unknown
      #expect(truth(text, Self.facts(records, isComplete)) == expected, "\(entries) \(isComplete)")
    }
  }

  @Test("a list that is not answered at all leaves every quantifier open")
  func absent() {
    let facts = FactSet(Bench.vocabulary)
    for text in [
      "some t in therapies satisfies (true)", "every t in therapies satisfies (false)",
      "at least 1 t in therapies satisfies (true)", "Count(therapies) >= 0",
      "'other' in prescriber.specialties",
    ] { #expect(truth(text, facts) == .unknown) }
  }

  // MARK: Values

  private func letter(_ text: String) -> String {
    switch Bench.value(text) {
    case .boolean(true)?: "T"
    case .boolean?: "F"
    case .unknown?: "N"
    default: "?"
    }
  }

  private func truth(_ text: String, _ facts: FactSet) -> Truth? {
    Bench.read(text).expression.map { Bench.value(of: $0, facts).truth }
  }

  private static let lists: [[Truth]] = {
    let one: [Truth] = [.true, .false, .unknown]
    let two = one.flatMap { a in one.map { [a, $0] } }
    let three = two.flatMap { list in one.map { list + [$0] } }
    return [[]] + one.map { [$0] } + two + three
  }()

  private static let slot = Bench.vocabulary.slot(of: "therapies") ?? 0

  private static func gap(_ entry: Int, _ field: Int) -> Value {
    .unknown(Gaps([Gap(slot: slot, entry: entry, field: field)]))
  }

  private static func record(_ entry: Int, _ drug: Value, _ truth: Truth) -> Value {
    let wholeClass: Value = truth == .unknown ? gap(entry, 4) : .boolean(truth == .true)
    return .record(
      Record(entry: entry, fields: [drug, gap(entry, 1), gap(entry, 2), gap(entry, 3), wholeClass]))
  }

  private static func facts(_ truths: [Truth], isComplete: Bool) -> FactSet {
    facts(truths.enumerated().map { record($0, .text("A"), $1) }, isComplete)
  }

  private static func facts(_ records: [Value], _ isComplete: Bool) -> FactSet {
    var facts = FactSet(Bench.vocabulary)
    facts[slot] = .list(
      ListValue(records, openness: isComplete ? nil : Gaps([Gap(slot: slot)])))
    return facts
  }
}
