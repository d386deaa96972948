import Casework
import Foundation
import RuleModel
import Testing

@Suite("Age and birth date")
struct CaseAgeTests {
  private func text(birth: String, date: String, age: String = "null") -> String {
    """
    {"schema": "rubric.case/1", "request": {"date": "\(date)"},
     "member": {"birthDate": "\(birth)"}, "facts": {"age": \(age)}}
    """
  }

  @Test(
    "the age is counted on the day of decision; born on 29 February, a year older on 1 March",
    arguments: [
      ("1990-05-04", "2026-05-03", 35), ("1990-05-04", "2026-05-04", 36),
      ("2008-11-21", "2026-11-21", 18), ("2008-11-22", "2026-11-21", 17),
      ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
      ("2008-02-29", "2028-02-28", 19), ("2008-02-29", "2028-02-29", 20),
      ("2026-11-21", "2026-11-21", 0),
    ])
  func derived(birth: String, date: String, years: Int) throws {
    let wanted = Value.quantity(Quantity(.init(years), "year"))
    #expect(try Contract.answer("age", in: text(birth: birth, date: date)) == wanted)
    let given = text(birth: birth, date: date, age: "\(years)")
    #expect(try Contract.answer("age", in: given) == wanted)
    let contradicting = text(birth: birth, date: date, age: "\(years + 1)")
    #expect(try Contract.refusedPaths(contradicting) == ["facts.age"])
  }

  @Test("a birth after the day of decision is refused")
  func birthInFuture() throws {
    #expect(
      try Contract.refusedPaths(text(birth: "2026-11-22", date: "2026-11-21")) == [
        "member.birthDate"
      ])
  }

  @Test("without a day of decision a birth date says no age, and contradicts none")
  func openDate() throws {
    let text = """
      {"schema": "rubric.case/1", "member": {"birthDate": "1990-05-04"}, "facts": {"age": 3}}
      """
    #expect(try Contract.answer("age", in: text) == .quantity(Quantity(3, "year")))
  }
}
