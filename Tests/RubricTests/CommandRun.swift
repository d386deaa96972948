import Foundation
import Glibc

/// One run of the program, to its end.
struct CommandRun {
  let status: Int32
  let output: [UInt8]
  let error: [UInt8]

  var text: String { String(decoding: output, as: UTF8.self) }
  var complaint: String { String(decoding: error, as: UTF8.self) }
  /// The lines of standard output.
  var lines: [Substring] { text.split(separator: "\n") }

  /// The program that was built with these proofs: it lies beside them.
  static let program: String = {
    let proofs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return proofs.deletingLastPathComponent().appending(path: "rubric").path
  }()

  init(_ arguments: [String], input: [UInt8] = []) throws {
    try self.init(Self.program, arguments, input)
  }

  init(_ arguments: [String], input: String) throws {
    try self.init(arguments, input: Array(input.utf8))
  }

  /// A line of the shell, in which `$RUBRIC` is the program.
  init(shell line: String, input: String = "") throws {
    try self.init("/bin/bash", ["-c", line], Array(input.utf8))
  }

  private init(_ path: String, _ arguments: [String], _ input: [UInt8]) throws {
    // Files, not pipes: whoever writes more than a pipe holds need not be read meanwhile.
    let folder = ScratchFolder()
    try Data(input).write(to: URL(filePath: "\(folder.path)/in"))
    for name in ["out", "err"] { try Data().write(to: URL(filePath: "\(folder.path)/\(name)")) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = [
      "RUBRIC": Self.program, "PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8",
      "RUBRIC_NO_TOUR": "1",
    ]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(folder.path)/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/err"))
    try process.run()
    process.waitUntilExit()
    status =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
    output = folder.bytes("out")
    error = folder.bytes("err")
  }
}

extension ScratchFolder {
  /// Writes a file below this folder, and the folders on its way; its path.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try write(Array(text.utf8), name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// A request that the policy for Leqselvi approves; parts of it can be said otherwise.
func leqselviCase(
  id: String = "A-1", facts: String = leqselviFacts, therapies: String = leqselviTherapies,
  concurrent: String = "[]", more: String = ""
) -> String {
  """
  {"schema": "rubric.case/1", "id": "\(id)", "plan": {"payer": "cigna"}, \
  "prescriber": {"specialties": ["dermatologist"]}, \
  "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial", \
  "date": "2026-11-21"}, "facts": {\(facts)}, "therapies": \(therapies), \
  "concurrentDrugs": \(concurrent)\(more.isEmpty ? "" : ", \(more)")}

  """
}

let leqselviFacts = """
  "age": 34, "cyp2c9Metabolizer": "normal", "episodeMonths": 12, "scalpHairLossPercent": 70
  """
let leqselviTherapies = #"[{"drug": "methotrexate", "days": 90, "outcome": "inadequate"}]"#
