public import Diagnostics
internal import EmbeddedResources

/// A file of the Resources folder, compiled into the program.
public enum EmbeddedFile {
  /// The text of the file at `path` below Resources/, as in `vocabulary.yaml`; nil when none was
  /// compiled in under this path.
  public static func source(_ path: String) -> SourceText? {
    var count = 0
    guard let table = rubric_resources(&count) else { return nil }
    for file in UnsafeBufferPointer(start: table, count: count)
    where String(cString: file.path) == path {
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return SourceText(name: path, text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }

  /// The paths of all files, as the table lists them.
  public static var paths: [String] {
    var count = 0
    guard let table = rubric_resources(&count) else { return [] }
    return UnsafeBufferPointer(start: table, count: count).map { String(cString: $0.path) }
  }
}
