import Casework
import FoundationEssentials
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

/// The laws that every decision keeps, over random cases for every policy held. A failure says the
/// seed that repeats it.
@Suite("The laws of a decision")
struct LawTests {
  private static let rounds = 150
  /// Made once: the cases that every law draws from.
  private static let made = Result {
    var cases = RandomCases(try Library.load(), Seed.generator(for: "cases"))
    cases.fillPool(rounds)
    return cases
  }
  private let cases: RandomCases

  init() throws { cases = try Self.made.get() }

  private var library: Library { cases.library }

  private func cases(_ law: String) -> RandomCases {
    var cases = cases
    cases.generator = Seed.generator(for: law)
    return cases
  }

  private func finding(_ specimen: Specimen, _ cases: RandomCases) throws -> Finding {
    library.evaluator.evaluate(try #require(cases.request(specimen)).facts)
  }

  /// The whole determination as bytes.
  private func bytes(_ document: JSONValue, _ cases: RandomCases) throws -> [UInt8] {
    let request = try cases.reader.read(document)
    let words = CaseWords(library.vocabulary, undocumented: Set(request.undocumented))
    let finding = library.evaluator.evaluate(request.facts)
    let determination = Determination(finding, of: request.id, in: words)
    return JSONWriter.bytes { determination.write(to: &$0) }
  }

  @Test(
    "an unknown neither approves nor denies: no completion of a decided case comes out otherwise")
  func definiteOutcomesHoldInEveryCompletion() throws {
    var cases = cases("completions")
    var seen: [Outcome: Int] = [:]
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      let outcome = try finding(part, cases).outcome
      seen[outcome, default: 0] += 1
      guard outcome != .incomplete else { continue }
      for _ in 0..<5 {
        guard let whole = cases.completion(of: part) else { continue }
        let final = try finding(whole, cases).outcome
        #expect(final == outcome, "\(Seed.repeated): \(part.text) and then \(whole.text)")
      }
    }
    // A run that met no approval has proved nothing about approvals.
    for outcome in [Outcome.approve, .deny, .incomplete, .noPolicy] {
      #expect(seen[outcome, default: 0] > 0, "\(Seed.repeated): no case came to \(outcome)")
    }
  }

  @Test("a decided outcome, and a decided line of it, stays while the rest is answered one by one")
  func definiteOutcomesAreFinal() throws {
    var cases = cases("finality")
    for _ in 0..<Self.rounds {
      let whole = cases.complete()
      var part = cases.part(of: whole)
      var before = cases.request(part).map { library.evaluator.evaluate($0.facts) }
      while let next = part.oneStep(towards: whole, using: &cases.generator) {
        part = next
        guard cases.request(part) != nil else { continue }
        let now = try finding(part, cases)
        if let before {
          let broken = before.changes(by: now)
          #expect(broken == [], "\(Seed.repeated): \(part.text)")
        }
        before = now
      }
      #expect(before?.outcome != .incomplete, "\(Seed.repeated): all is answered in \(part.text)")
    }
  }

