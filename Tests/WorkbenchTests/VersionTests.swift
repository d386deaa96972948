import Casework
import Foundation
import Interview
import PolicyLibrary
import ProofSupport
import RuleEngine
import Screen
import Testing

@testable import Workbench

extension Runner {
  /// The same policies, but for one whose version in force is another: from this day on.
  static func setting(inForceFrom day: String) throws -> InterviewSetting {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rubric-version-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try textOfLeqselviPolicy(inForceFrom: day).write(
      to: folder.appendingPathComponent("policy.yaml"), atomically: true, encoding: .utf8)
    let library = try Library.load(adding: folder.path)
    return InterviewSetting(
      evaluator: library.evaluator, dictionary: library.dictionary, today: today,
      asksForReceipt: true)
  }

  /// A case that was entered and left before another version of its policy came into force, as it
  /// is opened then.
  static func overtaken(
    _ texts: [String] = Script.approval, by day: String = "2026-01-01", rows: Int = 24,
    columns: Int = 80
  ) throws -> Runner {
    var former = Runner.entered(texts, rows: rows, columns: columns)
    former.press(.function(3))
    var run = former.handed(
      to: "kim", people: .unlisted, interview: try setting(inForceFrom: day))
    run.press(.enter)
    return run
  }

  /// Words of the screen, however they are wrapped.
  var words: String { screen.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

@Suite("A policy version that is no longer the one in force")
struct VersionTests {
  private static let later = Draft.PolicyVersion(number: "IP0751", version: "2026-01-01")
  private static let former = Draft.PolicyVersion(number: "IP0751", version: "2025-10-01")

  @Test("The case is asked about before it is opened, and nothing of it is decided or saved")
  func asks() throws {
    var run = try Runner.overtaken()
    let kept = run.drafts
    #expect(run.words.contains("Entered under IP0751 of 2025-10-01."))
    #expect(
      run.words.contains("In force now: IP0751 of 2026-01-01, for its request date 21-Nov-2026."))
    for words in ["APPROVE", "CRITERIA", "MET", "Saved"] {
      #expect(!run.screen.contains(words), "\(words)")
    }
    run.press(.enter, .enter)
    #expect(run.words.contains("Enter alone takes nothing."))
    #expect(run.intake == nil && run.saves.isEmpty && run.drafts == kept && run.closed.isEmpty)
  }

  @Test("On the smallest screen the question can be read to its end, and is not answered by that")
  func scrolling() throws {
    var run = try Runner.overtaken()
    run.give(.input(.resize(Size(rows: 12, columns: 40))))
    #expect(!run.screen.contains("Back to the queue"))
    for _ in 0..<20 { run.press(.down) }
    #expect(run.screen.contains("Back to the queue"))
    run.press(.pageUp, .pageUp, .pageUp, .pageUp, .pageUp)
    #expect(run.screen.contains("In force now"))
    #expect(run.intake == nil && run.saves.isEmpty && run.closed.isEmpty)
    run.press(.function(1))
    #expect(run.screen.contains("nothing is done yet"))
    run.press(.function(1), "y")
    #expect(run.intake != nil)
  }

  @Test(
    "Every other key leaves it as it is, and gives its lock back",
    arguments: [Key.escape, "n", "N", .function(3), " ", .control("c"), .left, .function(12)])
  func leaves(key: Key) throws {
    var run = try Runner.overtaken()
    let kept = run.drafts
    run.press(key)
    #expect(run.screen.contains("Work queue") && run.screen.contains("It was left as it is."))
    #expect(run.intake == nil && run.saves.isEmpty && run.drafts == kept)
    #expect(run.closed == Array(kept.keys))
    // It was not taken, and so the next opening asks again.
    run.press(.enter)
    #expect(run.words.contains("Entered under IP0751 of 2025-10-01."))
  }

  @Test("Y takes the version in force: it is saved at once, with all answers, and not asked again")
  func takes() throws {
    var run = try Runner.overtaken()
    let kept = try #require(run.drafts.values.first)
    #expect(kept.policies == [Self.former])
    run.press("y")
    #expect(run.saves.count == 1)
    #expect(run.saves.first?.policies == [Self.later])
    #expect(run.saves.first?.content == kept.content)
    #expect(run.screen.contains("IP0751 of 2026-01-01 decides now."))
    #expect(run.screen.contains("APPROVE"))
    #expect(run.screen.contains("due "))
    #expect(run.intake?.refusal(of: .sendForReview) == nil)
    run.press(.function(3), .enter)
    #expect(run.intake != nil)
  }

  @Test("What was typed before the question was on the screen does not answer it")
  func queued() throws {
    var run = try Runner.overtaken()
    run.press("n")
    run.isPainted = false
    run.press(.enter, "y", "n", .escape)
    #expect(run.words.contains("What was typed before this question appeared is not taken."))
    #expect(run.intake == nil && run.saves.isEmpty)
    run.isPainted = true
    run.give(.painted)
    run.press("y")
    #expect(run.saves.count == 1)
  }

  @Test("A program that ends, stops or becomes too small while it is asked saves nothing")
  func ending() throws {
    for event in [InputEvent.hangup, .terminate, .interrupt, .endOfInput, .suspend] {
      var run = try Runner.overtaken()
      run.give(.input(event))
      #expect(run.saves.isEmpty, "\(event)")
    }
    var run = try Runner.overtaken()
    run.give(.input(.resize(Size(rows: 5, columns: 20))))
    run.press("y")
    #expect(run.saves.isEmpty)
  }

  @Test("Where no policy is in force any more, that is said")
  func none() throws {
    let run = try Runner.overtaken(by: "2026-11-22")
    #expect(run.words.contains("In force now: no policy that is held here"))
  }

  @Test("Nothing is asked of what the person changed, nor where no policy had decided yet")
  func notAsked() throws {
    var run = Runner.entered(Script.approval)
    run.bench.intake?.go(to: .input("request.drug"))
    run.enter("opzelura")
    run.press(.function(3), .enter)
    #expect(run.intake != nil)
    let begun = try Runner.overtaken(["1"])
    #expect(begun.draft?.policies == [] && begun.intake != nil)
  }

  @Test("A case that is only to be read says by which version it was entered and is shown")
  func reading() throws {
    var run = try Runner.overtaken()
    run.press("n")
    let id = try #require(run.drafts.keys.first)
    run.give(
      .opened(
        OpenedCase(run.opened(id).file, hindrance: "lee has been working on this case.")))
    #expect(run.words.contains("READ ONLY"))
    #expect(
      run.words.contains("entered under IP0751 of 2025-10-01; IP0751 of 2026-01-01 decides now"))
    run.press("y", .function(3))
    #expect(run.saves.isEmpty)
  }

