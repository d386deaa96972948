import Diagnostics
import Foundation
import Testing

@testable import PolicyLibrary

@Suite("The embedded files")
struct EmbeddedFileTests {
  /// What the program does not read: the table itself, and what is installed beside the program.
  private static let others = [
    "resources.c", "include/", "man/", "letters/README.md",
  ]

  @Test("every file below Resources that the program reads is compiled in, byte for byte")
  func everyFileIsCompiledIn() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
      FileManager.default.contents(atPath: "\(root.path)/\(path)") != nil
        && !Self.others.contains { "\(path)/".hasPrefix($0) || path == $0 }
    }
    #expect(paths.sorted() == EmbeddedFile.paths.sorted())
    for path in paths {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      #expect(EmbeddedFile.source(path)?.text == text, "\(path)")
    }
  }

  @Test("a path that is not compiled in has no text")
  func unknownPath() {
    #expect(EmbeddedFile.source("nosuch.yaml") == nil)
  }
}
