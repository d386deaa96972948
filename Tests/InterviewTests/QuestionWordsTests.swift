import RuleEngine
import RuleModel
import Testing

@testable import Interview

@Suite("The words of questions")
struct QuestionWordsTests {
  @Test("every question that a policy reads has its help, and a figure its unit and range")
  func everyQuestion() throws {
    let setting = try Leqselvi.setting()
    var lacking: Set<String> = []
    var read = 0
    for policy in setting.evaluator.policies {
      for slot in policy.inputs {
        read += 1
        lacking.formUnion(Self.lack(of: setting.vocabulary.inputs[slot]))
        for field in setting.vocabulary.record(of: slot)?.fields ?? []
        where !field.answer.isDerived { lacking.formUnion(Self.lack(of: field)) }
      }
    }
    #expect(lacking.sorted() == [])
    #expect(read > 60)
  }

  private static func lack(of input: InputDefinition) -> [String] {
    guard let question = input.question else { return ["\(input.name): question"] }
    var lack: [String] = []
    if question.help?.isEmpty ?? true { lack.append("\(input.name): help") }
    if question.label.isEmpty || question.text.isEmpty { lack.append("\(input.name): words") }
    switch input.type {
    case .integer, .decimal, .quantity:
      if input.answer.range == nil { lack.append("\(input.name): range") }
    case .text(let choices?) where choices.count != input.answer.choices.count:
      lack.append("\(input.name): choices")
    default: break
    }
    if case .quantity(let unit) = input.type, unit == nil { lack.append("\(input.name): unit") }
    return lack
  }
}

extension Policy {
  /// Everything that it reads.
  fileprivate var inputs: Set<Int> {
    var read = Set(questions)
    func add(_ criterion: Criterion) {
      read.formUnion(criterion.applies?.inputs ?? [])
      if case .expression(let expression) = criterion.test { read.formUnion(expression.inputs) }
      criterion.members.forEach(add)
    }
    for pathway in pathways {
      read.formUnion(pathway.when.inputs)
      pathway.criteria.forEach(add)
      for grant in pathway.grants {
        read.formUnion(grant.when?.inputs ?? [])
        if let days = grant.shortening?.days { read.insert(days) }
        if let input = grant.quantity?.input { read.insert(input) }
      }
      read.formUnion(pathway.referrals.map(\.input))
    }
    exclusions.forEach(add)
    return read
  }
}
