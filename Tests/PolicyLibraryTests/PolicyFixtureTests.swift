import Diagnostics
import Foundation
import PolicyLibrary
import ProofSupport
import RuleModel
import Testing

/// Policies as an organization might write them: `good/` are used, each of `bad/` keeps the whole
/// library from being used and says where it is at fault.
@Suite("Policies of an organization's own")
struct PolicyFixtureTests {
  private static let fixtures = URL(folderOf: #filePath).appending(path: "Policies")

  private static func names(_ kind: String) -> [String] {
    let path = fixtures.appending(path: kind).path
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
  }

  @Test("there are fixtures of both kinds")
  func thereAreSome() {
    #expect(Self.names("good").count >= 2)
    #expect(Self.names("bad").count >= 30)
  }

  @Test("a good one is used beside the built-in ones", arguments: names("good"))
  func good(name: String) throws {
    let folder = Self.fixtures.appending(path: "good/\(name)")
    let library = try Library.load(adding: folder.path)
    let builtIn = try Library.load()
    #expect(library.policies.count == builtIn.policies.count + 1)
    #expect(library.policy("EX-1")?.policy.title == "Example")
    try expectRecorded(
      library.warnings.map { rendered($0, folder) }.joined(separator: "\n") + "\n",
      in: folder.appending(path: "warnings.txt"))
  }

  @Test("each fault of a bad one is told with its place and what to do", arguments: names("bad"))
  func bad(name: String) throws {
    let folder = Self.fixtures.appending(path: "bad/\(name)")
    let faults = try #require(throws: LibraryFaults.self) {
      try Library.load(adding: folder.path)
    }
    #expect(faults.diagnostics.contains { $0.severity == .error })
    try expectRecorded(
      faults.diagnostics.map { rendered($0, folder) }.joined(separator: "\n") + "\n",
      in: folder.appending(path: "diagnostics.txt"))
  }

  /// As it is printed, but that the machine's own path is left out, and long lines are cut.
  private func rendered(_ diagnostic: Diagnostic, _ folder: URL) -> String {
    diagnostic.rendered.replacing(folder.path, with: "FOLDER")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.count > 200 ? "\($0.prefix(200))…" : String($0) }.joined(separator: "\n")
  }
}
