public import FoundationEssentials

/// What an expression can be: CQL's values as far as policies need them.
public enum Value: Sendable, Hashable {
  /// CQL's null, which here remembers the inputs it waits for.
  case unknown(Gaps)
  case boolean(Bool)
  case integer(Int)
  /// Never binary floating point: a rule must not meet 0.1 + 0.2.
  case decimal(Decimal)
  case text(String)
  case date(CalendarDate)
  /// A date known to its year or month only: comparing it is unknown where the rest would decide.
  case partialDate(PartialDate)
  case quantity(Quantity)
  case list(ListValue)
  case record(Record)
}

/// A date of which the day, or the month and the day, are not said: `@2016-01`, `@2016`.
public struct PartialDate: Sendable, Hashable {
  public let year: Int
  public let month: Int?

  /// nil when there is no such year or month.
  public init?(year: Int, month: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1) else { return nil }
    self.year = year
    self.month = month
  }
}

/// A figure with its unit, as in `28 days` or `20 %`.
public struct Quantity: Sendable, Hashable {
  public let amount: Decimal
  /// The singular for calendar units (`day`, `month`, `year`, `week`), else UCUM (`%`, `mg`, `g`).
  public let unit: String

  public init(_ amount: Decimal, _ unit: String) {
    self.amount = amount
    self.unit = unit
  }
}

/// A list, which is open until it is said to be complete.
///
/// On an open list a false `some` is unknown and a count is a lower bound. Literals are closed.
public struct ListValue: Sendable, Hashable {
  public let elements: [Value]
  /// What completing the list would answer; nil when the list is complete.
  public let openness: Gaps?

  public init(_ elements: [Value], openness: Gaps? = nil) {
    self.elements = elements
    self.openness = openness
  }

  public var isComplete: Bool { openness == nil }
}

/// An entry of a list with named fields: a therapy, a concurrent drug.
public struct Record: Sendable, Hashable {
  /// By ``RecordDefinition/fields``; a field that is open is unknown with its own gap.
  public let fields: [Value]
  /// The entry's place in the list that was given, from 0.
  public let entry: Int

  public init(entry: Int, fields: [Value]) {
    self.entry = entry
    self.fields = fields
  }
}

extension Value {
  public static let null = Value.unknown(.none)

  /// The truth of a boolean; unknown for everything else, null included.
  public var truth: Truth {
    if case .boolean(let flag) = self { return Truth(flag) }
    return .unknown
  }

  public var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }

  /// What it waits for; none when it is known.
  public var gaps: Gaps {
    if case .unknown(let gaps) = self { return gaps }
    return .none
  }
}
