public import Casework
import Foundation

/// The reference cases, in a folder `shared` beside the repository or further up.
public enum SharedCases {
  /// One object a case, in the order of the file; empty, having said so, where there is no such
  /// folder.
  public static func rows() throws -> [JSONObject] {
    guard let file = find("shared/cases/cases.ndjson", above: #filePath) else {
      print("skipped: there is no folder shared/cases beside the repository")
      return []
    }
    var rows: [JSONObject] = []
    var stream = CaseStream()
    let collect: (CaseStream.Item) throws -> Void = { item in
      switch item {
      case .document(.object(let row), _): rows.append(row)
      case .document(_, let line): throw CocoaError(.fileReadCorruptFile, userInfo: ["line": line])
      case .fault(let fault): throw fault
      }
    }
    try stream.feed([UInt8](Data(contentsOf: file)), collect)
    try stream.finish(collect)
    return rows
  }

  private static func find(_ path: String, above file: String) -> URL? {
    var folder = URL(filePath: file)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: path)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }
}
