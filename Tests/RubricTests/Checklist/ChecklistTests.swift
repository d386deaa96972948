import Checklist
import Foundation
import Testing

/// The list itself.
@Suite struct ChecklistTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// The texts of all proofs, by path.
  private static func sources() throws -> [String: String] {
    let paths = FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String }
    var sources: [String: String] = [:]
    for path in paths ?? [] where path.hasSuffix("Tests.swift") || path.hasSuffix("Items.swift") {
      sources[path] = try String(contentsOf: tests.appending(path: path), encoding: .utf8)
    }
    return sources
  }

  /// What the tests of a file are named by.
  private static func numbers(in source: String) -> [Int] {
    source.matches(of: /@Test\(\s*"([0-9, ]+\. )/).flatMap {
      ChecklistItem.numbers(named: String($0.output.1))
    }
  }

  @Test("every number of the list has a test that is named by it, and goes into the table")
  func complete() throws {
    var named: Set<Int> = []
    for (path, source) in try Self.sources() {
      let numbers = Self.numbers(in: source)
      named.formUnion(numbers)
      #expect(numbers.isEmpty || source.contains(".checklist"), "\(path) is not in the table")
    }
    let all = Set(1...ChecklistItem.words.count)
    #expect(all.count == 72)
    #expect(all.subtracting(named).sorted() == [])
    #expect(named.subtracting(all).sorted() == [])
  }

  @Test("a name's numbers are those that it begins with")
  func numbers() {
    #expect(ChecklistItem.numbers(named: "12. the keypad") == [12])
    #expect(ChecklistItem.numbers(named: "28, 29. ended. Again") == [28, 29])
    #expect(ChecklistItem.numbers(named: "the keypad. 12. ") == [])
    #expect(ChecklistItem.numbers(named: "3.5 is a figure") == [])
  }
}
