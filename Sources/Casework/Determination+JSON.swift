internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

extension Determination {
  /// In the public form; every key is there, with null where there is nothing to say.
  public var json: JSONValue {
    .keys([
      ("schema", .text(Self.schema)),
      ("id", .optional(id)),
      ("outcome", .text(outcome.rawValue)),
      ("policies", .array(policies.map(\.json))),
      ("missing", .array(missing.map(JSONValue.text))),
      ("referral", referral?.json ?? .null),
      ("notes", .array(notes.map(\.json))),
    ])
  }
}

extension PolicyDetermination {
  fileprivate var json: JSONValue {
    .keys([
      ("number", .text(number)),
      ("version", .text(version.iso)),
      ("pathway", .text(pathway)),
      ("outcome", .text(outcome.rawValue)),
      ("criteria", .array(criteria.map(\.json))),
      ("approval", approval?.json ?? .null),
      ("denialBasis", .optional(denialBasis)),
    ])
  }
}

extension PolicyDetermination.Line {
  fileprivate var json: JSONValue {
    .keys([
      ("cite", .text(cite)),
      ("kind", .text(kind.rawValue)),
      ("status", .text(status.rawValue)),
      ("required", .text(required)),
      ("found", .text(found)),
    ])
  }
}

extension Approval {
  fileprivate var json: JSONValue {
    .keys([
      ("from", .text(from.iso)), ("through", .optional(through?.iso)),
      ("doses", doses.map { .number(Decimal($0)) } ?? .null), ("quantity", quantity?.json ?? .null),
    ])
  }
}

extension QuantityLimit {
  fileprivate var json: JSONValue {
    .keys([
      ("grams", .number(Decimal(grams))), ("days", .number(Decimal(days))),
      ("channel", .text(channel)),
    ])
  }
}

extension Referral {
  fileprivate var json: JSONValue { .keys([("policy", .text(policy)), ("why", .text(why))]) }
}

extension Determination.Note {
  fileprivate var json: JSONValue {
    .keys([("policy", .text(policy)), ("cite", .optional(cite)), ("text", .text(text))])
  }
}

extension CaseRefusal {
  /// What stands in the place of a determination: `{"error":{"path":…,"message":…}}`.
  public var json: JSONValue {
    .keys([("error", .keys([("path", .text(path)), ("message", .text(message))]))])
  }

  /// Text that is no JSON, with its line.
  public init(_ fault: JSONFault) {
    self.init(
      path: fault.path, message: "line \(fault.line), column \(fault.column): \(fault.message)")
  }
}

extension JSONValue {
  static func optional(_ text: String?) -> JSONValue {
    text.map(JSONValue.text) ?? .null
  }

  static func keys(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(checked: members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}
