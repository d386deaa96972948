public import Foundation

/// A text that differs from the one that was recorded.
public struct RecordedDifference: Error, CustomStringConvertible {
  public let description: String
}

extension URL {
  /// The folder of the file that `path` names, as `#filePath` does.
  public init(folderOf path: String) {
    self = URL(filePath: path).deletingLastPathComponent()
  }
}

/// Compares a text with the recorded one. `RECORD_SNAPSHOTS=1` records it instead and throws, so
/// that a recording run never passes for a proof.
public func expectRecorded(_ text: String, in file: URL) throws {
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    throw RecordedDifference(
      description: "recorded \(file.lastPathComponent): read it, then run without RECORD_SNAPSHOTS")
  }
  let recorded = try String(contentsOf: file, encoding: .utf8)
  guard text == recorded else {
    throw RecordedDifference(
      description: "\(file.lastPathComponent): recorded was\n\(recorded)\nbut it is now\n\(text)")
  }
}
