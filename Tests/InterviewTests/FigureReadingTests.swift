import Checklist
import FoundationEssentials
import Interview
import RuleModel
import Testing

@Suite("Figures and lengths as they are typed", .checklist)
struct FigureReadingTests {
  private func figure(_ text: String) -> TextOutcome { .read(.figure(Decimal(string: text)!)) }

  @Test(
    "a number is read as it is written",
    arguments: [
      ("5", "5"), ("5.0", "5"), ("0.5", "0.5"), (".5", "0.5"), ("12.50", "12.5"), ("007", "7"),
      ("+5", "5"), (" 5 ", "5"), ("0", "0"), ("999999999999", "999999999999"),
    ])
  func readsNumbers(_ typed: String, _ value: String) {
    #expect(ReaderInputs.read(typed, ReaderInputs.bare) == figure(value))
  }

  @Test("a text made of digits is refused with fewer, with more, and with anything else")
  func digits() {
    #expect(ReaderInputs.read("0123", ReaderInputs.digits) == .read(.text("0123")))
    #expect(
      ReaderInputs.read("012", ReaderInputs.digits)
        == .incomplete("Field has 4 digits, and these are 3. Correct it."))
    #expect(
      ReaderInputs.read("01234", ReaderInputs.digits)
        == .refused("Field has 4 digits, and these are 5. Correct it."))
    #expect(
      ReaderInputs.read("01W3", ReaderInputs.digits)
        == .refused("W has no place in Field. Type its 4 digits alone."))
  }

  @Test(
    "43. what is no number is refused with the reason",
    arguments: [
      ("1.2.3", "1.2.3 has more than one decimal point. Type one, as in 12.5."),
      (
        "1,5",
        "1,5 has a comma. Use a point for decimals, as in 1.5, and nothing for thousands."
      ),
      (
        "5,000",
        "5,000 has a comma. Use a point for decimals, as in 1.5, and nothing for thousands."
      ),
      ("1e3", "e3 has no place in a number. Type digits alone, as in 12.5."),
      ("--5", "--5 has a sign where no number is. Type digits, as in 12.5."),
      ("5-", "5- has a sign where no number is. Type digits, as in 12.5."),
      ("abc", "abc is no number. Type digits, as in 12.5."),
      ("١٢", "١٢ is no number. Type digits, as in 12.5."),
      (
        "1234567890123",
        "1234567890123 has too many digits: 12 and, behind the point, 6 at most."
      ),
      ("0.1234567", "0.1234567 has too many digits: 12 and, behind the point, 6 at most."),
      ("-5", "-5 is not allowed for Field. Type a number from 0."),
    ])
  func refusesNumbers(_ typed: String, _ message: String) {
    #expect(ReaderInputs.read(typed, ReaderInputs.bare) == .refused(message))
  }

  @Test(
    "a number begun is incomplete",
    arguments: [
      ("", "Type a number."),
      (".", ". has no digit behind the point. Type one, or leave the point out."),
      ("5.", "5. has no digit behind the point. Type one, or leave the point out."),
      ("-", "- is no number. Type digits, as in 12.5."),
    ])
  func isIncomplete(_ typed: String, _ message: String) {
    #expect(ReaderInputs.read(typed, ReaderInputs.bare) == .incomplete(message))
  }

  @Test(
    "45. the range is part of the answer",
    arguments: [
      ("0", figureOutcome("0")), ("100", figureOutcome("100")), ("12.5%", figureOutcome("12.5")),
      ("12.5 %", figureOutcome("12.5")),
      (
        "100.1",
        .refused("100.1 % is not allowed for Field. Type a number from 0 to 100 %.")
      ),
      ("105", .refused("105 % is not allowed for Field. Type a number from 0 to 100 %.")),
      ("12 mg", .refused("mg has no place in a number of %. Type digits alone, as in 12.5.")),
      ("5.%", .refused("5.% has no digit behind the point. Type one, or leave the point out.")),
    ])
  func readsPercents(_ typed: String, _ expected: TextOutcome) {
    #expect(ReaderInputs.read(typed, ReaderInputs.percent) == expected)
  }

  @Test("a range may leave its lowest figure out, and a whole number has no decimals")
  func checksKinds() {
    #expect(
      ReaderInputs.read("0", ReaderInputs.grams)
        == .refused("0 g is not allowed for Field. Type a number more than 0 g."))
    #expect(
      ReaderInputs.read("2.5", ReaderInputs.grade)
        == .refused("2.5 is not allowed for Field. Type a whole number from 1 to 4."))
    #expect(ReaderInputs.read("2.0", ReaderInputs.grade) == figure("2"))
    #expect(ReaderInputs.read("36y", ReaderInputs.years) == figure("36"))
    #expect(ReaderInputs.read("36 years", ReaderInputs.years) == figure("36"))
    #expect(ReaderInputs.read("60g", ReaderInputs.grams) == figure("60"))
  }

  @Test(
    "days are read from weeks and days",
    arguments: [
      ("84", "84"), ("84d", "84"), ("12w", "84"), ("12 weeks", "84"), ("3w 2d", "23"),
      ("3w2d", "23"), ("2d 3w", "23"), ("3W 2D", "23"), ("1wk", "7"), ("0", "0"),
    ])
  func readsDays(_ typed: String, _ value: String) {
    #expect(ReaderInputs.read(typed, ReaderInputs.days) == figure(value))
  }

  @Test(
    "a month is no number of days",
    arguments: [
      "3m", "3 months", "1y", "3m 2w",
    ])
  func refusesMonths(_ typed: String) {
    let unit = typed.contains("y") ? "year" : "month"
    #expect(
      ReaderInputs.read(typed, ReaderInputs.days, alternative: "give start and stop")
        == .refused(
          "A \(unit) has no fixed number of days. "
            + "Give weeks or days, as in 12w or 84d, or give start and stop."))
  }

  @Test(
    "a wrong length is refused with the reason, one begun is incomplete",
    arguments: [
      (
        "3w 2w",
        TextOutcome.refused("3w 2w gives weeks twice. Type each once, as in 84, 12w or 3w 2d.")
      ),
      ("1.5d", .refused("1.5 days is not allowed for Field. Type a whole number from 0 days.")),
      ("3q", .refused("q is no unit of time here. Type it as in 84, 12w or 3w 2d.")),
      (
        "3w 2",
        .incomplete("3w 2 has a number without a unit. Type it as in 84, 12w or 3w 2d.")
      ),
      ("3we", .incomplete("we is no unit of time here. Type it as in 84, 12w or 3w 2d.")),
      (
        "3 2w",
        .refused("3 2w has a number without a unit. Type it as in 84, 12w or 3w 2d.")
      ),
      ("", .incomplete("Type a length, as in 84, 12w or 3w 2d.")),
      ("w", .refused("w is no number. Type digits, as in 12.5.")),
      ("3w-", .refused("3w- is no number. Type digits, as in 12.5.")),
    ])
  func refusesLengths(_ typed: String, _ expected: TextOutcome) {
    #expect(ReaderInputs.read(typed, ReaderInputs.days) == expected)
  }

  @Test(
    "months are read from years and months, with decimals",
    arguments: [
      ("8", figureOutcome("8")), ("8m", figureOutcome("8")), ("8.5", figureOutcome("8.5")),
      ("2y", figureOutcome("24")), ("1y 6m", figureOutcome("18")),
      ("1.5y", figureOutcome("18")), ("8 months", figureOutcome("8")),
      (
        "12w",
        .refused("A week is no fixed part of a month. Give months or years, as in 8m or 1y 6m.")
      ),
    ])
  func readsMonths(_ typed: String, _ expected: TextOutcome) {
    #expect(ReaderInputs.read(typed, ReaderInputs.months) == expected)
  }
}

/// A figure that was read.
func figureOutcome(_ text: String) -> TextOutcome { .read(.figure(Decimal(string: text)!)) }
