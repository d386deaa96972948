import Casework
import Checklist
import Interview
import RuleEngine
import RuleModel
import Testing

@Suite("Tables of drugs", .checklist)
struct RowTests {
  private func cell(_ list: String, _ row: Int, _ field: String) -> FieldID {
    .cell(list: list, row: row, field: field)
  }

  @Test("a list is open until it is said to be all there is")
  func staysOpen() throws {
    let interview = try Leqselvi.initial().withRow(
      "therapies", [("drug", "methotrexate"), ("outcome", "inadequate")])
    #expect(interview.missing == ["concurrentDrugs"])
    let text = JSONWriter.text(interview.document)
    #expect(text.contains("\"therapiesComplete\":false"))
    #expect(text.contains("\"concurrentDrugsComplete\":false"))
    #expect(try interview.completing("concurrentDrugs", true).get().finding.outcome == .approve)
  }

  @Test("an unfinished row never lets a case be approved, however complete the list was called")
  func unfinishedRowStaysOpen() throws {
    let approved = try Leqselvi.approved()
    let added = approved.addingRow(to: "concurrentDrugs")
    #expect(added.finding.outcome == .incomplete)
    #expect(added.field(.completeness("concurrentDrugs"))?.answer == .unanswered)
    guard case .failure(let refusal) = added.completing("concurrentDrugs", true) else {
      Issue.record("a list with an unfinished row was called complete")
      return
    }
    #expect(
      refusal.message
        == "Row 1 is not finished: the drug is missing. Finish or delete it first.")
    let named = try added.recording(
      .freeName("Wondrol"), for: cell("concurrentDrugs", 1, "drug")
    ).get()
    #expect(named.finding.outcome == .incomplete)
    #expect((try? named.completing("concurrentDrugs", true).get()) == nil)
    #expect(
      named.rows(of: "concurrentDrugs").first?.lack
        == "the class of a drug that is not in the dictionary is missing")
  }

  @Test("a row that loses its drug opens a list that was complete")
  func losingDrugOpens() throws {
    let complete = try Leqselvi.initial()
      .withRow("therapies", [("drug", "methotrexate"), ("outcome", "inadequate")])
      .withRow("concurrentDrugs", [("drug", "lisinopril")].filter { _ in false })
    let drug = cell("concurrentDrugs", 1, "drug")
    let named = try complete.typing("prednisone", in: drug)
      .completing("concurrentDrugs", true).get()
    #expect(named.finding.outcome == .approve)
    let cleared = try named.recording(.cleared, for: drug).get()
    #expect(cleared.finding.outcome == .incomplete)
    #expect(try cleared.typing("prednisone", in: drug).finding.outcome == .approve)
  }

  @Test("a drug is found by any of its names; nothing near is taken for it")
  func findsDrugs() throws {
    let interview = try Leqselvi.initial().addingRow(to: "therapies")
    let drug = cell("therapies", 1, "drug")
    #expect(interview.position == drug)
    #expect(interview.field(drug)?.kind == .drug)
    #expect(interview.reading("METHOTREXATE", for: drug) == .valid(echo: "methotrexate"))
    #expect(interview.reading("cyclosporine", for: drug) == .valid(echo: "cycloSPORINE"))
    guard case .incomplete(let near) = interview.reading("metotrexate", for: drug) else {
      Issue.record("a misspelt name was taken")
      return
    }
    #expect(near.contains("methotrexate"))
    guard case .incomplete(let accepted) = interview.reading("tacrolimus", for: drug) else {
      Issue.record("an ambiguous name was taken")
      return
    }
    #expect(accepted.contains("tacrolimus ointment"))
    #expect((try? interview.recording(.text("metotrexate"), for: drug).get()) == nil)
    let known = try interview.recording(.freeName("Methotrexate"), for: drug).get()
    #expect(known.words(of: drug) == "methotrexate")
  }

  @Test("a drug that the dictionary does not know asks for its class, and a potent one's potency")
  func asksClass() throws {
    let drug = cell("therapies", 1, "drug")
    let free = try Leqselvi.initial().addingRow(to: "therapies")
      .recording(.freeName("Wondrol"), for: drug).get()
    func fields(_ interview: Interview) -> [String] {
      interview.rows(of: "therapies")[0].cells.prefix(4).map(\.id.text)
    }
    #expect(
      fields(free)
        == [
          "therapies#1.drug", "therapies#1.classes", "therapies#1.outcome",
        ])
    let classes = cell("therapies", 1, "classes")
    #expect(free.refusal("none", classes) != nil)
    let classed = try free.typing("topical-corticosteroid", in: classes)
    #expect(fields(classed)[2] == "therapies#1.potency")
    let potent = try classed.typing("high", in: cell("therapies", 1, "potency"))
      .typing("inadequate", in: cell("therapies", 1, "outcome"))
    #expect(potent.missing == ["concurrentDrugs"])
    // A known drug has its own class and potency: those that were given are parked.
    let known = try potent.typing("methotrexate", in: drug)
    #expect(known.field(classes)?.isParked == true)
    #expect(known.field(cell("therapies", 1, "potency"))?.isParked == true)
    let back = try known.recording(.freeName("Wondrol"), for: drug).get()
    #expect(back.draft.content == potent.draft.content)
    #expect(back.missing == ["concurrentDrugs"])
  }

  @Test("41, 42. a cell is accepted by itself, and judged against the others of its row")
  func judgesCells() throws {
    let row = try Leqselvi.initial().withRow(
      "therapies", [("drug", "methotrexate"), ("start", "01-Mar-2026"), ("end", "31-Mar-2026")])
    #expect(
      row.refusal("3m", cell("therapies", 1, "days"))
        == "A month has no fixed number of days. Give weeks or days, as in 12w or 84d, "
        + "or give start and stop.")
    #expect(
      row.refusal("5w", cell("therapies", 1, "days"))
        == "35 days are more than the 31 from 01-Mar-2026 through 31-Mar-2026. "
        + "Correct one of them.")
    #expect(
      row.refusal("28-Feb-2026", cell("therapies", 1, "end"))
        == "The end 28-Feb-2026 is before the start 01-Mar-2026. Correct one of them.")
    #expect(
      row.refusal("01-Apr-2026", cell("therapies", 1, "start"))
        == "It contradicts Stop in row 1: the end 31-Mar-2026 is before the start 01-Apr-2026. "
        + "Correct one of them.")
    #expect(
      row.refusal("22-Nov-2026", cell("therapies", 1, "end"))
        == "22-Nov-2026 is after Date of decision, 21-Nov-2026. Correct one of them.")
    let short = try row.typing("3w", in: cell("therapies", 1, "days"))
    #expect(short.words(of: cell("therapies", 1, "days")) == "21 days")
    #expect(
      short.lengthRemark(of: cell("therapies", 1, "days"))
        == "21 days are fewer than the 31 from 01-Mar-2026 through 31-Mar-2026. Both stay, and the "
        + "21 days count.")
    #expect(short.lengthRemark(of: cell("therapies", 1, "end")) != nil)
    #expect(row.lengthRemark(of: cell("therapies", 1, "days")) == nil)
  }

  @Test("what is derived takes the place of what was undocumented")
  func derivedReplacesUndocumented() throws {
    let days = cell("therapies", 1, "days")
    let asked = try Leqselvi.initial().withRow("therapies", [("drug", "methotrexate")])
      .recording(.undocumented, for: days).get()
    #expect(asked.request.undocumented == ["therapies[0].days"])
    let dated = try asked.typing("01-Mar-2026", in: cell("therapies", 1, "start"))
      .typing("31-Mar-2026", in: cell("therapies", 1, "end"))
    #expect(dated.request.undocumented.isEmpty)
    #expect(dated.field(days)?.isParked == true)
  }

  @Test("the places of undocumented cells follow the rows")
  func placesFollow() throws {
    let two = try Leqselvi.initial()
      .withRow("therapies", [("drug", "prednisone")])
      .withRow("therapies", [("drug", "methotrexate"), ("outcome", "u")])
    #expect(two.request.undocumented == ["therapies[1].outcome"])
    let one = two.deletingRow(1, from: "therapies")
    #expect(one.request.undocumented == ["therapies[0].outcome"])
    #expect(one.rows(of: "therapies").map(\.id) == [2])
    #expect(one.rows(of: "therapies").map(\.place) == [1])
    #expect(one.undoing()?.draft.content == two.draft.content)
  }

  @Test("that the records do not say whether a list is complete is an answer")
  func undocumentedList() throws {
    let list = FieldID.completeness("concurrentDrugs")
    let asked = try Leqselvi.approved().recording(.undocumented, for: list).get()
    #expect(asked.finding.outcome == .incomplete)
    #expect(asked.request.undocumented == ["concurrentDrugs"])
    let complete = try asked.completing("concurrentDrugs", true).get()
    #expect(complete.finding.outcome == .approve)
    #expect(complete.request.undocumented.isEmpty)
  }
}
