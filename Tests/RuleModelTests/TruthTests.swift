import RuleModel
import Testing

@Suite("Truth")
struct TruthTests {
  private static let all: [Truth] = [.true, .false, .unknown]

  /// Rows by the left operand, columns by the right, both in the order true, false, unknown.
  private func table(_ operation: (Truth, Truth) -> Truth) -> [[Truth]] {
    Self.all.map { left in Self.all.map { operation(left, $0) } }
  }

  @Test("and is false as soon as one is, and true only when both are")
  func and() {
    #expect(
      table { $0.and($1) } == [
        [.true, .false, .unknown],
        [.false, .false, .false],
        [.unknown, .false, .unknown],
      ])
  }

  @Test("or is true as soon as one is, and false only when both are")
  func or() {
    #expect(
      table { $0.or($1) } == [
        [.true, .true, .true],
        [.true, .false, .unknown],
        [.true, .unknown, .unknown],
      ])
  }

  @Test("xor is unknown when either is")
  func xor() {
    #expect(
      table { $0.xor($1) } == [
        [.false, .true, .unknown],
        [.true, .false, .unknown],
        [.unknown, .unknown, .unknown],
      ])
  }

  @Test("implies is true of a false premise and of a true conclusion")
  func implies() {
    #expect(
      table { $0.implies($1) } == [
        [.true, .false, .unknown],
        [.true, .true, .true],
        [.true, .unknown, .unknown],
      ])
  }

  @Test("the negation of unknown is unknown")
  func negation() {
    #expect(Self.all.map(\.negated) == [.false, .true, .unknown])
  }
}
