import Casework
import Foundation
import Letters
import RuleEngine
import RuleModel
import Testing

/// The lines without members that a group has not decided without them, as the trail says:
/// found by looking upward from each line, as the letter's own walk does not.
private func untoldLeaves(of policy: PolicyFinding) -> [LineFinding] {
  var around: [LineFinding] = []
  let lines = policy.countedLines
  return lines.indices.filter { place in
    let line = lines[place]
    let below = lines[(place + 1)...].prefix { $0.depth > line.depth }
    let isLast = below.allSatisfy { $0.status == .notApplicable }
    around.removeAll { $0.depth >= line.depth }
    let isDecided = around.contains { [.met, .notApplicable].contains($0.status) }
    around.append(line)
    return isLast && !isDecided && [.notMet, .holds, .unknown].contains(line.status)
  }.map { lines[$0] }
}

extension Criterion {
  fileprivate var toldToMember: String {
    LetterCases.spelled(memberStatement ?? statement)
  }
}

extension DecidedCase {
  /// How much was asked for, as the letter's table says it.
  fileprivate var asked: String {
    let names = ["packageGrams", "packages", "days"]
    let figures = names.map { name -> Decimal in
      switch request.answer("request.quantity.\(name)", in: vocabulary) {
      case .quantity(let quantity): quantity.amount
      case .integer(let figure): Decimal(figure)
      default: 0
      }
    }
    return "\(figures[0] * figures[1]) grams for \(figures[2]) days"
  }
}

private func toMember(_ lines: [LineFinding]) -> Set<String> {
  Set(lines.map(\.criterion.toldToMember))
}

@Suite("The reasons of a letter")
struct LetterReasonTests {
  static let denied = LetterCases.all.filter { $0.finding.outcome == .deny }
  static let cut = LetterCases.all.filter { $0.finding.outcome == .partial }
  static let referred = LetterCases.all.filter { $0.finding.outcome == .refer }
  static let open = LetterCases.all.filter { $0.finding.outcome == .incomplete }