  /// As a reviewer opens a case that was sent under the former version.
  private func review() throws -> Runner {
    let sent = Runner.review()
    var run = sent.handed(
      to: "lee", people: Runner.people, letter: Runner.realLetter,
      interview: try Runner.setting(inForceFrom: "2026-01-01"))
    run.press(.enter)
    return run
  }

  @Test("A reviewer signs nothing by another version than the case was sent under")
  func reviewing() throws {
    var run = try review()
    let words = "It was entered under IP0751 of 2025-10-01; IP0751 of 2026-01-01 decides now."
    #expect(run.words.contains("! \(words)"))
    run.press("o")
    #expect(run.words.contains(words))
    run.press(.function(6), .end, .function(8))
    #expect(run.words.contains(words))
    run.enter("DENY")
    #expect(run.signatures.isEmpty)
    for action in [CaseAction.approve, .approveInPart, .deny, .refer, .askForInformation] {
      #expect(run.intake?.refusal(of: action)?.contains("entered under") == true, "\(action)")
    }
  }

  @Test("The case goes back to the nurse, who is asked; sent again, it can be signed")
  func returning() throws {
    var run = try review()
    run.press(.function(2))
    run.enter("another version is in force")
    #expect(run.screen.contains("Work queue"))
    #expect(run.screen.contains("It was returned to be completed."))
    #expect(run.saves.isEmpty && run.closed.count == 1)
    let interview = try Runner.setting(inForceFrom: "2026-01-01")
    var nurse = run.handed(
      to: "kim", people: Runner.people, letter: Runner.realLetter, interview: interview)
    nurse.press(.enter, "y", .function(5))
    nurse.choose("Send it for review")
    nurse.press("y", .function(3))
    var again = nurse.handed(
      to: "lee", people: Runner.people, letter: Runner.realLetter, interview: interview)
    again.press(.enter, .function(6), .end, .function(8))
    again.enter("DENY")
    #expect(again.signatures.map(\.outcome) == [.deny])
  }

  @Test("The question looks as it did", arguments: [(24, 80), (12, 40)])
  func screens(rows: Int, columns: Int) throws {
    var run = try Runner.overtaken(rows: rows, columns: columns)
    var shown = ["======== asked\n\(run.golden)"]
    run.press(.enter)
    shown.append("======== Enter\n\(run.golden)")
    run.press("y")
    shown.append("======== taken\n\(run.golden)")
    try expectGolden(shown.joined(separator: "\n"), "version-\(columns)x\(rows)")
  }
}
