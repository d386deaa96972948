internal import Foundation

/// The text of a policy of the project that is in force from another day on.
///
/// - Parameter day: written as in the file: `2026-01-01`.
public func textOfLeqselviPolicy(inForceFrom day: String) throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = "Resources/policies/cigna-ip0751-leqselvi/policy.yaml"
  let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
  let former = "inForce: {from: 2025-10-01}"
  precondition(text.contains(former), "\(path) is in force from another day")
  return text.replacing(former, with: "inForce: {from: \(day)}")
}
