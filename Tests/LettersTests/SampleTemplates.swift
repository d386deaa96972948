import Diagnostics
import Foundation
import Letters

/// Templates of the test's own, what they may name, and a case that fills them.
enum SampleTemplates {
  static let schema = LetterSchema([
    "notice_date": .text, "drug": .text, "member": .text, "reference": .text, "payer": .text,
    "phone": .text, "reviewer": .text, "agent": .optionalText, "urgent": .flag,
    "reasons": .list(
      of: LetterSchema([
        "rule": .text, "finding": .text, "details": .list(of: LetterSchema(["detail": .text])),
      ])),
  ])

  static let context: LetterContext = [
    "notice_date": "November 21, 2026", "drug": "Sampledrug", "member": "Alex Sample",
    "reference": "R-1", "payer": "Sample Health Plan", "phone": "555-0100",
    "reviewer": "a physician", "agent": "Sample Review Agency", "urgent": true,
    "reasons": [
      ["rule": "18 years or older", "finding": "17 years", "details": []],
      [
        "rule": "a trial of another drug", "finding": "nothing was said",
        "details": [["detail": "3 months or longer"], ["detail": "or intolerance"]],
      ],
    ],
  ]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Templates")

  static func names(in folder: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: Self.folder.appending(path: folder).path)) ?? []
    return names.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }.sorted()
  }

  static func source(_ name: String) throws -> SourceText {
    let file = folder.appending(path: "\(name).mustache")
    return SourceText(
      name: "letters/\(name.split(separator: "/").last ?? "").mustache",
      text: try String(contentsOf: file, encoding: .utf8))
  }

  static func parts() throws -> [String: SourceText] {
    try Dictionary(uniqueKeysWithValues: names(in: "parts").map { ($0, try source("parts/\($0)")) })
  }

  static let header = """
    id: sample
    version: 2.1
    outcome: denial
    in-force: 2026-01-01
    until: 2026-12-31
    language: en-US
    ---

    """

  /// A template with this text below a sound header and a title.
  static func template(_ body: String) throws -> LetterTemplate {
    try LetterTemplate(
      SourceText(name: "t.mustache", text: header + "# Title\n\n" + body), schema: schema)
  }

  static func document(
    _ body: String, _ context: LetterContext = SampleTemplates.context
  ) throws -> LetterDocument {
    try template(body).document(
      filledWith: context, reference: "R-1", letterhead: ["Plan"], address: ["Alex"])
  }
}
