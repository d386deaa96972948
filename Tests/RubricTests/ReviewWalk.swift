import Foundation
import Glibc
import TerminalSupport
import Testing

/// A case that a nurse enters and a reviewer opens, both before the real program. Who runs the tests
/// is all of them, by a list of people that says what role that is now.
struct ReviewWalk {
  let folder = ScratchFolder()

  /// Up to the figure that the criteria are not met with.
  private static let figure = "How much of the scalp hair is lost?"
  private static let steps = WalkScript.steps.prefix {
    !$0.sees.contains("Which drug was it?")
  }.map { step in
    step.sees == [figure]
      ? WalkScript.Step(sees: step.sees, types: "30", keeps: nil) : step
  }

  /// The program before the one who runs these tests, in a role.
  func start(as role: String) throws -> WorkbenchRun {
    let login = String(cString: getpwuid(getuid()).pointee.pw_name)
    let license =
      role == "reviewer"
      ? ", profession: physician, credential: MD, license: {number: MD-77, state: ME}" : ""
    try folder.write(
      "rubric: people/1\npeople:\n  \(login): {name: Robin Walker, role: \(role)\(license)}\n",
      "rubric/people.yaml")
    return try WorkbenchRun(
      folder,
      launcher: [
        "/bin/sh", "-c", "PATH='\(folder.path)/bin':$PATH; export PATH; exec \"$0\"",
      ])
  }

  /// Programs that stand in for those of CUPS, with one queue.
  func installPrinter() throws {
    try folder.write(
      """
      #!/bin/sh
      case "$1" in
        -r) echo "scheduler is running" ;;
        -e) echo front-desk ;;
        -p) echo "printer front-desk is idle.  enabled since now" ;;
      esac
      """, "bin/lpstat")
    try folder.write(
      "#!/bin/sh\ncat >> '\(folder.path)/printed'\necho 'request id is front-desk-1 (0 file(s))'\n",
      "bin/lp")
    for name in ["lp", "lpstat"] { chmod("\(folder.path)/bin/\(name)", 0o755) }
  }

  /// Chooses the printer from the list, as often as one is asked.
  func print(_ reviewer: WorkbenchRun) throws {
    reviewer.terminal.type("\u{1B}[20~")
    try reviewer.terminal.wait(forWords: "Up and Down choose")
    reviewer.terminal.type("\u{1B}[B")
    try reviewer.terminal.wait(forWords: "printer:front-desk")
    reviewer.terminal.type("\r")
    try reviewer.terminal.wait(forWords: "The letter was printed on front-desk.")
    reviewer.terminal.type("\u{1B}[20~")
    try reviewer.terminal.wait(forWords: "Up and Down choose")
    reviewer.terminal.type("\u{1B}[B\r")
    try reviewer.terminal.wait(forWords: "! This letter was printed before.")
    reviewer.terminal.type("n\u{1B}")
    try reviewer.terminal.wait(forWords: "Nothing was written.")
  }

  func command(_ line: String) throws -> CommandRun {
    try CommandRun(shell: "RUBRIC_STORE='\(folder.store)' TZ=UTC $RUBRIC \(line)")
  }

  /// - Returns: the nurse's session, which has sent the case for review.
  @discardableResult
  func enterAsNurse(isLeaving: Bool = true) throws -> WorkbenchRun {
    let nurse = try start(as: "nurse")
    try nurse.terminal.wait(forWords: "N begins a new case")
    nurse.terminal.type("n")
    try nurse.walk(Self.steps)
    nurse.terminal.type("\u{1B}[15~")
    try nurse.terminal.wait(forWords: "DENY")
    nurse.terminal.type("\u{1B}[20~")
    try nurse.terminal.wait(forWords: "Letter preview")
    nurse.terminal.type("\u{1B}[F\u{1B}[19~")
    try nurse.terminal.wait(
      forWords: "! Only a licensed reviewer signs a denial, and you are a nurse.")
    nurse.terminal.type("\u{1B}")
    try nurse.terminal.wait(forWords: "Basis: not medically necessary")
    try nurse.choose("Send it for review")
    nurse.terminal.type("y")
    try nurse.terminal.wait(forWords: "It is ready for review now.")
    if isLeaving { #expect(try nurse.leave() == .exit(0)) }
    return nurse
  }

  func openAsReviewer() throws -> WorkbenchRun {
    let reviewer = try start(as: "reviewer")
    try reviewer.terminal.wait(forWords: "Jane Doe")
    reviewer.terminal.type("\r")
    try reviewer.terminal.wait(forWords: "PROPOSED BY THE RULES   DENY", "NOT MET")
    return reviewer
  }
}

extension ScratchFolder {
  /// Of the one case there is.
  func caseID() throws -> String {
    let document = try #require(try drafts().first)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(document)) as? [String: Any])
    return try #require(json["id"] as? String)
  }
}
