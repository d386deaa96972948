import Casework
import Foundation
import RuleModel
import Testing

/// The reference cases, in a folder `shared` beside the repository or further up; empty where there
/// is none.
private func rows() throws -> [JSONObject] {
  var folder = URL(filePath: #filePath)
  var file: URL?
  while file == nil, folder.path != "/" {
    folder.deleteLastPathComponent()
    let candidate = folder.appending(path: "shared/cases/cases.ndjson")
    if FileManager.default.fileExists(atPath: candidate.path) { file = candidate }
  }
  guard let file else { return [] }
  var rows: [JSONObject] = []
  var stream = CaseStream()
  let collect: (CaseStream.Item) throws -> Void = { item in
    guard case .document(.object(let row), _) = item else { throw Fault.unreadable }
    rows.append(row)
  }
  try stream.feed([UInt8](Data(contentsOf: file)), collect)
  try stream.finish(collect)
  return rows
}

private enum Fault: Error { case unreadable }

@Suite("The reference cases")
struct SharedCaseTests {
  @Test("each is refused at the path that is said, or accepted")
  func refusals() throws {
    let rows = try rows()
    guard !rows.isEmpty else {
      print("skipped: there is no folder shared/cases beside the repository")
      return
    }
    var differing: [String] = []
    for (number, row) in rows.enumerated() {
      let found = Contract.reader.refusals(of: try #require(row["case"])).first
      let wanted: String? = if case .text(let path) = row["refused"] { path } else { nil }
      if found?.path != wanted {
        let found = String(describing: found)
        differing.append("line \(number + 1): wanted \(wanted ?? "none"), found \(found)")
      }
    }
    #expect(differing == [])
    #expect(rows.count > 2000)
  }

  @Test("an open input that is missing in a right determination is open here too")
  func missingInputsAreOpen() throws {
    for row in try rows() {
      guard case .object(let determination) = row["determination"],
        case .array(let missing) = determination["missing"]
      else { continue }
      let request = try Contract.reader.read(try #require(row["case"]))
      for case .text(let name) in missing where !name.contains("[") {
        let slots = Contract.vocabulary.inputs.indices.filter {
          Contract.vocabulary.inputs[$0].reportedName == name
        }
        let isOpen = slots.contains { slot in
          if case .list(let list) = request.facts[slot] { return !list.isComplete }
          return request.facts[slot].isUnknown
        }
        #expect(isOpen, "\(name) in \(request.id ?? "")")
      }
    }
  }
}
