extension Expression {
  /// The operators and functions of CQL that the language has, by their names in its reference.
  public enum Operation: String, Sendable, Hashable, CaseIterable {
    // Logic; `and` and `or` take two operands or more.
    case and, or, xor, implies, not
    // Nullology
    case isNull, isNotNull, isTrue, isNotTrue, isFalse, isNotFalse, coalesce
    // Comparison
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, equivalent, notEquivalent
    case between, properlyBetween
    // Arithmetic
    case add, subtract, multiply, divide, truncatedDivide, modulo, power, negate, plus
    case abs, ceiling, floor, truncate, round, exp, ln, log
    case successor, predecessor, precision, lowBoundary, highBoundary
    // Dates
    case date, yearsBetween, monthsBetween, weeksBetween, daysBetween
    case differenceInYears, differenceInMonths, differenceInWeeks, differenceInDays
    // Lists
    case `in`, contains, includes, includedIn, properlyIncludes, properlyIncludedIn
    case properlyContains, properlyIn
    case union, intersect, except, distinct, flatten, exists, singletonFrom
    case first, last, indexOf, indexer, length, skip, take, tail, slice
    case sortAscending, sortDescending
    // Aggregates
    case count, sum, min, max, avg, median, mode, product
    case allTrue, anyTrue, variance, stdDev, populationVariance, populationStdDev
  }
}
