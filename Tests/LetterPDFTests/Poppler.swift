import Foundation
import LetterPDF
import Letters
import RuleModel
import Testing

/// Independent readers of PDF: poppler's tools and qpdf. Tests that need one that is not
/// installed are skipped, and say so.
enum Poppler {
  static let isInstalled = ["pdftotext", "pdfinfo", "pdffonts", "qpdf"].allSatisfy {
    tool($0) != nil
  }
  static let skipped: Comment = "needs the Debian packages poppler-utils and qpdf"

  /// What the tool prints about the PDF. `arguments` holds `FILE` where the file's name goes.
  static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "rubric-letter-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    let url: URL = try #require(tool(name))
    process.executableURL = url
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(name): \(text)")
    return text
  }

  /// The text of each page, in reading order.
  static func pages(of pdf: LetterPDF) throws -> [String] {
    try run("pdftotext", ["FILE", "-"], on: pdf.bytes).split(separator: "\u{0C}").map(String.init)
  }

  private static func tool(_ name: String) -> URL? {
    ["/usr/bin", "/usr/local/bin", "/bin"].map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}

/// The date that all test letters bear; long past, so that no clock can stand in for it.
let testDate = CalendarDate(iso: "2001-02-03")!