  @Test("nothing is missing exactly where a case is decided, and what is missing is open")
  func missingIsExact() throws {
    var cases = cases("missing")
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard let request = cases.request(part) else { continue }
      let finding = library.evaluator.evaluate(request.facts)
      #expect(
        finding.missing.isEmpty == (finding.outcome != .incomplete),
        "\(Seed.repeated): \(part.text)")
      for gap in finding.missing.items {
        #expect(
          request.facts.isOpen(gap),
          "\(Seed.repeated): \(library.vocabulary.name(of: gap)) in \(part.text)")
      }
    }
  }

  @Test("whoever answers what is missing, again and again, comes to an end")
  func answeringWhatIsMissingEnds() throws {
    var cases = cases("answering")
    for _ in 0..<Self.rounds {
      var part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      var round = 0
      while round < 400 {
        let finding = try finding(part, cases)
        if finding.outcome != .incomplete { break }
        // An answer that contradicts another is refused; another one is tried then.
        if let next = part.answering(finding.missing, in: &cases) { part = next }
        round += 1
      }
      let outcome = try finding(part, cases).outcome
      #expect(outcome != .incomplete, "\(Seed.repeated): \(part.text)")
    }
  }

  @Test("the order of answers and members changes nothing in a determination")
  func orderOfMembersDoesNotMatter() throws {
    var cases = cases("order of members")
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      let plain = try bytes(part.document, cases)
      let shuffled = part.shuffled(using: &cases.generator)
      #expect(try plain == bytes(shuffled, cases), "\(Seed.repeated): \(part.text)")
    }
  }

  @Test("the order of entries changes nothing but the numbers that entries go by")
  func orderOfEntriesDoesNotMatter() throws {
    var cases = cases("order of entries")
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      var turned = part
      for name in turned.lists.keys { turned.lists[name]?.entries.reverse() }
      let (a, b) = (try finding(part, cases), try finding(turned, cases))
      #expect(a.outcome == b.outcome, "\(Seed.repeated): \(part.text)")
      #expect(a.statuses == b.statuses, "\(Seed.repeated): \(part.text)")
      #expect(
        Set(a.missing.items.map { $0.turned(in: part, library.vocabulary) })
          == Set(b.missing.items), "\(Seed.repeated): \(part.text)")
    }
  }

  @Test("saving and loading a case changes nothing in its determination")
  func savingDoesNotMatter() throws {
    var cases = cases("saving")
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      let document = try #require(CaseDocument(part.shuffled(using: &cases.generator)))
      let saved = JSONWriter.bytes(
        document.ordered(by: library.vocabulary), isPretty: cases.generator.chance(50))
      let loaded = try JSONReader.read(saved)
      #expect(
        try bytes(part.document, cases) == bytes(loaded, cases), "\(Seed.repeated): \(part.text)")
    }
  }

  @Test("a case comes to the same whatever was decided before it")
  func evaluationHasNoMemory() throws {
    var cases = cases("repetition")
    var documents: [(JSONValue, [UInt8])] = []
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      documents.append((part.document, try bytes(part.document, cases)))
    }
    for (document, before) in documents.shuffled(using: &cases.generator) {
      #expect(try bytes(document, cases) == before, "\(Seed.repeated)")
    }
  }

  @Test("that something was asked in vain leaves it as open as it was")
  func undocumentedIsUnknown() throws {
    var cases = cases("undocumented")
    for _ in 0..<Self.rounds {
      let part = cases.part(of: cases.complete())
      guard cases.request(part) != nil else { continue }
      let plain = try finding(part, cases)
      let names = plain.missing.items.map(library.vocabulary.name)
      guard case .object(var marked) = part.document else { continue }
      marked["undocumented"] = .array(Set(names).sorted().map(JSONValue.text))
      let request = try cases.reader.read(.object(marked))
      let found = library.evaluator.evaluate(request.facts)
      #expect(found.outcome == plain.outcome, "\(Seed.repeated): \(part.text)")
      #expect(found.statuses == plain.statuses, "\(Seed.repeated): \(part.text)")
      #expect(found.missing == plain.missing, "\(Seed.repeated): \(part.text)")
    }
  }

  @Test("of a policy's pathways at most one is true, and one always can be")
  func pathwaysExcludeOneAnother() throws {
    var cases = cases("pathways")
    for _ in 0..<Self.rounds {
      let part = cases.generator.chance(50) ? cases.complete() : cases.part(of: cases.complete())
      guard let request = cases.request(part) else { continue }
      for policy in library.evaluator.evaluate(request.facts).policies.map(\.policy) {
        let truths = policy.pathways.map { pathway in
          var trail = Trail()
          return ExpressionEvaluator.evaluate(pathway.when, facts: request.facts, trail: &trail)
            .truth
        }
        #expect(truths.count { $0 == .true } <= 1, "\(Seed.repeated): \(part.text)")
        #expect(truths.contains { $0 != .false }, "\(Seed.repeated): \(part.text)")
      }
    }
  }
}
