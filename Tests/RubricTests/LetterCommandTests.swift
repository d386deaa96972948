import Foundation
import Testing

/// The program, run once in a folder of its own.
final class LetterRun {
  let folder: URL
  private(set) var output = Data()
  private(set) var complaint = ""
  private(set) var status: Int32 = -1

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "rubric-letter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs `rubric letter` with this case in `case.json`, beside which it works.
  func letter(_ arguments: String..., of text: String = LetterRun.text) throws -> LetterRun {
    try text.write(to: folder.appending(path: "case.json"), atomically: true, encoding: .utf8)
    return try run(["letter", "case.json"] + arguments)
  }

  /// Runs the program in this folder.
  func run(_ arguments: [String]) throws -> LetterRun {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    output = out.fileHandleForReading.readDataToEndOfFile()
    complaint = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    return self
  }

  func file(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// It stands beside the program that runs the tests.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "rubric")

  static let text = """
    {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna"},
     "member": {"name": "Xaver Quandt", "memberId": "M-100", "birthDate": "1990-05-04"},
     "prescriber": {"name": "Dr. Kim Muster", "specialties": ["dermatologist"]},
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial",
       "date": "2026-11-21"},
     "facts": {"cyp2c9Metabolizer": "normal", "episodeMonths": 9, "scalpHairLossPercent": 60},
     "therapies": [{"drug": "methotrexate", "outcome": "inadequate"}], "concurrentDrugs": [],
     "intake": {"street": "12 Any Road", "place": "Sampletown, ST 00001"}}
    """
}

@Suite("rubric letter")
struct LetterCommandTests {
  @Test("writes text or a PDF by the output's ending, for the user's eyes alone")
  func formats() throws {
    let run = try LetterRun()
    #expect(try run.letter("--output", "a.txt").status == 0)
    let text = String(decoding: try #require(run.file("a.txt")), as: UTF8.self)
    #expect(text.contains("We approved your request for Leqselvi"))
    #expect(text.contains("May 19, 2027"))
    #expect(try run.letter("--output", "a.PDF").status == 0)
    #expect(run.file("a.PDF")?.starts(with: Data("%PDF-".utf8)) == true)
    for name in ["a.txt", "a.PDF"] {
      let mode = try FileManager.default.attributesOfItem(atPath: run.path(name))[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    #expect(run.complaint.isEmpty && run.output.isEmpty)
  }

  @Test("says of a letter that bears no address what the case does not say, and names nobody")
  func noAddress() throws {
    let run = try LetterRun()
    let text = LetterRun.text.replacingOccurrences(of: #""street": "12 Any Road", "#, with: "")
    #expect(try run.letter("--output", "a.txt", of: text).status == 0)
    #expect(
      run.complaint
        == "rubric: the letter bears no whole address: the case does not say intake.street\n")
  }

  @Test("says of a letter that is dated after the decision was due by which rule, and writes it")
  func lateLetter() throws {
    let run = try LetterRun()
    let text = LetterRun.text.replacingOccurrences(
      of: #""intake": {"#,
      with: #""intake": {"receivedDate": "2026-11-21", "receivedTime": "09:00", "#
    ).replacingOccurrences(
      of: #""payer": "cigna""#, with: #""payer": "cigna", "lineOfBusiness": "commercial""#)
    let rule = "by COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A)) "
    #expect(try run.letter("--output", "a.txt", "--date", "2026-12-06", of: text).status == 0)
    #expect(run.complaint.isEmpty)
    #expect(try run.letter("--output", "b.txt", "--date", "2026-12-07", of: text).status == 0)
    #expect(
      run.complaint
        == "rubric: the letter may be late: it is dated 2026-12-07, and \(rule)the decision was due on "
        + "2026-12-06, unless a request for information stopped the clock\n")
    let open = text.replacingOccurrences(of: #""episodeMonths": 9, "#, with: "")
    #expect(try run.letter("--output", "c.txt", "--date", "2026-12-05", of: open).status == 0)
    #expect(run.complaint.isEmpty)
    #expect(try run.letter("--output", "d.txt", "--date", "2026-12-06", of: open).status == 0)
    #expect(
      run.complaint
        == "rubric: the letter may be late: it is dated 2026-12-06, and \(rule)a request for "
        + "information stops the clock only until 2026-12-05: the decision stays due on 2026-12-06\n"
    )
  }

  @Test("writes text to standard output, or what the format says")
  func standardOutput() throws {
    let run = try LetterRun()
    #expect(try run.letter("--output", "-").status == 0)
    #expect(String(decoding: run.output, as: UTF8.self).contains("We approved your request"))
    #expect(try run.letter("--output", "-", "--format", "pdf").status == 0)
    #expect(run.output.starts(with: Data("%PDF-".utf8)))
    #expect(try run.letter("--output", "b.out", "--format", "text").status == 0)
    #expect(run.file("b.out")?.starts(with: Data("Sample Review".utf8)) == true)
  }

  @Test("asks for the format where the output does not say it")
  func noFormat() throws {
    let run = try LetterRun()
    #expect(try run.letter("--output", "letter").status == 64)
    #expect(run.complaint.contains("end it in .pdf or .txt, or give --format"))
    #expect(run.file("letter") == nil)
  }

  @Test("writes over nothing unless told to, and leaves nothing else behind")
  func existing() throws {
    let run = try LetterRun()
    try "mine".write(toFile: run.path("a.txt"), atomically: true, encoding: .utf8)
    #expect(try run.letter("--output", "a.txt").status == 2)
    #expect(run.complaint.contains("a.txt: is there already"))
    #expect(run.file("a.txt") == Data("mine".utf8))
    #expect(try run.letter("--output", "a.txt", "--force").status == 0)
    #expect(run.file("a.txt")?.starts(with: Data("Sample Review".utf8)) == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: run.folder.path).sorted()
    #expect(names == ["a.txt", "case.json"])
  }

  @Test("says why a file cannot be written")
  func unwritable() throws {
    let run = try LetterRun()
    #expect(try run.letter("--output", "no/such/folder/a.pdf").status == 2)
    #expect(run.complaint.contains("no/such/folder/a.pdf: cannot be written: No such file"))
  }

  @Test("lists what a letter says and the case does not, and names nobody")
  func unanswered() throws {
    let run = try LetterRun()
    let text = LetterRun.text.replacingOccurrences(of: #""id": "2026-7","#, with: "")
      .replacingOccurrences(of: #""memberId": "M-100","#, with: "")
    #expect(try run.letter("--output", "a.pdf", of: text).status == 1)
    #expect(run.complaint.hasSuffix("  id\n  member.memberId\n"))
    #expect(run.file("a.pdf") == nil)
    #expect(!run.complaint.contains("Quandt") && !run.complaint.contains("Muster"))
  }

  @Test("refuses a case that cannot be right, with its path")
  func refused() throws {
    let run = try LetterRun()
    let text = LetterRun.text.replacingOccurrences(of: "60}", with: "600}")
    #expect(try run.letter("--output", "-", of: text).status == 1)
    #expect(run.complaint.contains("facts.scalpHairLossPercent"))
    #expect(run.output.isEmpty)
  }

  @Test("makes no letter with a faulty profile, and says where the fault is")
  func faultyProfile() throws {
    let run = try LetterRun()
    let own = run.folder.appending(path: "own")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try "rubric: organization/1\nsample: perhaps\n".write(
      to: own.appending(path: "organization.yaml"), atomically: true, encoding: .utf8)
    #expect(try run.letter("--output", "-", "--policies", "own").status == 1)
    #expect(run.complaint.contains("own/organization.yaml:2:9: error: sample"))
    #expect(run.output.isEmpty)
  }

  @Test("warns when the organization's words are harder than it allows")
  func readingLevel() throws {
    let run = try LetterRun()
    let parts = run.folder.appending(path: "own/letters/parts")
    try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
    let words = String(
      repeating: "Institutional authorization necessitates documentation. ", count: 40)
    let notes = """
      {{#policies}}
      {{#notes}}
      - {{#note_cite}}{{note_cite}}: {{/note_cite}}{{note}}
      {{/notes}}
      {{/policies}}

      """
    try "## Notes\n\n\(words)\n\n\(notes)".write(
      to: parts.appending(path: "notes.mustache"), atomically: true, encoding: .utf8)
    #expect(try run.letter("--output", "-", "--policies", "own").status == 0)
    #expect(run.complaint.contains("organization.yaml allows 6.9"))
  }

  @Test("writes the letters of a folder, says what is refused, and goes on behind it")
  func batch() throws {
    let run = try LetterRun()
    let cases = run.folder.appending(path: "cases")
    try FileManager.default.createDirectory(at: cases, withIntermediateDirectories: true)
    for (name, text) in [
      ("a", LetterRun.text), ("b", "{}"), ("c", LetterRun.text),
      ("d", LetterRun.text.replacingOccurrences(of: "60}", with: "10}")),
      (
        "e",
        LetterRun.text.replacingOccurrences(of: #""street": "12 Any Road", "#, with: "")
      ),
    ] {
      try text.write(
        to: cases.appending(path: "\(name).json"), atomically: true, encoding: .utf8)
    }
    try "no case".write(
      to: cases.appending(path: "notes.txt"), atomically: true, encoding: .utf8)
    let all = ["letter", "--all", "cases", "--output", "out", "--format", "text"]
    #expect(try run.run(all).status == 1)
    // What is doubtful in a letter is said with its case.
    #expect(run.complaint.contains("rubric: cases/e.json: the letter bears no whole address"))
    // A denial of which the plan is not known is not written.
    #expect(run.complaint.contains("cases/b.json: schema: it is missing"))
    #expect(run.complaint.contains("cases/d.json: the letter needs what the case does not say"))
    #expect(run.complaint.hasSuffix("rubric: 3 letters written, 2 refused\n"))
    #expect(!run.complaint.contains("\u{1B}") && !run.complaint.contains("###"))
    let out = try FileManager.default.contentsOfDirectory(atPath: run.path("out")).sorted()
    #expect(out == ["a.txt", "c.txt", "e.txt"])
    #expect(run.file("out/a.txt")?.starts(with: Data("Sample Review".utf8)) == true)
    #expect(try run.run(all).complaint.contains("out/a.txt: is there already"))
    #expect(try run.run(all + ["--force"]).complaint.contains("3 letters written"))
    #expect(
      try run.run(["letter", "--all", "none", "--output", "o", "--format", "pdf"]).status == 2)
    #expect(run.complaint.contains("none: is no folder that can be read"))
    #expect(try run.run(["letter", "--all", "cases", "--output", "o"]).status == 64)
    #expect(try run.run(["letter", "a", "--all", "b", "--output", "o"]).status == 64)
  }

  @Test("writes a cover for a fax that tells nothing of member, drug or decision")
  func faxCover() throws {
    let run = try LetterRun()
    #expect(try run.letter("--output", "a.pdf", "--fax-cover", "c.pdf").status == 0)
    #expect(run.file("c.pdf")?.starts(with: Data("%PDF-".utf8)) == true)
    #expect(try run.letter("--output", "a.txt", "--fax-cover", "d.pdf").status == 64)
  }
}
