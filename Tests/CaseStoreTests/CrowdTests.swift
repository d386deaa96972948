import CaseStore
import Casework
import Foundation
import TerminalSupport
import Testing

@Suite("Many processes, one store")
struct CrowdTests {
  private let scratch = StoreScratch()
  private static let names = (1...40).map { "p\($0)" }

  private func start(_ name: String) throws -> (Process, Pipe) {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: PseudoTerminal.program("store-probe"))
    process.arguments = [scratch.path, name]
    process.standardOutput = output
    try process.run()
    return (process, output)
  }

  @Test("forty at once lose nothing and sign once")
  func crowd() throws {
    let store = scratch.session()
    for id in ["shared", "single"] {
      try store.create(Draft(id: id, createdAt: "2026-11-21T09:00:00Z"), due: nil, .kim())
      try store.unlock(id)
    }
    var words: [String] = []
    for (process, output) in try Self.names.map(start) {
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      words.append(text.trimmingCharacters(in: .newlines))
    }
    #expect(words.count { $0 == "signed" } == 1)
    #expect(words.count { $0 == "refused" } == 39)
    #expect(try store.open("single").determinations.count == 1)
    let shared = try store.open("shared").draft
    #expect(Set(shared.content.answers.keys) == Set(Self.names.map { .input("by.\($0)") }))
    for name in Self.names {
      #expect(try store.open("own-\(name)").draft.content.answers.count == 3)
    }
    #expect(try store.queue(QueueQuery()).total == 42)
    #expect(try store.verify(noted: nil).fault == nil)
  }
}
