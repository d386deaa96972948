internal import Foundation
internal import TerminalSupport

/// What the commands cost as whole processes.
func showCommands(_ program: String) throws {
  let folder = try ScratchFolder()
  // Memory that does not grow with the file is the same for both.
  for thousands in [10, 100] { try showStream(program, thousands: thousands) }
  try showLetter(program, in: folder)
  try showLetters(program, in: folder)
}

/// `rubric letter --all` over a thousand cases, a third of them denied, from its start to its end.
private func showLetters(_ program: String, in folder: ScratchFolder) throws {
  let count = 1_000
  let cases = "\(folder.path)/cases"
  try FileManager.default.createDirectory(atPath: cases, withIntermediateDirectories: true)
  for number in 0..<count {
    let id = "B-\(number)"
    let text = number.isMultiple(of: 3) ? SampleCase.denied(id: id) : SampleCase.text(id: id)
    try Data(text.utf8).write(to: URL(filePath: "\(cases)/\(id).json"))
  }
  for (format, target) in [("text", nil), ("pdf", "25 or more")] {
    let clock = ContinuousClock()
    let start = clock.now
    let letters = try PseudoTerminal(
      [
        program, "letter", "--all", cases, "--format", format, "--output",
        "\(folder.path)/letters-\(format)",
      ], environment: ["LC_ALL=C.UTF-8", "HOME=\(folder.path)"])
    let ending = try letters.finish().ending
    let seconds = (clock.now - start).seconds
    guard ending == .exit(0) else {
      print("rubric letter --all, \(format): no figure, it ended with \(ending)")
      continue
    }
    Figure.show(
      "rubric letter --all, \(count) cases, \(format), letters a second", Double(count) / seconds,
      target: target)
  }
}

/// Cases through `rubric evaluate -`, from its start to its end.
private func showStream(_ program: String, thousands parts: Int) throws {
  let casesInPart = 1_000
  let evaluate = Process()
  let input = Pipe()
  evaluate.executableURL = URL(filePath: program)
  evaluate.arguments = ["evaluate", "-"]
  evaluate.standardInput = input
  evaluate.standardOutput = FileHandle.nullDevice
  let clock = ContinuousClock()
  let start = clock.now
  try evaluate.run()
  for part in 0..<parts {
    let cases = (0..<casesInPart).map { SampleCase.text(id: "B-\(part * casesInPart + $0)") }
    try input.fileHandleForWriting.write(contentsOf: Data(cases.joined(separator: "\n").utf8))
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
  }
  // All but what the pipe holds is decided by now.
  let memory = try mebibytes("VmHWM", of: evaluate.processIdentifier)
  try input.fileHandleForWriting.close()
  evaluate.waitUntilExit()
  let seconds = (clock.now - start).seconds
  guard evaluate.terminationStatus == 0 else {
    return print("rubric evaluate ended with status \(evaluate.terminationStatus): no figure")
  }
  let count = parts * casesInPart
  Figure.show(
    "rubric evaluate, \(count) cases, cases a second", Double(count) / seconds, target: "20000")
  Figure.show("rubric evaluate, \(count) cases, most memory, MiB", memory)
}

/// `rubric letter` from its start to its end.
private func showLetter(_ program: String, in folder: ScratchFolder) throws {
  let path = "\(folder.path)/case.json"
  try Data(SampleCase.text(id: "B-1").utf8).write(to: URL(filePath: path))
  for (format, target) in [("text", nil), ("pdf", "60")] {
    var endings: Set<String> = []
    let sample = try Sample(runs: 21) {
      // On a terminal, because Foundation notices the end of a process up to 0.1 s later.
      let letter = try PseudoTerminal(
        [
          program, "letter", path, "--format", format, "--output", "\(folder.path)/letter",
          "--force",
        ], environment: ["LC_ALL=C.UTF-8", "HOME=\(folder.path)"])
      endings.insert("\(try letter.finish().ending)")
    }
    guard endings == ["\(PseudoTerminal.Ending.exit(0))"] else {
      print("rubric letter, \(format): no figure, it ended with \(endings.sorted())")
      continue
    }
    Figure.show("rubric letter, \(format), whole process, ms", sample, scale: 1e3, target: target)
  }
}
