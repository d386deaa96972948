import Foundation
import Testing

/// Compares a text with the golden file of that name; `RECORD_SNAPSHOTS=1` writes it, and fails.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  location: SourceLocation = #_sourceLocation
) throws {
  let url = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Goldens/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(name) was recorded; run again without recording", sourceLocation: location)
    return
  }
  let golden = try String(contentsOf: url, encoding: .utf8)
  #expect(text == golden, "\(name) differs:\n\(text)", sourceLocation: location)
}
