import RuleModel
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  private func date(_ iso: String) throws -> CalendarDate {
    try #require(CalendarDate(iso: iso))
  }

  @Test(
    "text that is no day is refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-32", "2026-1-1", "0000-01-01", "26-01-01",
      "2026/01/01", "2026-01-01 ", "", "१०२६-०१-०१",
    ])
  func refused(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(
    "text and parts come back",
    arguments: [
      "0001-01-01", "1970-01-01", "2000-02-29", "2024-02-29", "2026-11-21", "9999-12-31",
    ])
  func roundTrip(text: String) throws {
    let date = try date(text)
    #expect(date.iso == text)
    #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
    #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
  }

  @Test("the days of four centuries follow one another, in number and in order")
  func sequence() throws {
    var date = try date("1899-12-31")
    for _ in 0..<146_097 {
      let next = try #require(date.adding(days: 1))
      #expect(next.daysSinceEpoch == date.daysSinceEpoch + 1)
      #expect(date < next)
      if next.month == date.month {
        #expect(next.day == date.day + 1)
      } else {
        #expect(next.day == 1)
      }
      date = next
    }
    #expect(date.iso == "2299-12-31")
  }

  @Test(
    "days are counted from 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-11-21", 20_778),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
  func epoch(text: String, days: Int) throws {
    #expect(try date(text).daysSinceEpoch == days)
  }

  @Test(
    "months end with the month that is reached",
    arguments: [
      ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2026-11-21", 12, "2027-11-21"), ("2026-11-21", -6, "2026-05-21"),
      ("2026-08-31", -6, "2026-02-28"), ("2028-02-29", 12, "2029-02-28"),
      ("2026-01-15", -1, "2025-12-15"), ("0001-01-31", 0, "0001-01-31"),
    ])
  func months(start: String, months: Int, end: String) throws {
    #expect(try date(start).adding(months: months) == date(end))
  }

  @Test("there is no date outside the years 1 to 9999")
  func bounds() throws {
    let (first, last) = try (date("0001-01-01"), date("9999-12-31"))
    #expect(first.adding(days: -1) == nil)
    #expect(last.adding(days: 1) == nil)
    #expect(first.adding(months: -1) == nil)
    #expect(last.adding(months: 1) == nil)
    for extreme in [Int.min, Int.max] {
      #expect(last.adding(days: extreme) == nil)
      #expect(last.adding(months: extreme) == nil)
    }
  }

  @Test(
    "age changes on the birthday, for 29 February on 1 March",
    arguments: [
      ("1990-05-04", "2026-05-03", 35), ("1990-05-04", "2026-05-04", 36),
      ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
      ("2008-02-29", "2028-02-29", 20), ("2026-05-04", "2026-05-03", -1),
    ])
  func age(birth: String, on day: String, years: Int) throws {
    #expect(try date(birth).wholeYears(on: date(day)) == years)
  }
}
