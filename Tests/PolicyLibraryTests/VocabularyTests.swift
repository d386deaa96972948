import Diagnostics
import Foundation
import RuleModel
import Testing

@testable import PolicyLibrary

/// The folder of this suite's fixtures.
private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Vocabulary")

/// The vocabulary that is compiled in.
private func embedded() throws -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
  let drugs = DrugDictionary.reading([try #require(EmbeddedFile.source("drugs.yaml"))])
  return Vocabulary.reading(
    try #require(EmbeddedFile.source("vocabulary.yaml")),
    drugs: try #require(drugs.dictionary).content)
}

@Suite("The vocabulary file")
struct VocabularyTests {
  @Test("the vocabulary that is compiled in has no faults")
  func embeddedVocabularyIsSound() throws {
    let file = try embedded()
    #expect(file.diagnostics.map(\.rendered) == [])
    #expect(file.vocabulary != nil)
  }

  @Test(
    "a faulty vocabulary is no vocabulary, and every fault is told with its place",
    arguments: ["inputs", "references"])
  func faultsAreTold(name: String) throws {
    let path = fixtures.appending(path: "bad/\(name)")
    let text = try String(contentsOf: path.appendingPathExtension("yaml"), encoding: .utf8)
    let file = Vocabulary.reading(
      SourceText(name: "\(name).yaml", text: text), drugs: DrugContent())
    #expect(file.vocabulary == nil)
    let found = file.diagnostics.map(\.rendered).joined(separator: "\n") + "\n"
    let golden = path.appendingPathExtension("txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).txt: read it, then run again without RECORD_SNAPSHOTS")
    }
    #expect(try found == String(contentsOf: golden, encoding: .utf8))
  }

  @Test(
    "a gap is named as a case's missing inputs are",
    arguments: [
      ("age", "age"), ("request.dose.mgPerDay", "request.dose"),
      ("request.quantity.days", "request.quantity"), ("plan.state", "plan.state"),
    ])
  func gapsAreNamed(input: String, name: String) throws {
    let vocabulary = try #require(try embedded().vocabulary)
    let slot = try #require(vocabulary.slot(of: input))
    #expect(vocabulary.name(of: Gap(slot: slot)) == name)
    #expect(vocabulary.question(for: Gap(slot: slot)) != nil)
  }

  @Test("what was not done or is left out is no only where the vocabulary gives it as standard")
  func silenceIsNoAnswer() throws {
    let vocabulary = try #require(try embedded().vocabulary)
    for input in vocabulary.inputs + vocabulary.records.flatMap(\.fields)
    where input.answer.standard == nil {
      let help = input.question?.help ?? ""
      #expect(!help.contains(/\b(is|means|counts as) no\b(?! \w)/), "\(input.name): \(help)")
    }
  }

  @Test(
    "what failure is in chronic GVHD stands beside the question and on its lines",
    arguments: [
      "highest dose", "1 mg/kg a day", "1 to 2 weeks", "0.5 mg/kg a day", "1 to 2 months",
    ])
  func definitionOfFailure(figure: String) throws {
    let library = try Library.load()
    let outcome = library.vocabulary.records.flatMap(\.fields).first { $0.name == "outcome" }
    #expect(try #require(outcome?.question?.help).contains(figure))
    let policy = try #require(library.policy("CP.PHAR.98")).policy
    let pathway = try #require(policy.pathways.first { $0.id == "I.C" })
    let line = try #require(pathway.criteria.flatMap(\.lines).first { $0.cite == "I.C.8.a" })
    #expect(try #require(line.reading).contains(figure))
  }

  @Test("a gap inside an entry is named with its place and field")
  func gapInsideEntryIsNamed() throws {
    let vocabulary = try #require(try embedded().vocabulary)
    let slot = try #require(vocabulary.slot(of: "therapies"))
    let record = try #require(vocabulary.record(of: slot))
    let gap = Gap(slot: slot, entry: 2, field: record.field("outcome"))
    #expect(vocabulary.name(of: gap) == "therapies[2].outcome")
    #expect(vocabulary.question(for: gap)?.label == "Outcome")
  }

  @Test(
    "figures have the range that a case's contract gives them",
    arguments: [
      ("age", "a whole number from 0"), ("bsaPercent", "a number from 0 to 100"),
      ("scalpHairLossPercent", "a number from 0 to 100"),
      ("crsGrade", "a whole number from 1 to 4"),
      ("daysOnDrug", "a whole number from 0"), ("dosesGiven", "a whole number from 0"),
      ("priorSystemicLines", "a whole number from 0"), ("episodeMonths", "a number from 0"),
      ("eczemaRecurrencesPerYear", "a whole number from 0"), ("eczemaMonths", "a number from 0"),
      ("request.quantity.packages", "a whole number from 1"),
      ("request.quantity.days", "a whole number from 1"),
      ("request.quantity.packageGrams", "a number more than 0"),
      ("request.durationDays", "a whole number from 1"),
      ("request.dose.mgPerDay", "a number from 0"), ("monthsOnDrug", "a number from 0"),
    ])
  func ranges(input: String, words: String) throws {
    let vocabulary = try #require(try embedded().vocabulary)
    let slot = try #require(vocabulary.slot(of: input))
    #expect(vocabulary.inputs[slot].answer.range?.words == words)
  }

  @Test("every input that can be missing has a question and says what would show it")
  func everyReportableInputHasWords() throws {
    let vocabulary = try #require(try embedded().vocabulary)
    for slot in vocabulary.inputs.indices where vocabulary.inputs[slot].reportedName != nil {
      let question = vocabulary.question(for: Gap(slot: slot))
      #expect(question?.documents != nil, "\(vocabulary.inputs[slot].name)")
      #expect(question?.memberWords != nil, "\(vocabulary.inputs[slot].name)")
    }
  }

  @Test("every indication can be requested for some drug")
  func everyIndicationIsUsed() throws {
    let vocabulary = try #require(try embedded().vocabulary)
    let slot = try #require(vocabulary.slot(of: "request.indication"))
    let used = Set(vocabulary.drugs.flatMap(\.indications))
    #expect(used == Set(vocabulary.inputs[slot].answer.choices.map(\.value)))
  }

  @Test(
    "whole figures are told from others whatever their decimals look like",
    arguments: [("8", true), ("8.0", true), ("8.50", false), ("0.1", false), ("1e3", true)])
  func wholeFigures(text: String, isWhole: Bool) throws {
    #expect(try #require(Decimal(string: text)).isWhole == isWhole)
  }

  @Test(
    "what the intake records is refused with its place and what to do",
    arguments: [
      ("type: time", "type: hour", "'hour' is not one of its values", "time"),
      ("  intake.street:", "  member.name:", "an input has this name", "a name of its own"),
      (
        "onlyWith: {plan.lineOfBusiness: [commercial]}", "onlyWith: {plan.lineOfBusiness: [com]}",
        "'com' is not one of its values", "allowed: commercial"
      ),
      (
        "onlyWith: {request.urgency: [expedited]}", "onlyWith: {intake.format: [braille]}",
        "unknown key 'intake.format'", "allowed:"
      ),
      (
        "onlyWith: {request.urgency: [expedited]}", "onlyWith: {}", "names no single question",
        "name one"
      ),
      (
        "dates: month-first", "dates: month", "dates: 'month' is not one of its values", "day-first"
      ),
    ])
  func intakeFaults(old: String, new: String, place: String, help: String) throws {
    let text = try #require(EmbeddedFile.source("vocabulary.yaml")).text
    #expect(text.contains(old))
    let drugs = DrugDictionary.reading([try #require(EmbeddedFile.source("drugs.yaml"))])
    let range = try #require(text.range(of: old))
    let file = Vocabulary.reading(
      SourceText(
        name: "vocabulary.yaml", text: text.replacingCharacters(in: range, with: new)),
      drugs: try #require(drugs.dictionary).content)
    let found = file.diagnostics.map(\.rendered).joined(separator: "\n")
    #expect(file.vocabulary == nil)
    #expect(found.contains("vocabulary.yaml:"), "\(found)")
    #expect(found.contains(place), "\(found)")
    #expect(found.contains(help), "\(found)")
  }
}
