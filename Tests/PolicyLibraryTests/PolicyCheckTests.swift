import Diagnostics
import Foundation
import PolicyLibrary
import RuleModel
import Testing

@Suite("A policy that does not fit together")
struct PolicyCheckTests {
  private static let quantity = "policies/cigna-dqm-anzupgo/policy.yaml"
  private static let drug = "policies/cigna-ip0759-anzupgo/policy.yaml"

  /// The built-in library with one policy changed.
  private func library(_ path: String, _ changes: [(String, String)]) throws -> Library {
    var text = try #require(EmbeddedFile.source(path)).text
    for (old, new) in changes {
      try #require(text.contains(old), "\(path) has no \(old)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "policy-check-\(UUID().uuidString)")
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: file)
    return try Library.load(adding: folder.path)
  }

  @Test("is refused where a use of its drug has no pathway")
  func routes() throws {
    let missing = #expect(throws: LibraryFaults.self) {
      _ = try library(
        Self.drug,
        [
          (
            "when: request.indication = 'other'",
            "when: request.indication = 'other' and request.type = 'initial'"
          )
        ])
    }
    #expect(
      missing?.diagnostics.map(\.message) == ["no pathway is for anzupgo, other, continuation"])
  }

  @Test("approves no quantity while the input is open that picks the limit")
  func openLimit() throws {
    let library = try library(
      Self.quantity,
      [
        ("applies: not isWithinStandard", "applies: request.quantity.packages > 1"),
        ("- when: isWithinStandard", "- when: request.quantity.packages = 1"),
      ])
    let text = """
      rubric: examples/1
      policy: cigna-dqm-anzupgo
      bases:
        base:
          plan: {payer: cigna}
          prescriber: {specialties: [dermatologist]}
          request: {drug: anzupgo, indication: chronic-hand-eczema, type: initial, date: "2026-11-21", quantity: {packageGrams: 30, packages: 1, days: 30}}
          facts: {age: 34, eczemaMonths: 12, severity: moderate, affectedAreas: [hands], moreQuantityNeeded: true}
          therapies: [{drug: mometasone 0.1%, days: 28, outcome: inadequate}]
          concurrentDrugs: []
      examples:
        - name: Without the channel
          from: base
          expect: {outcome: incomplete, own: incomplete, missing: [request.channel]}
        - name: With it
          from: base
          set: {request.channel: retail}
          expect: {outcome: approve, quantity: "30 g in 30 days, retail", missing: []}
      """
    let examples = PolicyExamples(SourceText(name: "examples.yaml", text: text), in: library)
    #expect(examples.failures.map(\.rendered) == [])
    #expect(examples.passed == 2)
  }
}
