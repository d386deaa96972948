import RuleModel

/// An expression as it was written, before its names and types are looked up.
struct Syntax {
  let form: Form
  /// In scalars, from the beginning of the expression.
  let offset: Int
  let length: Int

  var end: Int { offset + length }

  /// One part of a dotted name.
  struct Word {
    let text: String
    let offset: Int
    let length: Int

    var end: Int { offset + length }
  }

  indirect enum Form {
    case literal(Value)
    /// A Decimal with the number of places that it was written with.
    case decimal(Value, places: Int)
    case name([Word])
    case property(Syntax, Word)
    case call(Word, [Syntax])
    case list([Syntax])
    case operation(Expression.Operation, [Syntax])
    case conditional(Syntax, Syntax, Syntax)
    case cases([(when: Syntax, then: Syntax)], otherwise: Syntax)
    case selection(Syntax, [(when: Syntax, then: Syntax)], otherwise: Syntax)
    case cast(Syntax, TypeName)
    case extreme(isMinimum: Bool, TypeName)
    case quantifier(Quantifier)
  }

  struct Quantifier {
    let demand: Expression.Quantifier.Demand
    let element: Word
    let list: Syntax
    let key: Syntax?
    let condition: Syntax
  }

  /// A type as CQL names it: `Integer`, `List<String>`.
  struct TypeName {
    let text: String
    let type: ValueType
  }
}
