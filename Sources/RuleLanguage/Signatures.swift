import RuleModel

/// The functions by the names that CQL gives them, and what each operation takes.
enum Signatures {
  static let functions: [String: Expression.Operation] = [
    "AllTrue": .allTrue, "AnyTrue": .anyTrue, "Avg": .avg, "Count": .count, "Max": .max,
    "Median": .median, "Min": .min, "Mode": .mode, "PopulationStdDev": .populationStdDev,
    "PopulationVariance": .populationVariance, "Product": .product, "StdDev": .stdDev,
    "Sum": .sum, "Variance": .variance,
    "Abs": .abs, "Ceiling": .ceiling, "Exp": .exp, "Floor": .floor,
    "HighBoundary": .highBoundary, "Ln": .ln, "Log": .log, "LowBoundary": .lowBoundary,
    "Power": .power, "Precision": .precision, "Round": .round, "Truncate": .truncate,
    "Coalesce": .coalesce, "IsFalse": .isFalse, "IsNull": .isNull, "IsTrue": .isTrue,
    "Date": .date, "DateTime": .date,
    "Exists": .exists, "First": .first, "Flatten": .flatten, "IndexOf": .indexOf,
    "Last": .last, "Length": .length, "Skip": .skip, "Slice": .slice, "Tail": .tail,
    "Take": .take,
  ]

  /// nil for what the checker knows better: comparison, membership, `Coalesce`.
  static func of(_ operation: Expression.Operation) -> [Signature]? {
    table[operation]
  }

  private static let numeric = [
    Signature(.integer, to: .integer), Signature(.decimal, to: .decimal),
    Signature(.quantity, to: .quantity),
  ]

  private static let arithmetic = [
    Signature(.integer, .integer, to: .integer), Signature(.decimal, .decimal, to: .decimal),
    Signature(.quantity, .quantity, to: .quantity),
  ]

  private static let shift = [Signature(.date, .quantity, to: .date)]

  private static let aggregate = [
    Signature(.list(.integer), to: .integer), Signature(.list(.decimal), to: .decimal),
    Signature(.list(.quantity), to: .quantity),
  ]

  private static let mean = [
    Signature(.list(.decimal), to: .decimal), Signature(.list(.quantity), to: .quantity),
  ]

  private static let setOperation = [Signature(.list(.same), .list(.same), to: .list(.same))]

  private static let step = numeric + [Signature(.date, to: .date)]

  private static let table: [Expression.Operation: [Signature]] = [
    .and: [Signature(.boolean, .boolean, to: .boolean)],
    .or: [Signature(.boolean, .boolean, to: .boolean)],
    .xor: [Signature(.boolean, .boolean, to: .boolean)],
    .implies: [Signature(.boolean, .boolean, to: .boolean)],
    .not: [Signature(.boolean, to: .boolean)],
    .isNull: [Signature(.any, to: .boolean)], .isNotNull: [Signature(.any, to: .boolean)],
    .isTrue: [Signature(.boolean, to: .boolean)], .isNotTrue: [Signature(.boolean, to: .boolean)],
    .isFalse: [Signature(.boolean, to: .boolean)],
    .isNotFalse: [Signature(.boolean, to: .boolean)],

    .add: arithmetic + shift, .subtract: arithmetic + shift,
    .multiply: arithmetic + [
      Signature(.quantity, .decimal, to: .quantity), Signature(.decimal, .quantity, to: .quantity),
    ],
    .divide: [
      Signature(.decimal, .decimal, to: .decimal), Signature(.quantity, .decimal, to: .quantity),
      Signature(.quantity, .quantity, to: .quantity),
    ],
    .truncatedDivide: arithmetic, .modulo: arithmetic,
    .power: Array(arithmetic.prefix(2)),
    .negate: numeric, .plus: numeric, .abs: numeric,
    .ceiling: [Signature(.decimal, to: .integer)], .floor: [Signature(.decimal, to: .integer)],
    .truncate: [Signature(.decimal, to: .integer)],
    .round: [Signature(.decimal, .integer, optional: 1, to: .decimal)],
    .exp: [Signature(.decimal, to: .decimal)], .ln: [Signature(.decimal, to: .decimal)],
    .log: [Signature(.decimal, .decimal, to: .decimal)],
    .successor: step, .predecessor: step,
    .precision: [Signature(.decimal, to: .integer), Signature(.date, to: .integer)],
    .lowBoundary: [
      Signature(.decimal, .integer, to: .decimal), Signature(.date, .integer, to: .date),
    ],
    .highBoundary: [
      Signature(.decimal, .integer, to: .decimal), Signature(.date, .integer, to: .date),
    ],

    .date: [Signature(.integer, .integer, .integer, optional: 2, to: .date)],
    .yearsBetween: [Signature(.date, .date, to: .integer)],
    .monthsBetween: [Signature(.date, .date, to: .integer)],
    .weeksBetween: [Signature(.date, .date, to: .integer)],
    .daysBetween: [Signature(.date, .date, to: .integer)],
    .differenceInYears: [Signature(.date, .date, to: .integer)],
    .differenceInMonths: [Signature(.date, .date, to: .integer)],
    .differenceInWeeks: [Signature(.date, .date, to: .integer)],
    .differenceInDays: [Signature(.date, .date, to: .integer)],

    .union: setOperation, .intersect: setOperation, .except: setOperation,
    .distinct: [Signature(.list(.same), to: .list(.same))],
    .flatten: [Signature(.list(.list(.same)), to: .list(.same))],
    .exists: [Signature(.list(.any), to: .boolean)],
    .singletonFrom: [Signature(.list(.same), to: .same)],
    .first: [Signature(.list(.same), to: .same)], .last: [Signature(.list(.same), to: .same)],
    .indexOf: [Signature(.list(.same), .same, to: .integer)],
    .indexer: [Signature(.list(.same), .integer, to: .same)],
    .length: [Signature(.list(.any), to: .integer)],
    .skip: [Signature(.list(.same), .integer, to: .list(.same))],
    .take: [Signature(.list(.same), .integer, to: .list(.same))],
    .tail: [Signature(.list(.same), to: .list(.same))],
    .slice: [Signature(.list(.same), .integer, .integer, optional: 2, to: .list(.same))],
    .sortAscending: [Signature(.list(.same), to: .list(.same))],
    .sortDescending: [Signature(.list(.same), to: .list(.same))],

    .count: [Signature(.list(.any), to: .integer)],
    .sum: aggregate, .product: aggregate,
    .min: [Signature(.list(.same), to: .same)], .max: [Signature(.list(.same), to: .same)],
    .mode: [Signature(.list(.same), to: .same)],
    .avg: mean, .median: mean, .variance: mean, .stdDev: mean, .populationVariance: mean,
    .populationStdDev: mean,
    .allTrue: [Signature(.list(.boolean), to: .boolean)],
    .anyTrue: [Signature(.list(.boolean), to: .boolean)],
  ]
}
