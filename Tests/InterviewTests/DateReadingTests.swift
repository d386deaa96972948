import Checklist
import Interview
import PolicyLibrary
import RuleModel
import Testing

/// A date as text and what it is read as, `2026-11-21`.
typealias DateRow = (typed: String, iso: String)

@Suite("Dates as they are typed", .checklist)
struct DateReadingTests {
  private func read(_ text: String, _ order: DateOrder? = .monthFirst) -> TextOutcome {
    ReaderInputs.read(text, ReaderInputs.date, order: order)
  }

  private func day(_ iso: String) -> TextOutcome { .read(.date(CalendarDate(iso: iso)!)) }

  @Test(
    "35. the same day is read from every form",
    arguments: [
      "14-Jul-1985", "14jul1985", "14 jul 1985", "14-JUL-1985", "14/July/1985", "14.Jul.1985",
      "Jul 14, 1985", "july 14 1985", "07/14/1985", "7/14/1985", "07-14-1985", "07 14 1985",
      "07141985", "1985-07-14", "1985/7/14", "1985-Jul-14", "  14-Jul-1985  ",
    ])
  func readsForms(_ typed: String) {
    #expect(read(typed) == day("1985-07-14"))
  }

  @Test(
    "36. the configured order decides which figure is the month",
    arguments: [
      (DateOrder.monthFirst, "05/04/2026", "2026-05-04"),
      (.dayFirst, "05/04/2026", "2026-04-05"), (.monthFirst, "05042026", "2026-05-04"),
      (.dayFirst, "05042026", "2026-04-05"), (.dayFirst, "2026-05-04", "2026-05-04"),
      (.dayFirst, "4-May-2026", "2026-05-04"),
    ])
  func followsOrder(_ order: DateOrder, _ typed: String, _ iso: String) {
    #expect(read(typed, order) == day(iso))
  }

  @Test(
    "36. where no order is set, a date that can be two days tells both and is not taken",
    arguments: [
      ("05/04/2026", "05/04/2026 is 04-May-2026 or 05-Apr-2026. Type the month in letters."),
      ("05042026", "05042026 is 04-May-2026 or 05-Apr-2026. Type the month in letters."),
    ])
  func asks(_ typed: String, _ message: String) {
    #expect(read(typed, nil) == .incomplete(message))
  }

  @Test(
    "36. where no order is set, a date that can be one day only is that day",
    arguments: [
      ("14/07/1985", "1985-07-14"), ("07/14/1985", "1985-07-14"), ("04/04/2026", "2026-04-04"),
      ("29/02/2024", "2024-02-29"), ("1985-07-14", "1985-07-14"), ("14jul1985", "1985-07-14"),
    ])
  func readsWithoutOrder(_ typed: String, _ iso: String) {
    #expect(read(typed, nil) == day(iso))
  }

  @Test("36. the order is that of the vocabulary, and no date has one where it says nothing")
  func configured() throws {
    let library = try Library.load()
    #expect(library.vocabulary.dateOrder == .monthFirst)
    let setting = InterviewSetting(
      evaluator: library.evaluator, dictionary: library.dictionary, today: ReaderInputs.today)
    #expect(setting.dateOrder == .monthFirst)
    #expect(Vocabulary(inputs: [], records: []).dateOrder == nil)
  }

  @Test(
    "38. a day is counted from today, a month's end from the month's end",
    arguments: [
      ("t", "2026-11-21"), ("T", "2026-11-21"), ("today", "2026-11-21"), ("-6m", "2026-05-21"),
      ("+3w", "2026-12-12"), ("-2y", "2024-11-21"), ("-21d", "2026-10-31"), ("t-6m", "2026-05-21"),
      ("- 6 m", "2026-05-21"), ("-0d", "2026-11-21"),
    ])
  func readsOffsets(_ typed: String, _ iso: String) {
    #expect(read(typed) == day(iso))
  }

