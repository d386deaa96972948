import Casework
import Testing

@Suite("A draft and its file")
struct DraftTests {
  private static let full = """
    {"schema":"rubric.draft/1","id":"a-1","createdAt":"t0","changedAt":"t1",\
    "progress":{"answered":1,"asked":2,"outcome":"deny"},\
    "position":"age","typing":{"field":"therapies#2.start","text":"14-J"},\
    "policies":[{"number":"IP0751","version":"2025-10-01"}],\
    "rows":{"therapies":[2]},"complete":["concurrentDrugs"],\
    "answers":[{"field":"age","state":"undocumented"},\
    {"field":"therapies#2.drug","state":"answered","value":"methotrexate"}]}
    """

  private func read(_ text: String) throws(DraftFault) -> Draft {
    try Draft.read(Array(text.utf8))
  }

  @Test("is written as it was read, byte for byte")
  func roundTrips() throws {
    let draft = try read(Self.full)
    #expect(JSONWriter.text(draft.json) == Self.full)
    #expect(draft.content.rows == ["therapies": [2]])
    #expect(draft.content.answers[.input("age")] == .undocumented)
    #expect(draft.position == .input("age"))
    #expect(draft.typing?.text == "14-J")
    #expect(draft.policies == [Draft.PolicyVersion(number: "IP0751", version: "2025-10-01")])
  }

  @Test("the same answers are the same bytes, in whatever order they came")
  func isDeterministic() throws {
    var (one, other) = (Draft(id: "a", createdAt: "t"), Draft(id: "a", createdAt: "t"))
    let names = (1...40).map { "f\($0)" }
    for name in names { one.content.answers[.input(name)] = .answered(.text(name)) }
    for name in names.reversed() { other.content.answers[.input(name)] = .answered(.text(name)) }
    #expect(JSONWriter.text(one.json) == JSONWriter.text(other.json))
  }

  @Test(
    "a fault is named by its place, without what stands there",
    arguments: [
      (#""schema":"rubric.draft/1""#, #""schema":7"#, "schema: expected text"),
      (#""id":"a-1""#, #""id":"../a""#, "id: expected the id of a draft"),
      (#""createdAt":"t0","#, "", "createdAt: expected a value, and found none"),
      (#""answered":1"#, #""answered":-1"#, "progress.answered: expected a whole number"),
      (#""answered":1"#, #""answered":1.5"#, "progress.answered: expected a whole number"),
      (#""position":"age""#, #""position":"a#b""#, "position: expected the name of a field"),
      (#""number":"IP0751","#, "", "policies[0].number: expected a value, and found none"),
      ("[2]", "[0]", "rows.therapies[0]: expected the number of another row, from 1"),
      ("[2]", "[2,2]", "rows.therapies[1]: expected the number of another row, from 1"),
      (
        "[2]", "[3]", "answers[1].field: expected a cell of a row that is there"
      ),
      (
        #""field":"age""#, #""field":"therapies#2.drug""#,
        "answers[1].field: expected a field that was not answered before"
      ),
      (
        #""state":"undocumented""#, #""state":"parked""#,
        "answers[0].state: expected 'answered' or 'undocumented'"
      ),
      (#""methotrexate""#, "null", "answers[1].value: expected an answer"),
      (#""methotrexate""#, "1e999999", "answers[1].value: expected an answer"),
      (
        #""complete""#, #""done""#,
        "done: expected nothing here: the file is of another version, or was changed by hand"
      ),
    ])
  func namesFaults(_ found: String, _ wrong: String, _ message: String) throws {
    let text = Self.full.replacing(found, with: wrong)
    #expect(text != Self.full)
    do {
      _ = try read(text)
      Issue.record("a damaged draft was read")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test("a schema that this program does not know is refused in words")
  func refusesLaterSchema() {
    let text = Self.full.replacing("draft/1", with: "draft/2")
    #expect(throws: DraftFault.unknownSchema("rubric.draft/2")) { try read(text) }
    #expect(
      DraftFault.unknownSchema("rubric.draft/2").description
        == "it is of schema 'rubric.draft/2', and this program reads 'rubric.draft/1'. "
        + "Open it with the version of the program that wrote it")
  }

  @Test("every cut of a draft's file is refused, never half read")
  func refusesTorn() {
    let bytes = Array(Self.full.utf8)
    for count in 0..<bytes.count {
      #expect(throws: DraftFault.self) { try Draft.read(Array(bytes.prefix(count))) }
    }
  }

  @Test("a field's text reads back as the same field")
  func fieldsRoundTrip() {
    let fields: [FieldID] = [
      .input("request.date"), .cell(list: "therapies", row: 12, field: "start"),
      .completeness("concurrentDrugs"),
    ]
    for field in fields { #expect(FieldID(text: field.text) == field) }
    for text in ["", "#all", "a#", "a#0.b", "a#-1.b", "a#01.b", "a#1.", "a#1", "a#x.b"] {
      #expect(FieldID(text: text) == nil, "\(text)")
    }
  }

  @Test("an id names one file, and no other place")
  func checksIDs() {
    for id in ["2026-0417", "a.b_c-1", String(repeating: "x", count: 64)] {
      #expect(Draft.isID(id), "\(id)")
    }
    for id in [
      "", ".", "..", ".a", "a/b", "a b", "ä", "١", "a\n", String(repeating: "x", count: 65),
    ] {
      #expect(!Draft.isID(id), "\(id)")
    }
  }
}
