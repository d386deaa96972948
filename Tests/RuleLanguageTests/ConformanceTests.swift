import Diagnostics
import RuleModel
import Testing

@Suite struct SmokeTests {
  @Test func smoke() {
    #expect(Bench.value("1 + 2 * 3 = 7 and not false") == .boolean(true))
    #expect(
      Bench.value("@2026-11-21 + 6 months") == .date(CalendarDate(year: 2027, month: 5, day: 21)!))
    #expect(Bench.value("at least 2 x in {1, 5, 9} satisfies (x > 4)") == .boolean(true))
    for text in [
      "age >= 18", "metabolizer = 'norml'", "episodeMonths >= 6 months", "episodeMonths > 28 days",
      "some t in therapies satisfies (t.days >= 28 days and 'steroid' in t.classes)",
    ] {
      let r = Bench.read(text)
      print(
        r.expression.map { "ok \($0.nodes.count)" }
          ?? r.diagnostics.map(\.rendered).joined(separator: "\n"))
    }
  }
}
