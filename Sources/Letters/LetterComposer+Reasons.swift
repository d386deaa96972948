internal import Casework
internal import RuleEngine
internal import RuleModel

/// A reason with the policy that gives it.
struct PolicyReason {
  let reason: LetterReason
  let policy: PolicyFinding
}

extension LetterComposer {
  /// A reason as a template prints it.
  func context(_ item: PolicyReason, number: Int, _ letterCase: LetterCase) -> LetterContext {
    let (reason, words) = (item.reason, letterCase.words)
    let found = words.found(reason.leaves, in: item.policy)
    let documents =
      reason.gaps.isEmpty
      ? words.documents(reason.leaves, in: item.policy) : words.documents(reason.gaps)
    let rules = reason.distinctRules
    var context: LetterContext = [
      "number": .figure(number), "rules": .list(rules.map(rule)),
      "has_one_rule": .flag(rules.count == 1), "has_several_rules": .flag(rules.count > 1),
      // What was found stands below what it is measured by.
      "has_choices": .flag(rules.count > 1 || rules.contains { $0.ways.count > 1 }),
      "has_findings": .flag(!found.listed.isEmpty),
      "findings": .list(found.listed.map(spelled), each: "one_finding"),
      "is_undocumented": .flag(letterCase.isUndocumented(reason.gaps)), "picks_rule": false,
    ]
    context.set("finding", found.inSentence.map(spelled))
    context["missing"] = .list(words.names(of: reason.gaps).map(spelled), each: "one_missing")
    context["documents"] = Self.documents(documents)
    return context
  }

  static func documents(_ documents: [String]) -> LetterContext.Value {
    .list(
      documents.enumerated().map {
        ["document": .text($1), "is_further": .flag($0 > 0)]
      })
  }

  private func rule(_ rule: LetterReason.Rule) -> LetterContext {
    let ways = rule.ways.map(\.line.criterion.toMember).withoutRepeats
    let isOnlyWay = ways.count == 1
    var context: LetterContext = [
      "has_ways": .flag(ways.count > 1),
      "ways": .list(isOnlyWay ? [] : ways.map(spelled), each: "way"),
    ]
    let told = isOnlyWay ? rule.ways[0].line.criterion : rule.criterion
    if let words = told.memberStatement {
      context.set("rule", spelled(words))
    } else {
      context.set("rule_as_written", spelled(told.statement))
    }
    return context
  }
}

extension LetterCase {
  /// Whether all of this was asked for, and the records do not say.
  func isUndocumented(_ gaps: Gaps) -> Bool {
    !gaps.isEmpty && gaps.items.allSatisfy(request.undocumentedGaps.contains)
  }
}

extension LetterReason {
  /// Its rules, but for those that say to a member what one before says.
  fileprivate var distinctRules: [Rule] {
    var seen: Set<String> = []
    return rules.filter { seen.insert($0.criterion.toMember).inserted }
  }
}

extension MemberWords.Found {
  /// What is one thing stands in the sentence, unless that became a long one.
  fileprivate var inSentence: String? {
    switch self {
    case .one(let words): words
    case .several(let pieces):
      pieces.count == 1 && pieces[0].count { $0 == " " } < Self.mostWords ? pieces[0] : nil
    }
  }

  fileprivate var listed: [String] {
    if case .several(let pieces) = self, inSentence == nil { pieces } else { [] }
  }

  private static let mostWords = 14
}

extension LetterContext.Value {
  /// Records of one field.
  static func list(_ texts: [String], each field: String) -> Self {
    .list(texts.map { LetterContext([field: .text($0)]) })
  }
}
