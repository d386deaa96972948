import Foundation
import Testing

/// The program beside programs that stand in for those of CUPS.
private final class PrintRun {
  let folder: URL
  private(set) var complaint = ""
  private(set) var output = ""

  /// - Parameters:
  ///   - queues: what `lpstat -e` lists.
  ///   - lp: what `lp` does with the letter.
  ///   - waiting: what `lpstat -o` says of jobs.
  ///   - state: what `lpstat -p` says of the queue.
  init(
    queues: String = "front-desk\nback-office", lp: String = PrintRun.takes, waiting: String = "",
    state: String = "printer front-desk is idle.  enabled since now"
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "rubric-print-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try script(
      "lpstat",
      """
      case "$1" in
        -r) echo "scheduler is running" ;;
        -e) printf '%s\\n' '\(queues)' ;;
        -d) echo "system default destination: back-office" ;;
        -p) printf '%s\\n' '\(state)' ;;
        -W) printf '%s\\n' '\(waiting)' ;;
      esac
      """)
    try script("lp", lp)
    try LetterRun.text.write(
      to: folder.appending(path: "case.json"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let takes = """
    echo "$@" > "${0%/*}/arguments"
    cat > "${0%/*}/printed"
    echo "request id is front-desk-12 (0 file(s))"
    """

  private func script(_ name: String, _ body: String) throws {
    let file = folder.appending(path: name)
    try "#!/bin/sh\n\(body)\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  func file(_ name: String) -> Data? {
    FileManager.default.contents(atPath: folder.appending(path: name).path)
  }

  /// - Parameter path: of programs; nil: this folder and the usual ones.
  func run(_ arguments: String..., path: String? = nil) throws -> Int32 {
    try run(arguments, path: path)
  }

  func run(_ arguments: [String], path: String? = nil) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "rubric")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": path ?? "\(folder.path):/usr/bin:/bin", "LANG": "de_DE.UTF-8", "HOME": folder.path,
    ]
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    complaint = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus
  }

  func print() throws -> Int32 {
    try run("letter", "case.json", "--print", "front-desk", "--date", "2026-11-21", "--wait", "0")
  }
}

@Suite("Printing a letter")
struct PrintCommandTests {
  @Test("gives the queue the very bytes that a file would hold, under a name that tells nothing")
  func prints() throws {
    let run = try PrintRun()
    #expect(try run.print() == 0)
    #expect(run.complaint == "rubric: printed on front-desk, job front-desk-12\n")
    #expect(
      try run.run("letter", "case.json", "--output", "a.pdf", "--date", "2026-11-21") == 0)
    #expect(run.file("printed") == run.file("a.pdf") && run.file("a.pdf")?.isEmpty == false)
    let arguments = String(decoding: run.file("arguments") ?? Data(), as: UTF8.self)
    #expect(arguments.contains("-d front-desk -t rubric letter"))
    #expect(!arguments.contains("Quandt") && !arguments.contains("2026-7"))
  }

  @Test("lists the queues, and which is the usual one")
  func queues() throws {
    let run = try PrintRun()
    #expect(try run.run("printers") == 0)
    #expect(run.output == "front-desk\nback-office  default\n")
  }

  @Test("says that the letter is still to be printed, and why")
  func failures() throws {
    let refusing = try PrintRun(
      lp: "echo 'lp: Destination \"front-desk\" is not accepting jobs.' >&2; exit 1")
    #expect(try refusing.print() == 2)
    #expect(
      refusing.complaint.contains(
        "nothing was printed: the queue 'front-desk' does not take the letter: Destination"))
    let job = "front-desk-12  kim  66560  Sat Nov 21"
    let stopped = try PrintRun(
      waiting: job, state: "printer front-desk disabled since now -\n\tout of paper")
    #expect(try stopped.print() == 2)
    #expect(
      stopped.complaint
        == "rubric: the letter is still to be printed: job front-desk-12 waits: out of paper. It "
        + "prints once that is mended; 'cancel front-desk-12' takes it back\n")
    let slow = try PrintRun(waiting: job)
    #expect(try slow.print() == 2)
    #expect(slow.complaint.contains("the printer did not take it in 0 seconds"))
    // Another one's job is none of ours.
    #expect(try PrintRun(waiting: "front-desk-123  kim  1  now").print() == 0)
  }

  @Test("says which queues there are, or that there is no print server")
  func nothingThere() throws {
    let run = try PrintRun()
    #expect(try run.run("letter", "case.json", "--print", "attic") == 2)
    #expect(run.complaint.contains("there is no queue 'attic'; there are: front-desk, back-office"))
    #expect(run.file("printed") == nil)
    #expect(try run.run("letter", "case.json", "--print", "front-desk", path: "/nowhere") == 2)
    #expect(run.complaint.contains("there is no program lpstat; install the Debian package cups-"))
  }

  @Test(
    "prints one letter as PDF, and nothing else",
    arguments: [
      ["letter", "case.json", "--print", "q", "--output", "a.pdf"], ["letter", "case.json"],
      ["letter", "case.json", "--print", "q", "--format", "text"],
      ["letter", "--all", ".", "--print", "q"],
    ])
  func wrong(arguments: [String]) throws {
    let run = try PrintRun()
    #expect(try run.run(arguments) == 64)
  }
}
