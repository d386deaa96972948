import RuleEngine
import RuleModel
import Testing

/// What an approval covers, to the day.
@Suite("Approvals")
struct ApprovalTests {
  private func approval(
    _ grants: [Grant], on day: String, month: MonthLength = .calendar, facts: [Int: Bool] = [:]
  ) throws -> Approval? {
    var given = Made.facts(on: day)
    for (slot, flag) in facts { given[slot] = .boolean(flag) }
    let policy = Made.policy([Made.pathway([], grants: grants)], month: month, from: "1900-01-01")
    let finding = Made.finding(policy, given)
    #expect(finding.outcome == .approve)
    return finding.policies.first?.approval
  }

  private func through(
    _ duration: GrantDuration, on day: String, month: MonthLength = .calendar
  ) throws -> String? {
    let approval = try approval([Grant(when: nil, duration: duration)], on: day, month: month)
    #expect(approval.map { $0.from.iso == day } ?? true)
    return approval?.through?.iso
  }

  @Test(
    "n days end on the first day + n - 1",
    arguments: [
      (1, "2026-11-21", "2026-11-21"), (2, "2026-11-21", "2026-11-22"),
      (180, "2026-11-21", "2027-05-19"), (180, "2027-10-01", "2028-03-28"),
      (28, "2027-02-01", "2027-02-28"), (29, "2028-02-01", "2028-02-29"),
      (366, "2028-01-01", "2028-12-31"), (1, "2026-12-31", "2026-12-31"),
    ])
  func days(count: Int, from: String, through: String) throws {
    #expect(try self.through(.days(count), on: from) == through)
  }

  @Test(
    "a month that is 30 days long is so whatever the calendar says",
    arguments: [
      (1, "2027-01-31", "2027-03-01"), (1, "2027-02-01", "2027-03-02"),
      (4, "2026-11-21", "2027-03-20"), (6, "2026-11-21", "2027-05-19"),
      (6, "2027-09-01", "2028-02-27"), (12, "2027-01-01", "2027-12-26"),
    ])
  func monthsOfThirtyDays(count: Int, from: String, through: String) throws {
    #expect(try self.through(.months(count), on: from, month: .days(30)) == through)
  }

  @Test(
    "calendar months end the day before the same day, or before that month's last",
    arguments: [
      (1, "2027-01-31", "2027-02-27"), (1, "2028-01-31", "2028-02-28"),
      (1, "2027-01-28", "2027-02-27"), (1, "2027-01-29", "2027-02-27"),
      (1, "2027-02-28", "2027-03-27"), (1, "2027-03-31", "2027-04-29"),
      (2, "2026-12-31", "2027-02-27"), (6, "2026-11-21", "2027-05-20"),
      (6, "2026-08-31", "2027-02-27"), (12, "2026-11-21", "2027-11-20"),
      (1, "2026-12-01", "2026-12-31"), (1, "2026-12-31", "2027-01-30"),
    ])
  func calendarMonths(count: Int, from: String, through: String) throws {
    #expect(try self.through(.months(count), on: from) == through)
  }

  @Test(
    "a year is 12 calendar months, whatever a month of the policy is",
    arguments: [
      (1, "2026-11-21", "2027-11-20"), (1, "2028-02-29", "2029-02-27"),
      (1, "2027-02-28", "2028-02-27"), (1, "2027-03-01", "2028-02-29"),
      (4, "2028-02-29", "2032-02-28"), (1, "2027-01-01", "2027-12-31"),
      (2, "2026-12-31", "2028-12-30"),
    ])
  func years(count: Int, from: String, through: String) throws {
    #expect(try self.through(.years(count), on: from) == through)
    #expect(try self.through(.years(count), on: from, month: .days(30)) == through)
  }

  @Test("past the last day that a date can say, no dates are given")
  func pastTheCalendar() throws {
    #expect(try through(.days(2), on: "9999-12-31") == nil)
    #expect(try through(.days(1), on: "9999-12-31") == "9999-12-31")
    #expect(try through(.years(1), on: "9999-06-01") == nil)
  }

  @Test("the first grant whose condition holds is given, and none while it is open")
  func grants() throws {
    let slot = Made.inputs.lowerBound
    let grants = [
      Grant(when: Made.reading(slot), duration: .days(1)), Grant(when: nil, duration: .days(2)),
    ]
    let day = "2026-11-21"
    #expect(try approval(grants, on: day, facts: [slot: true])?.through?.iso == day)
    #expect(try approval(grants, on: day, facts: [slot: false])?.through?.iso == "2026-11-22")
    let open = Made.finding(Made.policy([Made.pathway([], grants: grants)]))
    #expect(open.outcome == .incomplete)
    #expect(open.missing.items.map(\.slot) == [slot])
  }

  @Test("only an approval has dates")
  func noApprovalNoDates() {
    let slot = Made.inputs.lowerBound
    let policy = Made.policy([
      Made.pathway(
        [Made.line("1", .expression(Made.reading(slot)))],
        grants: [Grant(when: nil, duration: .days(1))])
    ])
    #expect(Made.finding(policy).policies.first?.approval == nil)
    var facts = Made.facts()
    facts[slot] = .boolean(false)
    #expect(Made.finding(policy, facts).policies.first?.approval == nil)
  }
}