  @Test("38. a month before 31 March is the last of February")
  func clampsToMonthEnd() throws {
    let reader = AnswerReader(today: CalendarDate(iso: "2027-03-31")!)
    let value = try reader.value("-1m", for: ReaderInputs.date, choices: [])
    #expect(value == .date(CalendarDate(iso: "2027-02-28")!))
  }

  @Test(
    "37, 39. a date begun is incomplete, and says what is missing",
    arguments: [
      ("", "Type a date, as in 05-Apr-2026 or 04/05/2026."),
      ("14", "14 is not a whole date. Type it as in 05-Apr-2026 or 04/05/2026."),
      ("14-", "14- is not a whole date. Type it as in 05-Apr-2026 or 04/05/2026."),
      ("14-J", "The month is not clear: J. Type its first three letters, as in Jul."),
      ("14-Ju-1985", "The month is not clear: Ju. Type its first three letters, as in Jul."),
      ("14-Jul", "14-Jul is not a whole date. Type it as in 05-Apr-2026 or 04/05/2026."),
      (
        "May-2020", "The day is missing in May-2020. Type it as in 05-Apr-2026 or 04/05/2026."
      ),
      ("2020", "2020 is not a whole date. Type it as in 05-Apr-2026 or 04/05/2026."),
      ("0714198", "0714198 is not a whole date. Type it as in 05-Apr-2026 or 04/05/2026."),
      ("05-05-20", "20 is a 2-digit year. Type 4 digits, as in 05-May-2020."),
      ("14-Jul-198", "198 is a 3-digit year. Type 4 digits, as in 14-Jul-2026."),
      ("-", "- needs a number and d, w, m or y, as in -6m: six months before today."),
      ("-6", "-6 needs a number and d, w, m or y, as in -6m: six months before today."),
    ])
  func isIncomplete(_ typed: String, _ message: String) {
    #expect(read(typed) == .incomplete(message))
  }

  @Test(
    "37, 41. a wrong date is refused, and the wrong part is named",
    arguments: [
      ("29-Feb-2025", "The day is wrong: February 2025 has 28 days, and 29 was typed."),
      ("31-Apr-2026", "The day is wrong: April 2026 has 30 days, and 31 was typed."),
      ("32-Jan-2026", "The day is wrong: 32 is not 1 to 31."),
      ("0-Jan-2026", "The day is wrong: 0 is not 1 to 31."),
      (
        "14/07/1985",
        "The month is wrong: 14 is not 1 to 12. The month comes first: 05-Apr-2026 or 04/05/2026."
      ),
      (
        "14-Jly-1985",
        "The month is wrong: Jly is none. Type its first three letters, as in Jul."
      ),
      ("14-Jul-85", "85 is a 2-digit year. Type 4 digits, as in 14-Jul-1985."),
      ("14-Jul-0985", "The year is wrong: 0985 is not 1900 to 2199."),
      ("14-Jul-19850", "19850 is a 5-digit year. Type 4 digits, as in 14-Jul-2026."),
      (
        "071419855",
        "071419855 has too many digits. Type a date as in 05-Apr-2026 or 04/05/2026."
      ),
      ("14--Jul-1985", "14--Jul-1985: there is a - too many. Type a date as in 05-Apr-2026."),
      ("14-Jul-1985-1", "14-Jul-1985-1 is no date. Type it as in 05-Apr-2026 or 04/05/2026."),
      ("14_Jul_1985", "_ has no place in a date. Type it as in 05-Apr-2026."),
      ("١٤-Jul-1985", "١ has no place in a date. Type it as in 05-Apr-2026."),
      (
        "-6q", "-6q is no distance from today. Type d, w, m or y after a number, as in -6m."
      ),
      ("-99999y", "That day is too far from today: dates lie in the years 1900 to 2199."),
      ("-999999d", "-999999d is too far from today."),
    ])
  func refuses(_ typed: String, _ message: String) {
    #expect(read(typed) == .refused(message))
  }
}
