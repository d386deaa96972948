import Casework
import Checklist
import FoundationEssentials
import Interview
import RuleModel
import Screen
import Testing

@testable import Workbench

/// Dates and figures on the screen (33, 35 to 45).
@Suite("Checklist: dates and figures", .checklist) struct ChecklistAnswerTests {
  private static let atDate = Runner.entered(["1", "1", "1", "1"])
  private static let atBirth = Runner.entered(Script.request + ["Jane Doe", "W1"])
  private static let atFigure = Runner.entered(Script.request + Script.persons + ["1", "8"])
  private static let atTreatment = Runner.entered(
    Script.request + Script.persons + Script.clinical + ["clobetasol propionate"])

  private func shown(_ run: Runner) -> String { run.grid(run.bench.size).words }

  @Test(
    "35. A date in every form is shown the same once it is left",
    arguments: ["14-Jul-1985", "14jul1985", "07/14/1985", "1985-07-14", "07141985"])
  func forms(typed: String) {
    var run = Self.atBirth
    run.enter(typed)
    #expect(run.screen.contains("[ 14-Jul-1985"))
    #expect(run.draft?.text("member.birthDate") == "1985-07-14")
  }

  @Test("36. A date of figures alone is told in letters before the field is left")
  func echoed() {
    var run = Self.atDate
    run.type("05/04/2026")
    #expect(run.focusLine.contains("= 04-May-2026"))
    #expect(run.draft?.text("request.date") == nil)
  }

  @Test(
    "37. A year of two digits is refused, with the four that it may be",
    arguments: ["05/06/26", "06-May-26", "05-06-26"])
  func twoDigits(typed: String) {
    var run = Self.atDate
    run.enter(typed)
    #expect(run.screen.contains("Type 4 digits, as in 06-May-2026"))
    #expect(run.focusLine.contains(typed))
  }

  @Test(
    "38. Today and days counted from it go by the day that the program is told",
    arguments: [("t", "21-Nov-2026"), ("-6m", "21-May-2026"), ("+3w", "12-Dec-2026")])
  func offsets(typed: String, shown: String) {
    var run = Self.atDate
    run.type(typed)
    #expect(run.focusLine.contains("= \(shown)"))
  }

  @Test(
    "39. A month or a year alone is no date, and no day is filled in",
    arguments: [
      ("May-2020", "The day is missing in May-2020."), ("2020", "2020 is not a whole date."),
    ])
  func parts(typed: String, words: String) {
    var run = Self.atDate
    let before = run.draft?.content
    run.enter(typed)
    #expect(shown(run).contains(words))
    #expect(run.focusLine.contains(typed) && !run.focusLine.contains("01"))
    #expect(run.draft?.content == before)
  }

  @Test(
    "41. A birth that is to come, a stop before its start and a 29th of February say what is wrong")
  func wrongDates() {
    var birth = Self.atBirth
    birth.enter("14-Jul-2031")
    #expect(shown(birth).contains("! "))
    #expect(shown(birth).contains("21-Nov-2026"), "\(shown(birth))")
    var leap = Self.atDate
    leap.enter("29-Feb-2025")
    #expect(shown(leap).contains("The day is wrong: February 2025 has 28 days, and 29 was typed."))
  }

  @Test("44. Figures are shown without loose ends, with a comma at thousands and their unit")
  func figures() {
    for (typed, words) in [(".5", "0.5 %"), ("5.0", "5 %"), ("12.50", "12.5 %"), ("007", "7 %")] {
      var run = Self.atFigure
      run.type(typed)
      #expect(run.focusLine.contains("= \(words) "))
      run.press(.enter, .backTab)
      #expect(run.focusLine.contains("[ \(words.dropLast(2))_"))
      #expect(run.focusLine.contains("] %"))
    }
    var dose = Runner.entered(Array(Script.request.prefix(6)))
    dose.type("5000")
    #expect(dose.focusLine.contains("= 5,000 mg"), "\(dose.focusLine)")
  }

  @Test("45. A figure out of its range is refused with the range")
  func range() {
    var run = Self.atFigure
    run.enter("101")
    #expect(shown(run).contains("from 0 to 100 %"))
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == nil)
  }

  @Test("45. Ten times what was there, or a tenth, is asked about once, and Y alone takes it")
  func tenfold() {
    var run = Self.atFigure
    run.enter("60")
    run.press(.backTab)
    #expect(run.intake?.focus == .input("scalpHairLossPercent"))
    run.enter("6")
    #expect(shown(run).contains("! 6 % is a tenth of the 60 % that was entered before."))
    // Enter, and what was typed ahead for later fields, answer nothing.
    run.press(.enter, "7", ".", .enter)
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(60)))
    run.press("n")
    #expect(run.focusLine.contains("6_"))
    run.press(.enter, "y")
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(6)))
    #expect(run.saves.last?.content == run.draft?.content)
    run.press(.backTab)
    run.enter("7")
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(7)))
  }

  @Test("45. A letter that was typed ahead for another field does not take such a figure")
  func tenfoldTypedAhead() {
    var run = Self.atFigure
    run.enter("60")
    run.press(.backTab)
    run.isPainted = false
    run.enter("6", "y")
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(60)))
    run.isPainted = true
    run.give(.painted)
    run.press("y")
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(6)))
  }

  @Test("45. Left by another key, such a figure is kept as typed and not taken")
  func tenfoldLeft() {
    var run = Self.atFigure
    run.enter("60")
    run.press(.backTab)
    run.type("6")
    run.press(.up)
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == .answered(.number(60)))
    #expect(run.screen.contains("not accepted"))
  }

  @Test("33. What could not be saved is marked where it stands, until it is saved")
  func unsaved() {
    var run = Self.atFigure
    run.savingFails = "the disk is full"
    run.enter("60")
    run.press(.backTab)
    #expect(run.focusLine.contains("60"))
    #expect(run.focusLine.contains("NOT SAVED"))
    run.savingFails = nil
    run.press(.control("s"))
    #expect(!run.screen.contains("NOT SAVED"))
    var table = Self.atTreatment
    table.savingFails = "the disk is full"
    table.enter("1")
    #expect(table.screen.contains("! Not effective"))
  }
}
