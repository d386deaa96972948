import CaseStore
import Casework
import Testing

@Suite("Taking in cases that were entered elsewhere")
struct ImportCommandTests {
  private let scratch = ScratchFolder()
  private var store: CaseStore { CaseStore(path: "\(scratch.path)/cases.sqlite") }

  private static let first = """
    {"schema": "rubric.case/1", "id": "2026-0417", "member": {"name": "Jane Doe"}, \
    "plan": {"payer": "cigna", "lineOfBusiness": "commercial"}, \
    "request": {"drug": "leqselvi", "date": "2026-11-21"}, "therapies": [{"drug": "methotrexate"}]}
    """
  private static let second = #"{"schema": "rubric.case/1", "facts": {"age": 35}}"#

  /// An import command makes no store.
  private func begin() throws {
    let (store, moment) = (store, try #require(Moment(iso: "2026-11-20T09:00:00Z")))
    try store.create(
      Draft(id: "here-1", createdAt: moment.iso), due: nil, Origin(login: "kim", moment: moment))
    store.close()
  }

  private func take(_ text: String, _ options: String = "") throws -> CommandRun {
    let file = try scratch.write(text, "batch.ndjson")
    return try CommandRun(
      shell: "RUBRIC_STORE='\(scratch.path)/cases.sqlite' $RUBRIC import '\(file)' \(options)")
  }

  private func ids() throws -> Set<String> {
    Set(try store.queue(QueueQuery()).entries.map(\.id))
  }

  @Test("each becomes a draft of the queue, with answers that are imported and name the file")
  func takesIn() throws {
    try begin()
    let run = try take("\(Self.first)\n\(Self.second)\n")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.lines.count == 2 && run.lines.first == "2026-0417")
    #expect(try ids() == Set(["here-1"] + run.lines.map(String.init)))
    let file = try store.open("2026-0417")
    #expect(file.status == .draft && file.holder == nil)
    #expect(file.draft.text("member.name") == "Jane Doe")
    #expect(file.draft.content.complete == ["therapies"])
    #expect(file.draft.progress.answered > 0)
    let origin = try #require(file.origins[.input("request.drug")])
    #expect(origin.means == .imported && origin.document == "batch.ndjson")
    let shown = try CommandRun(
      shell: "RUBRIC_STORE='\(scratch.path)/cases.sqlite' $RUBRIC audit show 2026-0417")
    #expect(shown.text.contains("imported from batch.ndjson"))
    #expect(try store.verify(noted: nil).fault == nil)
  }

  @Test("what kind of request it is, is told in the words of the clocks")
  func track() throws {
    try begin()
    let case1 = Self.first.replacing(
      #""therapies""#, with: #""intake": {"track": "formulary-exception"}, "therapies""#)
    let run = try take(case1)
    #expect(run.status == 0, "\(run.complaint)")
    let shown = try CommandRun(
      shell: "RUBRIC_STORE='\(scratch.path)/cases.sqlite' $RUBRIC audit show 2026-0417")
    #expect(shown.text.contains(": Formulary exception\n"), "\(shown.text)")
  }

  @Test("cases without ids are all kept, each under its own, by however many at once")
  func atOnce() throws {
    try begin()
    let file = try scratch.write("\(Self.second)\n\(Self.second)\n", "batch.ndjson")
    let run = try CommandRun(
      shell: """
        export RUBRIC_STORE='\(scratch.path)/cases.sqlite'
        for n in 1 2 3 4 5 6; do $RUBRIC import '\(file)' || echo failed & done; wait
        """)
    #expect(run.complaint == "")
    #expect(run.lines.count == 12)
    #expect(try ids() == Set(["here-1"] + run.lines.map(String.init)))
    #expect(try ids().count == 13)
  }

  @Test("what the answers were taken from can be said in words")
  func source() throws {
    try begin()
    #expect(try take(Self.first, "--from 'portal, batch of 20-Nov'").status == 0)
    let origin = try store.open("2026-0417").origins[.input("request.drug")]
    #expect(origin?.document == "portal, batch of 20-Nov")
  }

  @Test(
    "where one cannot be taken in none is, and it is said where, without what was found",
    arguments: [
      (#"{"schema": "rubric.case/1", "member": {"birthDate": "Jane"}}"#, "member.birthDate"),
      (#"{"schema": "rubric.case/1", "member": "Jane""#, "no case"),
      (#"{"schema": "rubric.case/1", "id": "Jane/1"}"#, "id: no case can have it"),
      (#"{"schema": "rubric.case/1", "id": "Jane-Doe"}"#, ":2: id: no case can have it"),
      (
        #"{"schema": "rubric.case/1", "member": {"Jane Doe": 1}}"#,
        ": member: what stands there is no"
      ),
      (#"{"schema": "rubric.case/1", "id": "here-1"}"#, "here-1 is kept already"),
      (first, "id: another case of this import has it"),
    ])
  func refuses(_ bad: String, _ words: String) throws {
    try begin()
    let run = try take("\(Self.first)\n\(bad)\n")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.complaint.contains(words))
    #expect(run.complaint.contains("nothing was taken in"))
    #expect(!run.complaint.contains("Jane"))
    #expect(try ids() == ["here-1"])
  }

  @Test("a file without a case, and a store that is not there, are said")
  func nothing() throws {
    #expect(try take(Self.first).status == 2)
    try begin()
    let run = try take("\n")
    #expect(run.status == 1)
    #expect(run.complaint.contains("holds no case"))
  }
}
