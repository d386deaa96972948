import Casework
import Foundation
import Testing

/// The manual page against what the program itself says that it can do.
@Suite("The manual page")
struct ManualPageTests {
  /// A command with its path, as in `policy show`, and its options, as in `--policies`.
  private struct Command: Hashable {
    let name: String
    let options: Set<String>
  }

  /// Every program has these.
  private static let common: Set<String> = ["--help", "--version"]

  private func commands() throws -> [Command] {
    let dump = try CommandRun(["--experimental-dump-help"])
    try #require(dump.status == 0)
    guard case .object(let root) = try JSONReader.read(dump.text), let command = root["command"]
    else { throw CocoaError(.coderReadCorrupt) }
    return Self.commands(command, above: [])
  }

  private static func commands(_ json: JSONValue, above: [String]) -> [Command] {
    guard case .object(let object) = json, case .text(let own)? = object["commandName"],
      own != "help"
    else { return [] }
    // The program's own name stands in front of no command.
    let path = above.isEmpty && own == "rubric" ? [] : above + [own]
    var options: Set<String> = []
    for argument in object["arguments"]?.elements ?? [] {
      guard case .object(let argument) = argument else { continue }
      for case .object(let name) in argument["names"]?.elements ?? [] {
        if name["kind"] == .text("long"), case .text(let text)? = name["name"] {
          options.insert("--\(text)")
        }
      }
    }
    let below = object["subcommands"]?.elements ?? []
    let inner = below.flatMap { commands($0, above: path) }
    // A command with commands of its own does nothing by itself, but for the program.
    return
      (inner.isEmpty || path.isEmpty
      ? [Command(name: path.joined(separator: " "), options: options.subtracting(common))] : [])
      + inner
  }

  private func page() throws -> (synopsis: [Command], options: Set<String>) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Resources/man/rubric.1"), encoding: .utf8)
    let sections = text.split(separator: "\n.Sh ")
    let synopsis = try #require(sections.first { $0.hasPrefix("SYNOPSIS") })
    let options = try #require(sections.first { $0.hasPrefix("OPTIONS") })
    let commands = synopsis.split(separator: "\n.Nm").dropFirst().map { entry in
      let lines = entry.split(separator: "\n")
      let name = lines.first { $0.hasPrefix(".Cm ") }.map { String($0.dropFirst(4)) } ?? ""
      return Command(name: name, options: Self.options(in: lines))
    }
    return (
      commands, Self.options(in: options.split(separator: "\n").filter { $0.hasPrefix(".It") })
    )
  }

  private static func options(in lines: [Substring]) -> Set<String> {
    Set(
      lines.flatMap { line in
        let words = line.split(separator: " ")
        return zip(words, words.dropFirst()).filter { $0.0 == "Fl" || $0.0 == ".Fl" }.map {
          "-\($0.1)"
        }
      })
  }

  @Test("names every command with its options, and none that is not there")
  func synopsis() throws {
    let (found, known) = (try page().synopsis, try commands())
    #expect(Set(found.map(\.name)) == Set(known.map(\.name)).subtracting(["workbench"]))
    for command in known where command.name != "workbench" {
      let entry = found.first { $0.name == command.name }
      // Without a command it is the workbench that starts.
      let options =
        command.name.isEmpty
        ? known.first { $0.name == "workbench" }?.options ?? command.options : command.options
      #expect(entry?.options == options, "\(command.name)")
    }
  }

  @Test("explains every option")
  func options() throws {
    #expect(try page().options == Set(commands().flatMap(\.options)))
  }

  @Test("gives every exit status that the program's help gives")
  func statuses() throws {
    let help = try CommandRun(["--help"]).text
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Resources/man/rubric.1"), encoding: .utf8)
    let told = help.split(separator: "\n").drop { $0 != "EXIT STATUS" }.dropFirst()
      .prefix { !$0.hasPrefix("USAGE") }
      .compactMap { Int($0.split(separator: " ").first ?? "") }
    #expect(told == [0, 1, 2, 64])
    for status in told { #expect(text.contains("\n.It \(status)\n")) }
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }
}
