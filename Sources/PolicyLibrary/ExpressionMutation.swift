internal import FoundationEssentials
internal import RuleModel

/// A change of one token of an expression.
struct ExpressionMutation: Hashable {
  /// In scalars, from the beginning of the expression.
  let offset: Int
  let length: Int
  let replacement: String
}

/// Changes an expression one token at a time: each figure by one in its last digit, up and down;
/// each comparison, `and`, `or`, `some`, `every`, `not`; each choice and class, by another one;
/// each number of months or years, by the days that they come to on the usual day of the examples;
/// and each operand of `and` and `or` is left out.
///
/// It walks the text and not the tree, since what is changed is what an author can mistype.
struct ExpressionMutator {
  private enum Token: Hashable {
    case word(String)
    case figure(String)
    case text(String)
    case date(String)
    case sign(String)
  }

  private struct Placed {
    let token: Token
    let offset: Int
    let length: Int
    var end: Int { offset + length }
  }

  private let tokens: [Placed]
  /// The lists of choices that the vocabulary has, each once.
  private let choiceLists: [[String]]
  /// The day on which most examples are decided.
  private let usualDay: CalendarDate?

  init(_ text: String, _ choiceLists: [[String]], _ usualDay: CalendarDate?) {
    self.usualDay = usualDay
    tokens = Self.tokens(Array(text.unicodeScalars))
    self.choiceLists = choiceLists
  }

  /// The lists of choices of the vocabulary, each once; of drugs and uses those that can be
  /// requested under the policy.
  static func choiceLists(for policy: Policy, _ vocabulary: Vocabulary) -> [[String]] {
    var lists: [[String]] = []
    for input in vocabulary.inputs + vocabulary.records.flatMap(\.fields) {
      guard let choices = policy.choices(of: input, vocabulary), !lists.contains(choices) else {
        continue
      }
      lists.append(choices)
    }
    return lists
  }

  var mutations: [ExpressionMutation] {
    tokens.indices.flatMap { replacements($0) } + tokens.indices.compactMap(inDays)
      + sets.flatMap(mutations(of:)) + omissions
  }

  private func replacements(_ index: Int) -> [ExpressionMutation] {
    let placed = tokens[index]
    return texts(index).map {
      ExpressionMutation(offset: placed.offset, length: placed.length, replacement: $0)
    }
  }

  private func texts(_ index: Int) -> [String] {
    switch tokens[index].token {
    case .sign(let sign): Self.signs[sign] ?? []
    case .word(let word): endsRange(index) ? [] : Self.words[word] ?? []
    case .figure(let figure): Self.steps(from: figure)
    case .date(let date): Self.neighbours(of: date)
    case .text(let text): isUnit(index) ? [] : others(than: text).map { "'\($0)'" }
    }
  }

  private static let signs = [
    "<": ["<=", ">"], "<=": ["<", ">"], ">": [">=", "<"], ">=": [">", "<"], "=": ["!="],
    "!=": ["="], "+": ["-"], "-": ["+"],
  ]

  private static let words = [
    "and": ["or"], "or": ["and"], "some": ["every"], "every": ["some"], "not": [""],
    "true": ["false"], "false": ["true"],
  ]

  /// Up and down by one in the last digit.
  private static func steps(from figure: String) -> [String] {
    guard let value = Decimal(string: figure) else { return [] }
    let decimals = figure.split(separator: ".").dropFirst().first?.count ?? 0
    let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    return (value > 0 ? [value - step, value + step] : [value + step]).map(\.description)
  }

  /// `6 months` by the days that they come to on the usual day; behind a minus, counted back.
  private func inDays(_ index: Int) -> ExpressionMutation? {
    guard case .figure(let figure) = tokens[index].token, let count = Int(figure),
      index + 1 < tokens.count, case .word(let unit) = tokens[index + 1].token
    else { return nil }
    let isTakenAway = index > 0 && tokens[index - 1].token == .sign("-")
    let length = CalendarLength(isTakenAway ? -count : count, unit)
    guard let days = length?.days(from: usualDay) else { return nil }
    let offset = tokens[index].offset
    return ExpressionMutation(
      offset: offset, length: tokens[index + 1].end - offset, replacement: "\(abs(days)) days")
  }

  /// The day before and the day after.
  private static func neighbours(of date: String) -> [String] {
    guard let date = CalendarDate(iso: date) else { return [] }
    return [-1, 1].compactMap { date.adding(days: $0).map { "@\($0.iso)" } }
  }

  /// `60 'g'`: a text behind a figure is its unit.
  private func isUnit(_ index: Int) -> Bool {
    guard index > 0, case .figure = tokens[index - 1].token else { return false }
    return true
  }

  /// The choice after it in each list that has it; for a free text one that nothing is called.
  private func others(than text: String) -> [String] {
    let lists = choiceLists.filter { $0.contains(text) && $0.count > 1 }
    guard !lists.isEmpty else { return ["no-\(text)"] }
    var found: [String] = []
    for list in lists {
      guard let place = list.firstIndex(of: text) else { continue }
      let next = list[(place + 1) % list.count]
      if !found.contains(next) { found.append(next) }
    }
    return found
  }
}