  @Test("are the lines that are not met or open, none missing and none extra", arguments: denied)
  func reasons(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let untold = decided.adverse.flatMap(untoldLeaves)
    let notMet = untold.filter { $0.status != .unknown }
    let section = letter.text(below: "Why we said no")
    for words in toMember(untold) {
      #expect(section.contains(words), "missing: \(words)")
    }
    let others = decided.finding.policies.flatMap(\.countedLines)
      .filter { $0.criterion.members.isEmpty }
    for words in toMember(others).subtracting(toMember(untold)) {
      #expect(!section.contains(words), "extra: \(words)")
    }
    let items = letter.items(below: "Why we said no")
    for (index, item) in items.enumerated() {
      #expect(item[0].hasPrefix("Reason \(index + 1). The rule is met only if"))
    }
    #expect(!items.isEmpty && !untold.isEmpty)
    // In a group that is open, members that are not met are told with it.
    let apart = letter.text(below: "What does not meet the rule")
    for words in toMember(notMet.filter { $0.depth == 0 }) { #expect(apart.contains(words)) }
    for words in toMember(untold.filter { $0.status == .unknown && $0.depth == 0 }) {
      #expect(!apart.contains(words), "not known, but told as not met: \(words)")
      #expect(letter.text(below: "What we did not get").contains(words))
    }
  }

  @Test("stand in an approval in part, none missing and none extra", arguments: cut)
  func cutReasons(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let section = letter.text(below: "Why we did not approve the rest")
    let untold = decided.adverse.flatMap(untoldLeaves)
    for words in toMember(untold) { #expect(section.contains(words), "missing: \(words)") }
    let others = decided.finding.policies.flatMap(\.countedLines)
    for words in toMember(others).subtracting(toMember(untold)) {
      #expect(!section.contains(words), "extra: \(words)")
    }
    let limit = try #require(decided.finding.policies.compactMap(\.approval?.quantity).last)
    let most = "\(limit.grams) grams every \(limit.days) days"
    #expect(section.contains(most))
    if !section.contains("in smaller parts") {
      #expect(section.contains("The most that it covers is ") == untold.isEmpty)
    }
    let tables = letter.memberBlocks.compactMap { block -> LetterTable? in
      if case .table(let table) = block { table } else { nil }
    }
    let row = try #require(tables.first?.rows.first).map(\.plainText)
    let rest = "more than \(limit.grams) grams at a time or within \(limit.days) days"
    #expect(row == [decided.asked, most, rest])
    let changes = letter.items(below: "What would change our decision")
    #expect(changes.isEmpty == untold.isEmpty)
    #expect(!letter.text(below: "You can appeal").isEmpty)
    let ways = letter.items(below: "What you can do now").map { $0[0] }
    for way in ["Talk with us: ", "Appeal: ", "Get your papers free: "] {
      #expect(ways.contains { $0.hasPrefix(way) }, "\(way)")
    }
  }

  @Test("of a referral name the policy that decides, and take nothing away", arguments: referred)
  func referral(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let referral = try #require(decided.finding.referral)
    #expect(letter.memberText.contains("under policy \(referral.policy) ("))
    #expect(letter.opening.contains("This is not a denial. You do not need to send a new request."))
    for words in ["denied", "You can appeal", "last day", "bill", "signature", "until "] {
      #expect(!letter.memberText.contains(words), "\(words)")
    }
    let why = letter.text(below: "Why we moved it")
    let lines = decided.finding.policies.flatMap(\.countedLines)
    let deciding = lines.filter { line in
      if case .none = line.criterion.useDecision { false } else { line.status == .notMet }
    }
    for line in deciding {
      // Of a group with one member that applies, that member is the rule.
      let inForce = line.criterion.members.lazy.flatMap(\.lines).map(\.cite).filter { cite in
        lines.contains {
          $0.criterion.cite == cite && $0.criterion.members.isEmpty && $0.status != .notApplicable
        }
      }
      let told = lines.first { inForce.count == 1 && $0.criterion.cite == inForce.first } ?? line
      #expect(why.contains(told.criterion.toldToMember))
    }
    #expect(why.isEmpty == deciding.isEmpty)
    let isFast = referral.policy == "HIM.PA.103"
    #expect(letter.memberText.contains(" hours after that.") == isFast)
  }

  @Test(
    "each stand beside what the case showed, and beside what would change it", arguments: denied)
  func pairs(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let notMet = letter.items(below: "What does not meet the rule")
    for item in notMet {
      #expect(item.joined(separator: "\n").contains("It is not met because "), "\(item)")
    }
    let notReceived = letter.items(below: "What we did not get")
    for item in notReceived {
      let text = item.joined(separator: "\n")
      #expect(
        text.contains("We did not get this information: ")
          || text.contains("We asked for this, but the records do not say: "), "\(item)")
    }
    let changes = letter.items(below: "What would change our decision").map { $0[0] }
    for number in 1...(notMet.count + notReceived.count) {
      #expect(changes.contains { $0.hasPrefix("Reason \(number): ") }, "\(changes)")
    }
    #expect(
      changes.allSatisfy { change in
        (1...(notMet.count + notReceived.count)).contains {
          change.hasPrefix("Reason \($0): ")
        }
      })
  }

  @Test(
    "of a request for information ask for all that is missing and nothing else", arguments: open)
  func information(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let items = letter.items(below: "What we need")
    let asked = items.map { $0[0] }.joined(separator: "\n")
    let vocabulary = decided.vocabulary
    var open: Set<String> = []
    for gap in decided.finding.missing.items {
      let words = try #require(vocabulary.question(for: gap)?.memberWords)
      open.insert(words)
      #expect(asked.contains("We need to know \(words)"), "missing: \(words)")
    }
    let count = asked.ranges(of: "We need to know ").count
    #expect(count >= open.count)
    for slot in vocabulary.inputs.indices {
      guard let words = vocabulary.inputs[slot].question?.memberWords, !open.contains(words) else {
        continue
      }
      #expect(!asked.contains("We need to know \(words)."), "extra: \(words)")
    }
    #expect(items.allSatisfy { $0.contains { $0.hasPrefix("Please send: ") } })
  }

  @Test("tell of a group of which one member would do once, by its members")
  func anyGroup() throws {
    let decided = try LetterCases.changed("untried", ["therapies": .array([])])
    let items = ReadLetter(document: try decided.letter.get())
      .items(below: "Why we said no")
    #expect(items.count == 1)
    let told: [String] = [
      "Reason 1. The rule is met only if you have tried at least one other treatment for this "
        + "hair loss first.",
      "One of these is enough:",
      "you have tried a medicine by mouth or shot that calms the immune system (such as "
        + "predniSONE, methotrexate or cycloSPORINE), or Litfulo or Olumiant",
      "you have tried a strong steroid cream or ointment",
      "It is not met because we found this: which treatments you have tried: none.",
    ]
    #expect(items.first == told)
  }

