import RuleModel

import struct FoundationEssentials.Decimal

/// What a policy may not say, though CQL may: what takes an open answer for null, and what can
/// have no result, so that a line would stay open though everything is answered.
extension Checker {
  mutating func refuse(_ literal: Value, _ syntax: Syntax) {
    switch literal {
    case .unknown:
      report(
        syntax, "null decides nothing: whatever is compared with it stays open",
        help: "leave it out; what is not answered yet waits by itself")
    case .partialDate:
      report(
        syntax, "a policy needs the whole date", help: "write it as in `@2026-11-21`")
    default: break
    }
  }

  mutating func refuse(
    _ operation: Expression.Operation, _ syntax: Syntax, readsInput: Bool, last: Value?
  ) {
    if readsInput, let help = operation.remedyForNull {
      report(syntax, "this treats an open answer as if it were known", help: help)
    }
    let divides = [.divide, .truncatedDivide, .modulo].contains(operation)
    if divides, !(last?.isFigureToDivideBy ?? false) {
      report(
        syntax, "a division has no result where what it divides by is 0",
        help: "divide by a figure that stands here, or multiply the other side instead")
    }
    if operation == .date {
      report(syntax, "a policy writes a date as it is", help: "write it as in `@2026-11-21`")
    }
    if readsInput, operation.mayHaveNoResult {
      report(
        syntax, "this has no result for some answers, and the line would stay open for ever",
        help: "write a comparison, or ask the entries: `some x in … satisfies (…)`")
    }
  }
}

extension Expression.Operation {
  /// How to say it so that it waits for what is open; nil for what waits anyhow.
  ///
  /// CQL answers these with true or false where an input is null, and the answer that comes later
  /// may say otherwise.
  fileprivate var remedyForNull: String? {
    switch self {
    case .isNull, .isNotNull:
      "a policy cannot ask whether something was answered; leave the test out"
    case .isTrue, .isNotFalse: "write the condition alone: while it is open, it waits"
    case .isFalse, .isNotTrue: "write `not (…)`: while the condition is open, it waits"
    case .coalesce: "a policy takes no default for an answer; leave `Coalesce` out"
    case .exists: "write `some x in … satisfies (…)`, which waits for a list to be complete"
    case .anyTrue: "write `some x in … satisfies (x)`, which waits for what is open"
    case .allTrue: "write `every x in … satisfies (x)`, which waits for what is open"
    case .equivalent: "write `=`, which waits for what is open"
    case .notEquivalent: "write `!=`, which waits for what is open"
    default: nil
    }
  }

  /// Whether it is null for some operands that are known, as the first member of an empty list.
  fileprivate var mayHaveNoResult: Bool {
    switch self {
    case .first, .last, .indexer, .singletonFrom, .min, .max, .sum, .avg, .median,
      .mode, .product, .variance, .stdDev, .populationVariance, .populationStdDev, .power, .exp,
      .ln, .log:
      true
    default: false
    }
  }
}

extension Value {
  fileprivate var isFigureToDivideBy: Bool {
    switch self {
    case .integer(let figure): figure != 0
    case .decimal(let figure): figure != 0
    case .quantity(let quantity): quantity.amount != 0
    default: false
    }
  }
}
