import RuleModel

/// What a function takes or gives, in the table of functions.
indirect enum Shape: Sendable {
  case any
  case boolean
  case integer
  case decimal
  case text
  case date
  case quantity
  /// The same type wherever it stands in a signature.
  case same
  case list(Shape)

  /// Whether `type` fits, narrowing what ``same`` stands for. An Integer fits a Decimal, and
  /// null fits everywhere.
  func fits(_ type: ValueType, _ same: inout ValueType) -> Bool {
    switch (self, type) {
    case (_, .any), (.any, _), (.boolean, .boolean), (.integer, .integer), (.decimal, .integer),
      (.decimal, .decimal), (.text, .text), (.date, .date), (.quantity, .quantity):
      return true
    case (.same, _):
      guard let common = same.unified(with: type) else { return false }
      same = common
      return true
    case (.list(let member), .list(let type)):
      return member.fits(type, &same)
    default: return false
    }
  }

  func type(_ same: ValueType) -> ValueType {
    switch self {
    case .any: .any
    case .boolean: .boolean
    case .integer: .integer
    case .decimal: .decimal
    case .text: .text(choices: nil)
    case .date: .date
    case .quantity: .quantity(unit: nil)
    case .same: same
    case .list(let member): .list(member.type(same))
    }
  }

  var described: String {
    switch self {
    case .any, .same: "a value"
    case .list: "a list"
    default: type(.any).described
    }
  }
}

/// One way to call a function.
struct Signature: Sendable {
  let parameters: [Shape]
  /// How many of the parameters may be left out, from the last.
  let optional: Int
  let result: Shape

  init(_ parameters: Shape..., optional: Int = 0, to result: Shape) {
    self.parameters = parameters
    self.optional = optional
    self.result = result
  }

  /// The type of a call with these arguments; nil where they do not fit.
  func result(of arguments: [ValueType]) -> ValueType? {
    guard arguments.count <= parameters.count,
      arguments.count >= parameters.count - optional
    else { return nil }
    var same = ValueType.any
    for (shape, type) in zip(parameters, arguments) where !shape.fits(type, &same) { return nil }
    return result.type(same)
  }
}

extension ValueType {
  /// The type that holds values of both; nil where there is none.
  func unified(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.any, let type), (let type, .any): return type
    case (.integer, .decimal), (.decimal, .integer): return .decimal
    case (.text(let left), .text(let right)): return .text(choices: left == right ? left : nil)
    case (.quantity(let left), .quantity(let right)):
      return .quantity(unit: left == right ? left : nil)
    case (.list(let left), .list(let right)): return left.unified(with: right).map(ValueType.list)
    default: return self == other ? self : nil
    }
  }
}
