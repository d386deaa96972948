import FoundationEssentials
import RuleModel
import Testing

@Suite("Small whole figures")
struct WholeDecimalTests {
  @Test(
    "a small whole figure is told, however it is held",
    arguments: [
      ("0", 0, 0), ("1", 0, 1), ("50", -1, 5), ("12000", -3, 12), ("1", 2, 100), ("400", 0, 400),
    ])
  func whole(digits: String, exponent: Int, figure: Int) throws {
    let held = Decimal(
      sign: .plus, exponent: exponent, significand: try #require(Decimal(string: digits)))
    #expect(held.smallWhole == figure)
    #expect(String(figure) == "\(held)")
  }

  @Test(
    "a figure that is not, or of another size, is left to others",
    arguments: [
      "-1", "-400", "0.5", "399.5", "-0.0001", "401", "1e21", "18446744073709551616",
      "18446744073709551617", "340282366920938463463374607431768211461",
      "3.0000000000000000000000000000000000001", "2.9999999999999999999999999999999999999",
      "0.0000000000000000000000000000000000000001",
    ])
  func other(text: String) throws {
    #expect(try #require(Decimal(string: text)).smallWhole == nil)
  }

  @Test("what is no figure is not a whole one")
  func noFigure() {
    #expect(Decimal.nan.smallWhole == nil)
  }
}