  @Test("tell of a use that is not covered once, though two lines say it")
  func unlistedUse() throws {
    let decided = try LetterCases.changed("use", ["request.indication": .text("other")])
    let items = ReadLetter(document: try decided.letter.get()).items(below: "Why we said no")
    #expect(items.count == 1)
    #expect(items.first?.first?.contains("used to treat alopecia areata") == true)
  }

  @Test("name the treatment whose detail is missing")
  func detail() throws {
    let decided = try LetterCases.changed(
      "detail", ["therapies": .array([LetterCases.entry("methotrexate", nil)])])
    let items = ReadLetter(document: try decided.letter.get()).items(below: "What we need")
    #expect(items.first?.first == "We need to know how the treatment worked (methotrexate).")
    #expect(items.first?.last == "What we have so far: methotrexate")
  }

  @Test("tell of a rule's parts only those that are not met, and ask for nothing else")
  func partsNotMet() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("partial-usual"))
    let reason = try #require(letter.items(below: "Why we did not approve the rest").first)
    #expect(reason.joined().contains("more of the medicine than the usual amount: no"))
    #expect(!reason.joined().contains("severe:") && !reason.joined().contains("skin are affected"))
    #expect(
      letter.items(below: "What would change our decision").map { $0[0] } == [
        "Reason 1: the prescriber's statement why a larger quantity is needed. This has to show "
          + "that you need more cream than usual, for moderate or severe eczema on hands or wrists "
          + "alone."
      ])
  }

  @Test("name each figure of a dose, and not the drug, which is no reason")
  func figures() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("denied-dose"))
    let reason = try #require(letter.items(below: "Why we said no").first)
    #expect(reason.contains("tablets a day: 3") && !reason.joined().contains("20 mg:"))
    #expect(!letter.text(below: "What would change our decision").contains("product's name"))
  }

  @Test("name a value by itself only where nothing else is looked at")
  func lonelyValue() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("open-platelets"))
    let item = try #require(letter.items(below: "What we need").first).joined(separator: " ")
    #expect(item.contains("your platelet count") && !item.contains("What we have so far"))
  }

  @Test("are no lines of a pathway that only says which policy decides")
  func routing() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("open-label"))
    #expect(
      letter.items(below: "What we need") == [
        [
          "We need to know whether the medicine was recently approved for your condition.",
          "Please send: the current prescribing information",
          "Why: it tells us which of our rules decides.",
        ]
      ])
  }

  @Test("name the one member of a group that applies, and say no choice where there is none")
  func onlyWay() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("referred-cause"))
    let why = letter.text(below: "Why we moved it")
    #expect(why.contains("an HLH-like syndrome) after immunotherapy"))
    #expect(!why.contains("One of these is enough"))
  }

  @Test("ask for nothing that a reason before them asks for", arguments: open)
  func askedOnce(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    var asked: Set<String> = []
    for item in letter.items(below: "What we need") {
      let names = item[0].components(separatedBy: "We need to know ").dropFirst()
        .map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(asked.isSuperset(of: names) || asked.isDisjoint(with: names), "\(item[0])")
      asked.formUnion(names)
    }
  }

  @Test("stand by themselves, though a group's lines ask ever more of the same course")
  func growing() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("denied-short"))
    let reasons = letter.items(below: "Why we said no").map { $0[0] }
    #expect(reasons.count == 2)
    #expect(reasons.allSatisfy { $0.contains("cream or ointment") && $0.contains("28 days") })
  }

  @Test("say that something was asked for in vain, and only of that")
  func undocumented() throws {
    let vain = "We asked for this, but the records that we have do not say."
    let letter = ReadLetter(
      document: try LetterCases.changed(
        "vain",
        [
          "facts.cyp2c9Metabolizer": nil, "facts.episodeMonths": nil,
          "undocumented": .array([.text("episodeMonths")]),
        ]
      ).letter.get())
    let asked = letter.items(below: "What we need").map { $0[0] }
    #expect(asked.count == 2)
    #expect(asked.filter { $0.contains(vain) }.count == 1)
    #expect(asked.first { $0.contains(vain) }?.contains("hair loss has lasted") == true)
  }
}
