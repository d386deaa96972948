import CaseStore
import Casework
import Foundation
import Glibc
import TerminalSupport
import Testing

/// By what the cases of a store are decided that has a list of people.
@Suite("The policies that belong to a store")
struct StorePoliciesTests {
  private let scratch = ScratchFolder()
  private var place: String { "\(scratch.path)/cases.sqlite" }
  private var ours: String { "\(scratch.path)/ours" }

  /// A store with one case, and two folders in which the policy for Leqselvi is in force from days of
  /// their own.
  private func begin(_ line: String) throws {
    let (store, moment) = (
      CaseStore(path: place), try #require(Moment(iso: "2026-11-20T09:00:00Z"))
    )
    try store.create(
      Draft(id: "here-1", createdAt: moment.iso), due: nil, Origin(login: "kim", moment: moment))
    store.close()
    try write("ours", from: "2025-11-01")
    try write("mine", from: "2026-01-01")
    try list(line)
  }

  private func list(_ line: String) throws {
    let login = String(cString: getpwuid(getuid()).pointee.pw_name)
    let people = "people:\n  \(login): {name: Alex, role: nurse}\n"
    try scratch.write("rubric: people/1\n\(line)\n\(people)", "people.yaml")
  }

  private func write(_ name: String, from day: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = "Resources/policies/cigna-ip0751-leqselvi/policy.yaml"
    let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    let former = "inForce: {from: 2025-10-01}"
    try #require(text.contains(former))
    try scratch.write(
      text.replacingOccurrences(of: former, with: "inForce: {from: \(day)}"),
      "\(name)/leqselvi/policy.yaml")
  }

  private func run(_ line: String) throws -> CommandRun {
    try CommandRun(shell: "RUBRIC_STORE='\(place)' TZ=UTC $RUBRIC \(line)")
  }

  /// The versions of policies that decide about a case which is taken in.
  private func versions(_ id: String, _ options: String = "") throws -> [String] {
    let file = try scratch.write(leqselviCase(id: id), "\(id).json")
    let run = try run("import '\(file)' \(options)")
    #expect(run.status == 0, "\(run.complaint)")
    return try CaseStore(path: place, listOf: scratch).open(id).draft.policies.map(\.version)
  }

