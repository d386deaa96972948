import Foundation
import Testing

/// What a long stream costs in memory.
@Suite("rubric evaluate, on a long stream")
struct EvaluateMemoryTests {
  /// So many documents, each of 64 KiB and most of it space, then 20 that are as usual.
  private static func part(_ count: Int) -> Data {
    let text = leqselviCase(more: "\"undocumented\":\(String(repeating: " ", count: 65_000))[]")
    return Data(String(repeating: text, count: count).utf8)
  }

  @Test("its memory does not grow with the stream")
  func constantMemory() throws {
    let process = Process()
    process.executableURL = URL(filePath: CommandRun.program)
    process.arguments = ["evaluate", "-"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    let answers = LineCounter(output.fileHandleForReading)
    let first = try peak(after: 40, input, answers, process)
    let last = try peak(after: 600, input, answers, process)
    // 37 MiB more have gone through it meanwhile.
    #expect(last - first < 4 * 1024, "\(first) KiB became \(last) KiB")
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The most memory, in KiB, that the process has had once it has answered so many more cases.
  private func peak(
    after count: Int, _ input: Pipe, _ answers: LineCounter, _ process: Process
  ) throws -> Int {
    let writing = input.fileHandleForWriting
    let part = Self.part(20)
    let writer = Thread {
      for _ in 0..<(count / 20) { try? writing.write(contentsOf: part) }
    }
    writer.start()
    answers.wait(for: count)
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber)))
  }
}

/// Reads lines and forgets them.
private final class LineCounter {
  private let handle: FileHandle

  init(_ handle: FileHandle) { self.handle = handle }

  /// Until so many more lines have come, or no more will.
  func wait(for count: Int) {
    var missing = count
    while missing > 0 {
      let part = handle.availableData
      if part.isEmpty { return }
      missing -= part.count { $0 == UInt8(ascii: "\n") }
    }
  }
}
