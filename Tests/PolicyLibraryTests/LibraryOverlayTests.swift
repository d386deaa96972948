import Casework
import Diagnostics
import Foundation
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

/// What a folder of an organization's own adds to the built-in library, and takes the place of.
@Suite("A library with a folder of one's own")
final class LibraryOverlayTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "rubric-library-\(UUID().uuidString)")
  private let example: String

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let good = URL(folderOf: #filePath).appending(path: "Policies/good/example/policy.yaml")
    example = try String(contentsOf: good, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, _ path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func load() throws -> Library { try Library.load(adding: folder.path) }

  @Test(
    "knows whether its files are still as they were read", arguments: ["changed", "added", "gone"])
  func isAsRead(_ change: String) throws {
    try write(example, "example/policy.yaml")
    let library = try load()
    #expect(library.isAsRead)
    switch change {
    case "changed": try write(example + "\n# another\n", "example/policy.yaml")
    case "added": try write("rubric: organization/1\n", "organization.yaml")
    default: try FileManager.default.removeItem(at: folder)
    }
    #expect(!library.isAsRead)
    #expect(try Library.load().isAsRead)
  }

  private func builtInText() throws -> String {
    try #require(try Library.load().policy("IP0751")?.source.text)
  }

  private func outcome(_ text: String, _ library: Library) throws -> Outcome {
    let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    return library.evaluator.evaluate(try reader.read(try JSONReader.read(text)).facts).outcome
  }

  private func request(payer: String, age: Int) -> String {
    """
    {"schema": "rubric.case/1", "plan": {"payer": "\(payer)"},
     "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial",
       "date": "2026-11-21"},
     "facts": {"age": \(age), "cyp2c9Metabolizer": "normal", "episodeMonths": 12,
       "scalpHairLossPercent": 70},
     "therapies": [{"drug": "methotrexate", "days": 90, "outcome": "inadequate"}],
     "concurrentDrugs": []}
    """
  }

  @Test("a folder without policies changes nothing")
  func emptyFolder() throws {
    #expect(try load().policies.map(\.policy.id) == Library.load().policies.map(\.policy.id))
  }

  @Test("a policy of another id is added, however deep it lies")
  func adds() throws {
    try write(example, "some/where/policy.yaml")
    let library = try load()
    #expect(try outcome(request(payer: "centene", age: 18), library) == .approve)
    #expect(try outcome(request(payer: "centene", age: 17), library) == .deny)
    #expect(try outcome(request(payer: "centene", age: 18), Library.load()) == .noPolicy)
  }

  @Test("a policy of the same id takes the place of the built-in one, and only of that one")
  func replaces() throws {
    try write(
      builtInText().replacing("test: age >= 18 years", with: "test: age >= 40 years"),
      "mine/policy.yaml")
    let library = try load()
    #expect(library.policies.count == (try Library.load()).policies.count)
    #expect(try outcome(request(payer: "cigna", age: 39), library) == .deny)
    #expect(try outcome(request(payer: "cigna", age: 40), library) == .approve)
    #expect(try outcome(request(payer: "cigna", age: 39), Library.load()) == .approve)
    #expect(library.policy("IP0751")?.source.name == "\(folder.path)/mine/policy.yaml")
  }

  @Test("two policies that would decide about one drug on one day are refused")
  func overlapping() throws {
    try write(
      builtInText().replacing("id: cigna-ip0751-leqselvi", with: "id: leqselvi-2027")
        .replacing("inForce: {from: 2025-10-01}", with: "inForce: {from: 2027-01-01}"),
      "policy.yaml")
    let faults = try #require(throws: LibraryFaults.self) { try load() }
    #expect(
      faults.description.replacing(folder.path, with: "FOLDER") == """
        FOLDER/policy.yaml: error: from 2027-01-01 on, 'cigna-ip0751-leqselvi' and 'leqselvi-2027' \
        would both decide about leqselvi
        help: end the earlier one with 'inForce: {from: …, through: …}', in a folder of your own \
        under its id, or give this one the id 'cigna-ip0751-leqselvi' to take its place
        """)
  }

  @Test("a later version decides from its first day on, once the earlier one has a last")
  func versions() throws {
    let text = try builtInText()
    let from = "inForce: {from: 2025-10-01}"
    try write(
      text.replacing(from, with: "inForce: {from: 2025-10-01, through: 2026-11-20}"),
      "old/policy.yaml")
    try write(
      text.replacing("id: cigna-ip0751-leqselvi", with: "id: leqselvi-2")
        .replacing(from, with: "inForce: {from: 2026-11-21}")
        .replacing("test: age >= 18 years", with: "test: age >= 40 years"), "new/policy.yaml")
    let library = try load()
    let today = request(payer: "cigna", age: 39)
    #expect(try outcome(today, library) == .deny)
    #expect(try outcome(today.replacing("2026-11-21", with: "2026-11-20"), library) == .approve)
    #expect(library.policy("ip0751")?.policy.id == "leqselvi-2")
  }

  @Test("two files with one id are refused")
  func sameIDTwice() throws {
    try write(example, "a/policy.yaml")
    try write(example, "b/policy.yaml")
    let faults = try #require(throws: LibraryFaults.self) { try load() }
    #expect(faults.description.contains("the id 'example' is that of \(folder.path)/a/policy.yaml"))
  }

  @Test("one faulty file keeps the whole library from being used, and every fault is told")
  func faultyKeepsAllOut() throws {
    try write(example, "good/policy.yaml")
    try write(example.replacing("18 years", with: "18"), "bad/policy.yaml")
    try write("drugs: 7", "drugs.yaml")
    let faults = try #require(throws: LibraryFaults.self) { try load() }
    #expect(faults.description.contains("\(folder.path)/drugs.yaml"))
  }

  @Test("an own drug is known beside the built-in ones, and excludes by its classes")
  func drugs() throws {
    try write(
      """
      drugs:
        - {classes: [biologic], routes: [injection], drugs: {newmab: Newbrand}}
      """, "drugs.yaml")
    let text = request(payer: "cigna", age: 34)
      .replacing("\"concurrentDrugs\": []", with: "\"concurrentDrugs\": [{\"drug\": \"Newbrand\"}]")
    #expect(try outcome(text, load()) == .deny)
    #expect(throws: CaseRefusal.self) { try self.outcome(text, Library.load()) }
  }

  @Test("bytes that are no text are told with their file")
  func notText() throws {
    try write("", "policy.yaml")
    try Data([0x72, 0xFF, 0xFE]).write(to: folder.appending(path: "policy.yaml"))
    #expect(throws: LibraryError.notText("\(folder.path)/policy.yaml")) { try self.load() }
  }

  @Test("a folder that is none is told, a file by its folder read")
  func paths() throws {
    #expect(throws: LibraryError.noFolder("/nowhere")) { try Library.load(adding: "/nowhere") }
    try write(example, "policy.yaml")
    for path in ["\(folder.path)/", "\(folder.path)/policy.yaml"] {
      #expect(try Library.load(adding: path).policy("EX-1") != nil)
    }
    #expect(throws: LibraryError.noFolder("\(folder.path)/other.yaml")) {
      try Library.load(adding: "\(self.folder.path)/other.yaml")
    }
  }

  @Test(
    "hostile files end in a fault or are read, and nothing else",
    arguments: ["aliases", "flow", "indent", "large", "keys"])
  func hostile(kind: String) throws {
    let many = 20_000
    let texts = [
      // Each level holds the one before ten times.
      "aliases": (1...12).reduce("a0: &a0 [x]\n") { text, level in
        text
          + "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
      },
      "flow": "questions: " + String(repeating: "{a: ", count: many),
      "indent": (0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "large": example + "# " + String(repeating: "x", count: 8 << 20),
      "keys": (0..<many).map { "key\($0): 1\n" }.joined(),
    ]
    try write(try #require(texts[kind]), "policy.yaml")
    if kind == "keys" {
      let faults = try #require(throws: LibraryFaults.self) { try load() }
      #expect(faults.diagnostics.count == 101)
    } else if kind == "large" {
      #expect(try load().policy("EX-1") != nil)
    } else {
      #expect(throws: LibraryFaults.self) { try self.load() }
    }
  }
}
