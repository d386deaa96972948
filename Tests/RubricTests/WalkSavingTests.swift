import Checklist
import Foundation
import Glibc
import TerminalSupport
import Testing

/// Where drafts cannot be kept, the screen says so, and says "Saved" of nothing.
@Suite(.checklist, .serialized) struct WalkSavingTests {
  @Test("33. a full disk is told for as long as it lasts, and what is on it stays whole")
  func full() throws {
    let limit = "/usr/bin/prlimit"
    try #require(access(limit, X_OK) == 0, "needs \(limit), of util-linux")
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(
      folder, launcher: ["/bin/sh", "-c", "trap '' XFSZ; exec \"$0\""])
    try run.walk(WalkScript.steps[..<2])
    try run.wait(for: WalkScript.steps[2])
    #expect(run.terminal.screen.shows("Saved "))
    try setLargestFile("0", of: run.terminal.process)
    try run.walk(WalkScript.steps[2..<4])
    try run.wait(for: WalkScript.steps[4])
    expectNotSaved(run.terminal.screen)
    #expect(try folder.draft().answers == WalkScript.answers(after: 2))
    try setLargestFile("unlimited", of: run.terminal.process)
    try run.walk(WalkScript.steps[4..<5])
    try run.wait(for: WalkScript.steps[5])
    try run.terminal.wait(forWords: "Saved ")
    #expect(!run.terminal.screen.shows("NOT SAVED"))
    #expect(try folder.draft().answers == WalkScript.answers(after: 5))
  }

  /// Sets the size, in bytes, from which on writing a file fails.
  private func setLargestFile(_ size: String, of process: pid_t) throws {
    let prlimit = Process()
    prlimit.executableURL = URL(filePath: "/usr/bin/prlimit")
    prlimit.arguments = ["--pid", "\(process)", "--fsize=\(size):unlimited"]
    try prlimit.run()
    prlimit.waitUntilExit()
    #expect(prlimit.terminationStatus == 0)
  }

  @Test("33. a folder that cannot be written to is told")
  func readOnly() throws {
    let folder = ScratchFolder()
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o555])
    // Root writes where it may not, unless it gives that up.
    let launcher =
      geteuid() == 0
      ? [
        "/usr/bin/setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override",
      ] : []
    let run = try WorkbenchRun.newCase(folder, launcher: launcher)
    try run.walk(WalkScript.steps[..<2])
    try run.wait(for: WalkScript.steps[2])
    expectNotSaved(run.terminal.screen)
    #expect(!run.terminal.outputText.contains("Saved "))
    #expect(try folder.drafts() == [])
    #expect(chmod(folder.data, 0o755) == 0)
  }

  private func expectNotSaved(_ screen: ScreenReplica) {
    #expect(screen.shows("NOT SAVED"))
    #expect(screen.shows("! Not saved:"))
    #expect(!screen.shows("Saved "))
  }
}
