import Casework
import Checklist
import Foundation
import Interview
import Screen
import Testing

@testable import Workbench

@Suite("Help", .checklist)
struct HelpTests {
  @Test("70. F1 is answered on every screen, and the key that opened the help closes it")
  func everywhere() throws {
    for (name, run) in KeyTests.places where name != "help" {
      let before = run.bench.view(size: run.bench.size, capabilities: .unicode).text
      var bench = run.bench
      _ = bench.update(.input(.key(.function(1))))
      guard case .help(let help) = bench.page else {
        Issue.record("no help on \(name)")
        continue
      }
      let uses = help.listing.compactMap(\.use)
      #expect(!uses.isEmpty || help.title == "In full", "\(name)")
      _ = bench.update(.input(.key(.function(1))))
      let after = bench.view(size: bench.size, capabilities: .unicode).text
      // Only the message line may say less: what it said of the key before is gone.
      #expect(
        Self.lines(after) == Self.lines(before), "\(name) is another after its help:\n\(after)")
    }
  }

  private static func lines(_ screen: String) -> [Substring] {
    screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast(4)
  }

  @Test("Every field's help has its question, what can be answered, and why it is asked")
  func fields() {
    let run = Runner.entered(Script.approval)
    guard let intake = run.intake else { return }
    for id in intake.interview.steps.flatMap(\.fields) {
      guard let field = intake.interview.field(id) else { continue }
      let texts = TextPage.help(field, intake).listing.map(\.text)
      #expect(texts.first == field.question)
      #expect(field.help?.isEmpty == false, "\(id.text) has no help")
      let why = texts.drop { $0 != "Why is this asked" }.dropFirst().first ?? ""
      #expect(!why.isEmpty || field.isParked, "\(id.text) does not say why it is asked")
    }
  }

  @Test("The keys that a help names are keys, and their words stand for one key each")
  func keys() {
    for help in ScreenHelp.all {
      let commands = help.keys.flatMap(\.commands)
      #expect(Set(commands).count == commands.count, "\(help.name)")
      for use in help.keys {
        let names = use.names.split(separator: " ").map(String.init)
        for (name, _) in zip(names, use.commands) {
          #expect(Key(named: name) != nil, "\(name) in \(help.name)")
        }
      }
    }
  }

  @Test("The manual's sections on screens and answers are the program's own help")
  func manual() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources/man/rubric.1")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: ".Sh SCREENS\n"))
    let end = try #require(text.range(of: ".Sh OPTIONS\n"))
    let written = String(text[start.upperBound..<end.lowerBound])
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let whole = text[..<start.upperBound] + Self.sections + text[end.lowerBound...]
      try String(whole).write(to: page, atomically: true, encoding: .utf8)
      Issue.record("the manual was written; run again without recording")
      return
    }
    #expect(written == Self.sections)
  }

  private static var sections: String {
    """
    What each key does, screen by screen, and the word that stands for it with
    .Fl -plain .

    """
      + ScreenHelp.all.map { help in
        ".Ss \(help.name.prefix(1).uppercased())\(help.name.dropFirst())\n"
          + help.text.map { roff($0) + "\n" }.joined(separator: ".Pp\n") + table(help.keys)
      }.joined() + answers
  }

  private static var answers: String {
    ".Ss Answers\n.Bl -tag -width Ds\n"
      + AnswerForm.allCases.map { form in
        ".It \(form.rawValue)\n" + form.words.map { "\(roff($0))\n" }.joined(separator: ".br\n")
      }.joined() + ".El\n"
  }

  private static func table(_ keys: [KeyUse]) -> String {
    ".Bl -tag -width Ds\n"
      + keys.map { use in
        let words = use.commands.map { "\n.Li :\($0)" }.joined()
        return ".It \"\(use.names)\"\n\(roff(use.words))\(words)\n"
      }.joined() + ".El\n"
  }

  /// A sentence on a line each; none begins with what would be a request.
  private static func roff(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing(". ", with: ".\n")
    return text.split(separator: "\n").map { ".'".contains($0.first ?? "x") ? "\\&\($0)" : "\($0)" }
      .joined(separator: "\n")
  }
}