  /// That nothing is taken in, nor told, nor the workbench begun, and these words say why.
  private func expectRefused(_ words: String, _ options: String = "") throws {
    let file = try scratch.write(leqselviCase(id: "no-1"), "no.json")
    for command in ["import '\(file)'", "export here-1", ""] {
      let run = try run("\(command) \(options)")
      #expect(run.status == 1, "\(command): \(run.complaint)")
      #expect(run.complaint.contains(words), "\(command): \(run.complaint)")
      #expect(run.output.isEmpty)
    }
    #expect(throws: CaseRepositoryError.missing(id: "no-1")) {
      try CaseStore(path: place, listOf: scratch).open("no-1")
    }
  }

  @Test("are those of the folder that its list names, whoever asks, and of no other")
  func named() throws {
    try begin("policies: ours")
    #expect(try versions("a-1") == ["2025-11-01"])
    #expect(try versions("a-2", "--policies '\(ours)'") == ["2025-11-01"])
    symlink(ours, "\(scratch.path)/link")
    #expect(try versions("a-3", "--policies '\(scratch.path)/link/'") == ["2025-11-01"])
    try expectRefused(
      "--policies \(scratch.path)/mine: these cases are decided by \(ours) alone, which "
        + "\(scratch.path)/people.yaml names under 'policies'. Leave the option out",
      "--policies '\(scratch.path)/mine'")
    try expectRefused("these cases are decided by \(ours) alone", "--policies /no/such/folder")
    try list("policies: \(scratch.path)/mine")
    #expect(try versions("a-4") == ["2026-01-01"])
    let workbench = try run("--policies '\(scratch.path)/mine'")
    #expect(workbench.complaint.contains("terminal"), "\(workbench.complaint)")
  }

  @Test("are the built-in ones where its list names no folder")
  func builtIn() throws {
    try begin("")
    #expect(try versions("a-1") == ["2025-10-01"])
    try expectRefused(
      "these cases are decided by the built-in policies alone, because \(scratch.path)/people.yaml "
        + "names no folder under 'policies'", "--policies '\(ours)'")
  }

  @Test("are those that the person names where it has no list")
  func unlisted() throws {
    try begin("")
    unlink("\(scratch.path)/people.yaml")
    #expect(try versions("a-1", "--policies '\(ours)'") == ["2025-11-01"])
  }

  @Test(
    "are not used where others can write to one of their files or folders",
    arguments: ["", "/leqselvi", "/leqselvi/policy.yaml", "/letters"])
  func forged(place: String) throws {
    try begin("policies: ours")
    mkdir("\(ours)/letters", 0o755)
    #expect(try versions("a-1") == ["2025-11-01"])
    for mode: mode_t in [0o775, 0o757] {
      chmod(ours + place, mode)
      let words = "\(ours)\(place): others than its owner may write to it"
      for command in ["export here-1", "audit verify", "policy check"] {
        let run = try run(command)
        #expect(run.status == 1, "\(command)")
        #expect(run.complaint.contains(words), "\(command): \(run.complaint)")
      }
    }
    chmod(ours + place, 0o755)
    #expect(try run("export here-1").status == 0)
  }

  @Test(
    "are not used where somebody else owns one of their files, or a link that leads to them",
    .enabled(if: geteuid() == 0, "only root gives files to others"))
  func others() throws {
    try begin("policies: way/ours")
    mkdir("\(scratch.path)/way", 0o755)
    symlink(ours, "\(scratch.path)/way/ours")
    #expect(try versions("a-1") == ["2025-11-01"])
    for path in ["\(scratch.path)/way/ours", "\(ours)/leqselvi/policy.yaml", "\(ours)/leqselvi"] {
      lchown(path, 2_000_008, 2_000_008)
      let run = try run("export here-1")
      #expect(run.status == 1)
      #expect(run.complaint.contains("\(path): its owner is '2000008'"), "\(run.complaint)")
      lchown(path, 0, 0)
    }
    #expect(try run("export here-1").status == 0)
  }

  @Test("that say otherwise under the same number and day are asked about")
  func changedText() throws {
    try begin("policies: ours")
    #expect(try versions("a-1") == ["2025-11-01"])
    let policy = "ours/leqselvi/policy.yaml"
    let former = scratch.text(policy)
    func opened(_ words: String...) throws {
      let run = try WorkbenchRun(
        scratch, launcher: ["/bin/sh", "-c", "RUBRIC_STORE='\(place)' exec \"$0\""])
      try run.terminal.wait(forWords: "2 kept")
      run.terminal.type("/a-1\r")
      try run.terminal.wait(forWords: "Case 1 of 1, 2 kept")
      run.terminal.type("\r")
      try run.terminal.wait(until: words.joined(separator: ", ")) { screen in
        words.allSatisfy { screen.shows($0) }
      }
      run.terminal.type("\u{1B}OR")
      try run.terminal.wait(forWords: "Find a-1")
      run.terminal.type("\u{1B}OR")
      #expect(try run.terminal.finish().ending == .exit(0))
    }
    try scratch.write("# Otherwise.\n\(former)", policy)
    try opened(
      "Entered under another text of IP0751 of 2025-11-01.", "In force now: IP0751 of 2025-11-01")
    try scratch.write(former, policy)
    try opened("policy IP0751 2025-11-01")
  }

  @Test("have to be there where its list names them")
  func missing() throws {
    try begin("policies: nowhere")
    let run = try run("export here-1")
    #expect(run.status == 2)
    #expect(run.complaint.contains("\(scratch.path)/nowhere: there is no such folder"))
    try list("policies: [a]")
    #expect(try self.run("export here-1").complaint.contains("people.yaml:2:11: error"))
  }
}

extension CaseStore {
  /// A session by the list of a folder.
  fileprivate convenience init(path: String, listOf folder: ScratchFolder) throws {
    self.init(path: path)
    let moment = try #require(Moment(iso: "2026-11-21T09:00:00Z"))
    use(PeopleList(folder.bytes("people.yaml"), Stamp(login: "kim", moment: moment)))
  }
}
