import Glibc
import Synchronization
public import Testing

/// Notes what came of every test of a suite that is named by numbers of the checklist. At the end of
/// the run one table tells it of all numbers.
public struct ChecklistTrait: SuiteTrait, TestTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let numbers = ChecklistItem.numbers(named: test.displayName ?? "")
    guard !numbers.isEmpty else { return try await function() }
    let issues = Mutex(0)
    let watching = IssueHandlingTrait.compactMapIssues { issue in
      issues.withLock { $0 += 1 }
      return issue
    }
    defer {
      let place = test.sourceLocation
      ChecklistTable.note(
        numbers, "\(place.fileID):\(place.line)", isFine: issues.withLock { $0 == 0 })
    }
    do {
      try await watching.provideScope(for: test, testCase: testCase, performing: function)
    } catch {
      issues.withLock { $0 += 1 }
      throw error
    }
  }
}

extension Trait where Self == ChecklistTrait {
  /// Tests named by numbers, as `12. The keypad …`, go into the table of the checklist.
  public static var checklist: Self { ChecklistTrait() }
}

/// What came of the tests that ran, by number.
private enum ChecklistTable {
  private struct Row {
    var tests: Set<String> = []
    var failures = 0
  }

  private static let rows = Mutex<[Int: Row]>([:])

  static func note(_ numbers: [Int], _ test: String, isFine: Bool) {
    rows.withLock { rows in
      if rows.isEmpty { atexit { ChecklistTable.show() } }
      for number in numbers {
        rows[number, default: Row()].tests.insert(test)
        if !isFine { rows[number]?.failures += 1 }
      }
    }
  }

  static func show() {
    let rows = rows.withLock { $0 }
    var lines = ["", "The checklist of the terminal"]
    for (place, words) in ChecklistItem.words.enumerated() {
      lines.append(line(place + 1, words, rows[place + 1]))
    }
    let held = rows.values.count { $0.failures == 0 }
    lines.append("\(held) of \(ChecklistItem.words.count) hold; \(rows.count) were looked at")
    print(lines.joined(separator: "\n"))
  }

  private static func line(_ number: Int, _ words: String, _ row: Row?) -> String {
    func padded(_ text: String, _ columns: Int) -> String {
      text + String(repeating: " ", count: max(1, columns - text.count))
    }
    let head = padded("\(number)", 4) + padded(words, 62)
    guard let row else { return head + "not run" }
    let places = Set(row.tests.map { place(of: $0) }).sorted().joined(separator: ", ")
    return head + padded(row.failures == 0 ? "holds" : "FAILS", 9)
      + "\(row.tests.count) in \(places)"
  }

  /// What a test needs to see it.
  private static func place(of test: String) -> String {
    switch test.prefix(while: { $0 != "/" }) {
    case "RubricTests", "CursesTerminalTests": "a terminal"
    case "WorkbenchTests": "the grid"
    default: "a part"
    }
  }
}
