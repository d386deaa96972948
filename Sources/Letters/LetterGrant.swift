internal import Casework
internal import RuleEngine
internal import RuleModel

/// What all policies of a case grant together. One may limit the time and another the amount, for
/// a time of its own: what a member gets is the shortest of the times.
struct LetterGrant {
  let from: CalendarDate
  /// The last day covered; nil where doses are what is granted.
  let through: CalendarDate?
  let doses: Int?
  let quantity: QuantityLimit?
  /// The last day on which the amount is allowed, where that is after ``through``.
  let quantityThrough: CalendarDate?
  /// How long a month is, where the time can have been given in months of days and the policy's
  /// source says how many.
  let monthDays: Int?
  let renewalNotes: [String]

  /// How many days it covers; nil where it has no end.
  var days: Int? { through.map { CalendarDate.days(from: from, to: $0) + 1 } }

  /// nil for a finding that grants nothing.
  init?(_ finding: Finding) {
    let granting = finding.policies.filter { $0.approval != nil }
    let approvals = granting.compactMap(\.approval)
    guard let first = approvals.first else { return nil }
    let end = approvals.compactMap(\.through).min()
    from = first.from
    through = end
    doses = approvals.lazy.compactMap(\.doses).first
    let limited = approvals.last { $0.quantity != nil }
    quantity = limited?.quantity
    quantityThrough = limited?.through.flatMap { last in
      end.flatMap { last > $0 ? last : nil }
    }
    renewalNotes = approvals.compactMap(\.renewalToMember).withoutRepeats
    let timed = granting.first { $0.approval?.through == end }
    let length = end.map { CalendarDate.days(from: first.from, to: $0) + 1 }
    monthDays = length.flatMap { days in timed?.policy.statedMonth?.length(within: days) }
  }
}

extension Policy {
  /// How long a month is by the source; nil where it does not say.
  fileprivate var statedMonth: MonthLength? { unstated.contains(.month) ? nil : month }
}

extension MonthLength {
  /// How many days a month has, where a time of so many days can have been given in months.
  fileprivate func length(within days: Int) -> Int? {
    guard case .days(let length) = self, days.isMultiple(of: length) else { return nil }
    return length
  }
}
