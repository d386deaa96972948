import Glibc
import Testing

/// Standard error may end in a log: it says where something is wrong and what is allowed, and
/// nothing of what the case says.
@Suite("Privacy of standard error")
struct PrivacyTests {
  /// Cases that are refused, by what is wrong, with where that is.
  private static let cases: [(String, place: String)] = [
    (leqselviCase(more: #""member": {"name": "", "birthDate": "Quxzot 1985-07-14"}"#), "member"),
    (leqselviCase(more: #""member": {"name": ["Quxzot"]}"#), "member.name"),
    (leqselviCase(more: #""member": {"Quxzot Doe": 1}"#), "member: what stands there"),
    (leqselviCase(more: #""member": {"birthDate": "2031-07-14"}"#), "member.birthDate"),
    (leqselviCase(more: #""member": {"birthDate": "1931-07-14"}"#), "facts.age"),
    (leqselviCase(more: #""Quxzot Doe": 1"#), "what stands there is no field"),
    (leqselviCase(more: #""undocumented": ["Quxzot"]"#), "undocumented[0]"),
    (leqselviCase(facts: #""age": "1985-07-14""#), "facts.age"),
    (leqselviCase(facts: #""cyp2c9Metabolizer": "Quxzot""#), "facts.cyp2c9Metabolizer"),
    (leqselviCase(therapies: #"[{"drug": "Quxzot"}]"#), "therapies[0].drug"),
    (
      leqselviCase(
        therapies: #"[{"drug": "methotrexate", "start": "1985-07-14", "end": "1931-07-14"}]"#),
      "therapies[0].end"
    ),
    ("{\"member\": {\"name\": Quxzot}}", "line 1"),
    ("{\"Quxzot\": {,}}", "line 1"),
  ]
  private static let values = ["quxzot", "1985", "1931", "2031", "07-14"]

  /// The program has read a case when a signal comes, and waits for more.
  @Test(
    "a crash shows nothing of what is in memory, whatever the environment asks for",
    arguments: ["SEGV", "BUS", "ILL", "TRAP", "FPE"])
  func crash(signal: String) throws {
    let folder = ScratchFolder()
    chmod(folder.path, 0o777)
    // The files of root's processes are always root's.
    let other = geteuid() == 0 ? "setpriv --reuid 65534 --clear-groups" : ""
    let run = try CommandRun(
      shell: """
        cd '\(folder.path)'; mkfifo in; ulimit -c unlimited
        export SWIFT_BACKTRACE=enable=yes,color=no,timeout=60s
        \(other) $RUBRIC evaluate - < in > out & exec 3> in
        printf '%s\\n' '\(leqselviCase(id: "Quxzot-1").split(separator: "\n")[0])' >&3
        until [ -s out ]; do :; done
        stat -c %u /proc/$!/environ; kill -\(signal) $!; wait $!; echo $?; ls
        """)
    let number = ["SEGV": 11, "BUS": 7, "ILL": 4, "TRAP": 5, "FPE": 8][signal]
    #expect(run.lines == ["0", "\(128 + (number ?? 0))", "in", "out"], "\(run.text)")
    // The shell itself says how it ended.
    #expect(run.complaint.split(separator: "\n").count <= 1, "\(run.complaint)")
    for word in ["core dumped", "Quxzot", "***"] {
      #expect(!run.complaint.contains(word), "\(run.complaint)")
    }
  }

  @Test("a case that is refused is told by its place, never by what stands there", arguments: cases)
  func refused(text: String, place: String) throws {
    for command in [["explain", "-"], ["letter", "-", "--output", "-"]] {
      let run = try CommandRun(command, input: text)
      #expect(run.status == 1, "\(command): \(run.complaint)")
      #expect(run.complaint.contains(place), "\(run.complaint)")
      for value in Self.values {
        #expect(!run.complaint.lowercased().contains(value), "\(value): \(run.complaint)")
      }
      #expect(run.output.isEmpty)
    }
    // Who asks to see it gets it on standard output.
    #expect(try CommandRun(["evaluate", "-"], input: text).error.isEmpty)
  }
}
