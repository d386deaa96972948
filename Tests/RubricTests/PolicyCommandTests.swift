import Foundation
import ProofSupport
import Testing

@Suite("rubric policies and rubric policy")
struct PolicyCommandTests {
  /// The fixtures of the policy reader: `good/…` and `bad/…`.
  private static let fixtures = URL(folderOf: #filePath).deletingLastPathComponent()
    .appending(path: "PolicyLibraryTests/Policies").path

  private func good(_ name: String) -> String { "\(Self.fixtures)/good/\(name)" }
  private func bad(_ name: String) -> String { "\(Self.fixtures)/bad/\(name)" }

  @Test("the policies held are listed in columns, those of a folder with them")
  func policies() throws {
    let run = try CommandRun(["policies", "--policies", good("example")])
    #expect(run.status == 0)
    let head = try #require(run.lines.first)
    for (column, cell) in [
      ("ID", "cigna-ip0751-leqselvi"), ("PAYER", "cigna"), ("NUMBER", "IP0751"),
      ("IN FORCE FROM", "2025-10-01"),
      ("THROUGH", "-"), ("TITLE", "Inflammatory Conditions"),
    ] {
      let place = try #require(head.range(of: column)).lowerBound
      let offset = head.distance(from: head.startIndex, to: place)
      let row = try #require(run.lines.first { $0.hasPrefix("cigna-ip0751") })
      #expect(row.dropFirst(offset).hasPrefix(cell))
    }
    #expect(run.lines.contains { $0.hasPrefix("example ") })
    #expect(try !CommandRun(["policies"]).lines.contains { $0.hasPrefix("example ") })
  }

  @Test("a policy is shown by number or id, whatever their case")
  func show() throws {
    let run = try CommandRun(["policy", "show", "example", "--policies", good("example")])
    #expect(run.status == 0)
    try expectRecorded(
      run.text, in: URL(folderOf: #filePath).appending(path: "Recorded/policy-show.txt"))
    let names = ["ip0751", "CIGNA-IP0751-LEQSELVI"]
    let shown = try names.map { try CommandRun(["policy", "show", $0]).text }
    #expect(shown[0] == shown[1])
    #expect(shown[0].contains("1.A.v.b"))
  }

  @Test("a policy that is not held is told with the nearest name")
  func showUnknown() throws {
    let run = try CommandRun(["policy", "show", "IP0715"])
    #expect(run.status == 1)
    #expect(run.output == [])
    #expect(run.complaint.hasPrefix("rubric: there is no policy 'IP0715'. Did you mean 'IP0751'?"))
  }

  @Test("a sound folder, and a file in it, is found sound")
  func checkGood() throws {
    for path in [good("example"), good("example") + "/", good("example") + "/policy.yaml"] {
      let run = try CommandRun(["policy", "check", path])
      #expect(run.status == 0, "\(run.complaint)")
      #expect(run.text == "\(path): no errors; 0 warnings\n")
    }
  }

  @Test("what is probably not meant is told, and the status tells as well")
  func checkDoubtful() throws {
    let folder = ScratchFolder()
    let policy = try String(contentsOfFile: good("example") + "/policy.yaml", encoding: .utf8)
    let examples = try String(contentsOfFile: good("example") + "/examples.yaml", encoding: .utf8)
    try folder.write(policy.replacing("[age]", with: "[age, severity]"), "policy.yaml")
    try folder.write(examples, "examples.yaml")
    let run = try CommandRun(["policy", "check", folder.path])
    #expect(run.status == 1)
    #expect(run.text == "\(folder.path): no errors; 1 warnings\n")
    #expect(
      run.complaint == """
        \(folder.path)/policy.yaml:11:18: warning: no line reads the question 'severity'
          questions: [age, severity]
                           ^~~~~~~~
        help: take it out of 'questions'

        """)
  }

  @Test("the built-in policies are found sound, and one of them in a folder of one's own")
  func checkBuiltIn() throws {
    let run = try CommandRun(["policy", "check"])
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.text == "built-in policies: no errors; 0 warnings\n")
    let resources = URL(folderOf: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources/policies/cigna-ip0751-leqselvi").path
    let own = try CommandRun(["policy", "check", resources])
    #expect(own.status == 0, "\(own.complaint)")
    #expect(own.text == "\(resources): no errors; 0 warnings\n")
  }

  @Test("clocks are checked as well")
  func checkClocks() throws {
    let folder = ScratchFolder()
    let file = try folder.write("rubric: clocks/1\nrule: []\n", "clocks.yaml")
    let run = try CommandRun(["policy", "check", folder.path])
    #expect(run.status == 1)
    #expect(run.output == [])
    #expect(run.complaint.contains("\(file):"), "\(run.complaint)")
  }

  @Test("the store's list of people is checked, and one beside policies is said to be no list")
  func checkPeople() throws {
    let folder = ScratchFolder()
    let list = "rubric: people/1\npeople:\n  kim: {name: Kim, role: nurse}\n"
    let file = try folder.write(list.replacing("nurse", with: "doctor"), "data/people.yaml")
    let check = "RUBRIC_DATA='\(folder.path)/data' $RUBRIC policy check"
    let faulty = try CommandRun(shell: check)
    #expect(faulty.status == 1)
    #expect(faulty.complaint.contains("\(file):3:"), "\(faulty.complaint)")
    #expect(faulty.complaint.contains("doctor"), "\(faulty.complaint)")
    try folder.write(list, "data/people.yaml")
    #expect(try CommandRun(shell: check).status == 0)

    try folder.write(list, "own/people.yaml")
    let beside = try CommandRun(shell: "\(check) '\(folder.path)/own'")
    #expect(beside.status == 1)
    #expect(beside.text.contains("no errors; 1 warnings"), "\(beside.text)")
    #expect(
      beside.complaint.contains("nobody reads a list of people in a folder of policies"),
      "\(beside.complaint)")
  }

  @Test("every fault of a folder is printed with its place, and nothing of it is used")
  func checkBad() throws {
    let run = try CommandRun(["policy", "check", bad("unknown-input")])
    #expect(run.status == 1)
    #expect(run.output == [])
    let recorded = try String(
      contentsOfFile: bad("unknown-input") + "/diagnostics.txt", encoding: .utf8)
    #expect(run.complaint == recorded.replacing("FOLDER", with: bad("unknown-input")))
    for command in [["evaluate", "-"], ["explain", "-"], ["policies"], ["policy", "test"]] {
      let used = try CommandRun(
        command + ["--policies", bad("unknown-input")], input: leqselviCase())
      #expect(used.status == 1, "\(command)")
      #expect(used.output == [], "\(command)")
      #expect(used.complaint == run.complaint, "\(command)")
    }
  }

  @Test("a folder that is not there is told")
  func noFolder() throws {
    for command in [["policy", "check", "/nowhere"], ["policies", "--policies", "/nowhere"]] {
      let run = try CommandRun(command)
      #expect(run.status == 2)
      #expect(run.complaint.hasPrefix("rubric: /nowhere: there is no such folder"))
    }
  }

  @Test("the examples of the policies are run, and one that fails is told with its place")
  func test() throws {
    let passing = try CommandRun(["policy", "test", good("example")])
    #expect(passing.status == 0, "\(passing.complaint)")
    #expect(passing.lines.contains("example: 2 examples passed"))
    #expect(try #require(passing.lines.last).hasSuffix(" passed, 0 failed"))

    let folder = ScratchFolder()
    let policy = try String(contentsOfFile: good("example") + "/policy.yaml", encoding: .utf8)
    let examples = try String(contentsOfFile: good("example") + "/examples.yaml", encoding: .utf8)
    try folder.write(policy, "policy.yaml")
    try folder.write(examples.replacing("outcome: deny", with: "outcome: approve"), "examples.yaml")
    let failing = try CommandRun(["policy", "test", folder.path])
    #expect(failing.status == 1)
    #expect(failing.complaint.contains("examples.yaml:"))
    #expect(failing.complaint.contains("expected 'approve' but it came to 'deny'"))
    #expect(try #require(failing.lines.last).hasSuffix(" passed, 1 failed"))
  }

  @Test("a policy without examples fails the test")
  func testWithoutExamples() throws {
    let bare = ScratchFolder()
    try bare.write(
      try String(contentsOfFile: good("example") + "/policy.yaml", encoding: .utf8), "policy.yaml")
    let run = try CommandRun(["policy", "test", bare.path])
    #expect(run.status == 1)
    #expect(run.complaint.contains("has no examples.yaml beside it"))
  }
}
