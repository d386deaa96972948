public import FoundationEssentials

/// What a case may say for one input, beyond its type.
public struct AnswerRule: Sendable, Hashable {
  /// Where it stands in a case, as in `facts.age`; for a field of an entry its key there.
  public let path: String
  /// nil for what is no figure.
  public let range: FigureRange?
  /// What a person reads for the unit of a figure; nil where the unit is read as it is written.
  public let unitWords: String?
  /// What a letter calls one and several of what a figure counts or measures: `tube`, `tubes`; nil
  /// where it says the unit as a screen does.
  public let counted: CountedWords?
  /// How many digits a text is made of, where a person enters it; nil where any text is one. A case
  /// document may hold another: no rule reads it.
  public let digits: Int?
  /// What can be chosen, in the order in which a screen offers it; empty for what is no choice.
  public let choices: [Choice]
  /// The date input that this date must not pass.
  public let latest: String?
  /// The date input that this figure can be counted from, in whole years up to the day of decision.
  public let yearsSince: String?
  /// What an absent answer means; nil where it means that nobody has answered.
  public let standard: Bool?
  /// Whether it follows from other answers alone, so that a case cannot give it.
  public let isDerived: Bool
  /// Whether a text is a time of day, `14:05`.
  public let isTimeOfDay: Bool

  public init(
    path: String = "", range: FigureRange? = nil, unitWords: String? = nil,
    counted: CountedWords? = nil, digits: Int? = nil,
    choices: [Choice] = [], latest: String? = nil, yearsSince: String? = nil,
    standard: Bool? = nil, isDerived: Bool = false, isTimeOfDay: Bool = false
  ) {
    self.path = path
    self.range = range
    self.unitWords = unitWords
    self.counted = counted
    self.digits = digits
    self.choices = choices
    self.latest = latest
    self.yearsSince = yearsSince
    self.standard = standard
    self.isDerived = isDerived
    self.isTimeOfDay = isTimeOfDay
  }

  /// The choice with this value.
  public func choice(_ value: String) -> Choice? { choices.first { $0.value == value } }
}

/// What one and several of something are called.
public struct CountedWords: Sendable, Hashable {
  public let one: String
  public let several: String

  public init(one: String, several: String) {
    self.one = one
    self.several = several
  }

  /// `1 tube`, `2 tubes`, `0.5 tubes`.
  public func words(_ figure: Decimal) -> String { "\(figure) \(figure == 1 ? one : several)" }
}

/// The figures that an input can have. Whole figures end at 2,147,483,647, as CQL's integers do.
public struct FigureRange: Sendable, Hashable {
  public let minimum: Decimal
  /// nil where there is none but that of whole figures.
  public let maximum: Decimal?
  public let isWhole: Bool
  /// Whether the figure has to be more than `minimum`.
  public let isMinimumExcluded: Bool

  public init(
    minimum: Decimal = 0, maximum: Decimal? = nil, isWhole: Bool, isMinimumExcluded: Bool = false
  ) {
    self.minimum = minimum
    self.maximum = maximum ?? (isWhole ? Self.largestWhole : nil)
    self.isWhole = isWhole
    self.isMinimumExcluded = isMinimumExcluded
  }

  public static let largestWhole: Decimal = 2_147_483_647

  public func contains(_ figure: Decimal) -> Bool {
    if figure < minimum || (isMinimumExcluded && figure == minimum) { return false }
    if let maximum, figure > maximum { return false }
    return !isWhole || figure.isWhole
  }

  /// In words, without the unit: `a whole number from 1`, `a number from 0 to 100`.
  public var words: String {
    let kind = isWhole ? "a whole number" : "a number"
    let low = isMinimumExcluded ? "more than \(minimum)" : "from \(minimum)"
    guard let maximum, maximum != Self.largestWhole else { return "\(kind) \(low)" }
    return "\(kind) \(low) to \(maximum)"
  }
}

extension FigureRange {
  /// ``words``, with the largest whole figure where `figure` is beyond it: nobody is told of a
  /// limit that no real answer comes near, but for who has passed it.
  public func words(refusing figure: Decimal) -> String {
    let isBeyond = isWhole && maximum == Self.largestWhole && figure > Self.largestWhole
    return isBeyond ? "\(words) to \(Self.largestWhole)" : words
  }
}

extension Decimal {
  /// Whether it has no decimals but zeros.
  public var isWhole: Bool {
    if exponent >= 0 { return true }
    // FoundationEssentials has no rounding for Decimal; its description is exact.
    let digits = description
    guard let point = digits.firstIndex(of: ".") else { return true }
    return digits[point...].dropFirst().allSatisfy { $0 == "0" }
  }
}

/// One of the answers that an input offers.
public struct Choice: Sendable, Hashable {
  /// What stands in a case: `not-tested`.
  public let value: String
  /// For lists and panels: `Not tested`.
  public let label: String
  /// How a letter calls it to a member; nil where the label will do.
  public let memberWords: String?
  /// What it means, where the label does not say it.
  public let help: String?

  public init(value: String, label: String, memberWords: String? = nil, help: String? = nil) {
    self.value = value
    self.label = label
    self.memberWords = memberWords
    self.help = help
  }
}