extension ExpressionMutator {
  /// What an operand cannot reach over, beside the `and` and `or` around it.
  private static let borders: Set<String> = [
    "if", "then", "else", "case", "when", "end", "satisfies",
  ]

  /// Each operand of an `and` by what leaves the others to decide, `true`; of an `or` by `false`.
  private var omissions: [ExpressionMutation] {
    var all: [ExpressionMutation] = []
    // Of each bracket that is open, where the operand begins and what stands before it.
    var open: [(start: Int, before: String)] = [(0, "")]
    func close(at index: Int, _ after: String) {
      guard let operand = open.last, operand.start < index else { return }
      let joins = [operand.before, after].filter { $0 == "and" || $0 == "or" }
      guard let join = joins.first else { return }
      let (first, last) = (tokens[operand.start], tokens[index - 1])
      all.append(
        ExpressionMutation(
          offset: first.offset, length: last.end - first.offset,
          replacement: join == "and" ? "true" : "false"))
    }
    for (index, placed) in tokens.enumerated() {
      switch placed.token {
      case .sign("("), .sign("{"):
        open.append((index + 1, ""))
      case .sign(")"), .sign("}"):
        close(at: index, "")
        open.removeLast()
      case .word(let word) where word == "or" || (word == "and" && !endsRange(index)):
        close(at: index, word)
        open[open.count - 1] = (index + 1, word)
      case .word(let word) where Self.borders.contains(word):
        close(at: index, "")
        open[open.count - 1] = (index + 1, "")
      default: continue
      }
    }
    close(at: tokens.count, "")
    return all
  }

  /// Whether an `and` belongs to a `between`.
  private func endsRange(_ index: Int) -> Bool {
    for placed in tokens[..<index].reversed() {
      if placed.token == .word("between") { return true }
      if placed.token == .word("and") || placed.token == .word("or") { return false }
    }
    return false
  }

  /// The members of each `{ … }` of texts.
  private var sets: [[Placed]] {
    var sets: [[Placed]] = []
    var open: [Placed]?
    for placed in tokens {
      switch placed.token {
      case .sign("{"): open = []
      case .sign("}"):
        if let members = open, !members.isEmpty { sets.append(members) }
        open = nil
      case .text: open?.append(placed)
      default: break
      }
    }
    return sets
  }

  /// Each member taken out, and one more put in.
  private func mutations(of set: [Placed]) -> [ExpressionMutation] {
    var all: [ExpressionMutation] = []
    for (index, member) in set.enumerated() where set.count > 1 {
      let start = index == 0 ? member.offset : set[index - 1].end
      let end = index == 0 ? set[1].offset : member.end
      all.append(ExpressionMutation(offset: start, length: end - start, replacement: ""))
    }
    let members = set.compactMap { placed -> String? in
      if case .text(let text) = placed.token { return text }
      return nil
    }
    guard let last = set.last else { return all }
    for list in choiceLists where members.allSatisfy(list.contains) {
      guard let absent = list.first(where: { !members.contains($0) }) else { continue }
      all.append(ExpressionMutation(offset: last.end, length: 0, replacement: ", '\(absent)'"))
    }
    return all
  }

  private static func tokens(_ scalars: [Unicode.Scalar]) -> [Placed] {
    var tokens: [Placed] = []
    var index = 0
    while index < scalars.count {
      let start = index
      guard let token = token(scalars, &index) else { continue }
      tokens.append(Placed(token: token, offset: start, length: index - start))
    }
    return tokens
  }

  /// The token at `index`, which moves behind it; nil for a space.
  private static func token(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Token? {
    let start = index
    func text(from first: Int) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[first..<index])
      return String(text)
    }
    func pass(while isPart: (Unicode.Scalar) -> Bool) {
      while index < scalars.count, isPart(scalars[index]) { index += 1 }
    }
    let first = scalars[index]
    index += 1
    switch first {
    case " ": return nil
    case "'":
      pass { $0 != "'" }
      index = min(index + 1, scalars.count)
      return .text(String(text(from: start + 1).dropLast()))
    case "@":
      pass { ("0"..."9").contains($0) || $0 == "-" }
      return .date(text(from: start + 1))
    case "0"..."9":
      pass { ("0"..."9").contains($0) || $0 == "." }
      return .figure(text(from: start))
    case "<", ">", "!":
      pass { $0 == "=" }
      return .sign(text(from: start))
    case _ where first.properties.isAlphabetic:
      pass { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
      return .word(text(from: start))
    default: return .sign(text(from: start))
    }
  }
}

extension Policy {
  /// What can be chosen for an input in a case that the policy is applied to; nil for no choice.
  func choices(of input: InputDefinition, _ vocabulary: Vocabulary) -> [String]? {
    guard let choices = input.type.choices else { return nil }
    switch input.name {
    case "plan.payer": return [payer]
    case "request.drug": return drugs
    case "request.indication":
      let uses = Set(drugs.flatMap { vocabulary.drug($0)?.indications ?? [] })
      return choices.filter(uses.contains)
    default: return choices
    }
  }
}

extension ValueType {
  /// Of a choice, or of a set of them.
  fileprivate var choices: [String]? {
    switch self {
    case .text(let choices): choices
    case .list(let element): element.choices
    default: nil
    }
  }
}
