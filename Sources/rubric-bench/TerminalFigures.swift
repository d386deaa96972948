internal import Foundation
internal import TerminalSupport

/// The workbench beside other programs of the terminal, in one run, each in 80 columns and 24 lines.
///
/// In every round each of them is started once, so that what else the machine does meets all alike.
///
/// - Parameters:
///   - program: the workbench.
///   - python: an interpreter with urwid, prompt_toolkit and Textual.
///   - forms: the folder of the programs for it.
func showTerminals(_ program: String, python: String, forms: String) throws {
  let folder = try ScratchFolder()
  let rivals = try Rival.all(program, python: python, forms: forms, in: folder)
  let paints = try firstPaints(of: rivals, rounds: 21)
  for (rival, paint) in zip(rivals, paints) {
    Figure.show("\(rival.name): first paint, ms", paint, scale: 1e3)
  }
  for (rival, paint) in zip(rivals, paints).dropFirst() {
    Figure.show(
      "first paint, \(rivals[0].name) to \(rival.name), as 1 to",
      paint.median / paints[0].median, target: rival.targetRatio)
  }
  for rival in rivals { try rival.showTyping() }
  let workbench = WorkbenchBench(program: program, folder: try ScratchFolder())
  try workbench.showKinds()
  workbench.showMoves(try workbench.enter(WorkbenchBench.answers, in: try workbench.newCase()))
}

private func firstPaints(of rivals: [Rival], rounds: Int) throws -> [Sample] {
  var seconds = rivals.map { _ in [Double]() }
  for round in 0...rounds {
    for (index, rival) in rivals.enumerated() {
      let start = ContinuousClock.now
      _ = try rival.start()
      // The first round brings all of them into memory.
      if round > 0 { seconds[index].append((ContinuousClock.now - start).seconds) }
    }
  }
  return seconds.map { Sample($0) }
}

/// A program that shows a screen and takes text.
private struct Rival {
  let name: String
  let command: [String]
  let folder: ScratchFolder
  /// What is on the screen once all of it is painted.
  let marks: [String]
  /// What its first paint has to be to the workbench's, at least.
  let targetRatio: String?
  /// What is to be answered until text can be typed.
  var answers: [String] = []

  /// The workbench comes first.
  static func all(
    _ program: String, python: String, forms: String, in folder: ScratchFolder
  ) throws -> [Rival] {
    let text = "\(folder.path)/notes.txt"
    try "Work queue\n".write(toFile: text, atomically: true, encoding: .utf8)
    let box = ["--inputbox", "Name of the member", "8", "60"]
    func of(
      _ name: String, _ command: [String], _ marks: [String], atLeast ratio: String? = nil
    ) -> Rival {
      Rival(name: name, command: command, folder: folder, marks: marks, targetRatio: ratio)
    }
    func form(_ name: String) -> Rival {
      of(name, [python, "\(forms)/\(name)_form.py"], ["Work queue", "F3 Exit"], atLeast: "5")
    }
    var workbench = of("rubric", [program], ["No cases yet", "F3 Exit"])
    workbench.answers = ["n"] + WorkbenchBench.beforeName.map { "\($0)\r" }
    return [
      workbench,
      of("dialog", ["/usr/bin/dialog"] + box, ["Name of the member", "Cancel"], atLeast: "0.33"),
      of("whiptail", ["/usr/bin/whiptail"] + box, ["Name of the member", "Cancel"]),
      of("nano", ["/usr/bin/nano", "--ignorercfiles", text], ["Work queue", "^X Exit"]),
      of("vim", ["/usr/bin/vim", "-n", "+startinsert", text], ["Work queue", "-- INSERT --"]),
      form("urwid"), form("prompt_toolkit"), form("textual"),
    ]
  }

  /// - Returns: what it runs in, once it is painted whole.
  func start() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      command,
      environment: [
        "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=\(folder.path)",
        "XDG_DATA_HOME=\(folder.path)", "PATH=/usr/bin:/bin", "RUBRIC_NO_TOUR=1",
      ])
    try terminal.wait(until: "\(name): \(marks)") { screen in marks.allSatisfy(screen.shows) }
    return terminal
  }

  /// Of typing a name, and of the rest afterwards.
  func showTyping() throws {
    let terminal = try start()
    _ = terminal.settle(quietMilliseconds: 300)
    for answer in answers {
      terminal.type(answer)
      _ = terminal.settle(quietMilliseconds: 100)
    }
    let keys = Array("Maximilian Featherstone ") + Array(repeating: "\u{7F}", count: 24)
    let repaints = terminal.repaints(keys)
    Figure.show("\(name): a key, ms", Sample(repaints.map(\.seconds)), scale: 1e3)
    Figure.show("\(name): a key, bytes", Sample(repaints.map(\.bytes)))
    let rest = try terminal.rest()
    Figure.show("\(name): idle for 3 s, bytes", rest.bytes)
    Figure.show("\(name): idle for 3 s, ms of processor", rest.processorMilliseconds)
    Figure.show("\(name): memory, MiB", try mebibytes("VmRSS", of: terminal.process))
  }
}
