import Casework
import Checklist
import Interview
import ProofSupport
import RuleEngine
import Screen
import Testing

@testable import Workbench

/// The same person twice: at the screen with keys, and in lines.
struct TwoSittings {
  private var generator: SeededGenerator
  private(set) var screen = Runner()
  private(set) var lines = LineRun()
  private(set) var log: [String] = []

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    screen.press("n")
    lines.type("new")
  }

  private static let answers = [
    "", "", "1", "1", "1", "2", "3", "y", "n", "u", "t", "-6m", "14jul1985", "60", "8", "1,5",
    "1y 6m", "leqselvi", "alopecia", "clobetasol propionate", "metho", "Elidel", "Wondrol",
    "Jane Doe", "1234567890", "20-Nov-2026", "14:05", "101", "abc", "0", "1, 3",
  ]

  /// What is typed as a line, and what is pressed at the screen.
  private static let commands: [(line: String, key: Key)] = [
    (":back", .backTab), (":step-back", .pageUp), (":step-on", .pageDown),
    (":undocumented", .function(2)), (":add", .function(7)), (":delete", .function(8)),
    (":copy", .function(9)), (":undo", .control("z")), (":redo", .control("y")),
    (":cancel", .escape), (":empty", .control("u")), (":save", .control("s")),
    (":summary", .function(5)), (":why", .function(6)), (":list", .function(4)),
  ]

  mutating func step() {
    if screen.bench.page != nil { return leavePage() }
    guard let intake = screen.intake else {
      return go(line: "1", keys: [.home, .enter])
    }
    guard let field = intake.field else { return leaveSummary() }
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<72: answer(field, intake)
    case 72..<76: go(line: ":leave", keys: [.function(3)])
    default:
      let command = Self.commands.randomElement(using: &generator)!
      go(line: command.line, keys: [command.key])
    }
  }

  private mutating func answer(_ field: Field, _ intake: Intake) {
    if field.kind == .drug, !intake.matches.isEmpty, Bool.random(using: &generator) {
      return go(line: "1", keys: [.down, .enter])
    }
    let text = Self.answers.randomElement(using: &generator)!
    // Among matches a number is that of one of them.
    if field.kind == .drug, !intake.matches.isEmpty, Int(text) != nil { return }
    // At the screen a text that was refused is taken back letter by letter before another is typed;
    // one that stands there marked is typed over. Enter alone takes what stands there.
    let stands = intake.edited.isSelected || text.isEmpty ? 0 : intake.edited.text.text.count
    let keys = Array(repeating: Key.backspace, count: stands) + text.map { Key.character($0) }
    go(line: text, keys: [.end].prefix(stands) + keys + [.enter])
  }

  private mutating func leaveSummary() {
    if Bool.random(using: &generator) { return go(line: ":back", keys: [.escape]) }
    let place = Int.random(in: 1...4, using: &generator)
    go(line: "\(place)", keys: [.home] + Array(repeating: .down, count: place - 1) + [.enter])
  }

  private mutating func leavePage() {
    if case .choices(let choices) = screen.bench.page, !choices.field.isSet,
      Bool.random(using: &generator)
    {
      return go(line: "1", keys: [.home, .enter])
    }
    go(line: ":cancel", keys: [.escape])
  }

  private mutating func go(line: String, keys: [Key]) {
    log.append(line)
    for key in keys { screen.press(key) }
    lines.type(line)
  }
}

@Suite("The law of the line mode", .checklist)
struct LineLawTests {
  @Test("69. Whatever is answered, in lines and on the screen it is the same draft, byte for byte")
  func sameDraft() {
    var outcomes: Set<String> = []
    var answers = 0
    for seed in UInt64(1)...8 {
      var sittings = TwoSittings(seed: seed)
      for _ in 0..<70 {
        sittings.step()
        guard Self.expectSame(sittings) else { return }
      }
      let run = sittings.lines.run
      answers = max(answers, run.saves.last?.content.answers.count ?? 0)
      if let finding = run.intake?.interview.finding { outcomes.insert("\(finding.outcome)") }
    }
    // What is answered at random comes somewhere.
    #expect(answers >= 10)
    #expect(outcomes.count > 1)
  }

  private static func expectSame(_ sittings: TwoSittings) -> Bool {
    let (screen, lines) = (sittings.screen, sittings.lines.run)
    let kept = [screen, lines].map { $0.saves.last.map { JSONWriter.text($0.json) } ?? "" }
    let shown = [screen, lines].map { $0.draft.map { JSONWriter.text($0.json) } ?? "" }
    let isSame = kept[0] == kept[1] && shown[0] == shown[1]
    if !isSame {
      let end = sittings.lines.transcript.suffix(30).joined(separator: "\n")
      Issue.record(
        """
        after \(sittings.log):
        \(end)
        \(kept.joined(separator: "\n"))
        \(shown.joined(separator: "\n"))
        """)
    }
    let isSilent = sittings.lines.said.allSatisfy { $0.isEmpty }
    #expect(!isSilent, "silent after \(sittings.log)")
    return isSame
  }
}
