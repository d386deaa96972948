internal import RuleEngine
internal import RuleModel

extension Determination {
  /// Writes the public form; every key is there, with null where there is nothing to say.
  public func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("schema", Self.schema)
      $0.member("id", orNull: id)
      $0.member("outcome", outcome.rawValue)
      $0.member("policies") { $0.list(policies) { $0.write(to: &$1) } }
      $0.member("missing") { $0.row(missing) { $1.write($0) } }
      $0.member("referral", orNull: referral) { $0.write(to: &$1) }
      $0.member("notes") { $0.list(notes) { $0.write(to: &$1) } }
    }
  }
}

extension PolicyDetermination {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("number", number)
      $0.member("version", version.iso)
      $0.member("pathway", pathway)
      $0.member("outcome", outcome.rawValue)
      $0.member("criteria") { $0.list(criteria) { $0.write(to: &$1) } }
      $0.member("approval", orNull: approval) { $0.write(to: &$1) }
      $0.member("denialBasis", orNull: denialBasis)
    }
  }
}

extension PolicyDetermination.Line {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("cite", cite)
      $0.member("kind", kind.rawValue)
      $0.member("status", status.rawValue)
      $0.member("required", required)
      $0.member("found", found)
    }
  }
}

extension Approval {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("from", from.iso)
      $0.member("through", orNull: through?.iso)
      $0.member("doses", orNull: doses) { $1.write($0) }
      $0.member("quantity", orNull: quantity) { $0.write(to: &$1) }
    }
  }
}

extension QuantityLimit {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("grams", grams)
      $0.member("days", days)
      $0.member("channel", channel)
    }
  }
}

extension Referral {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("policy", policy)
      $0.member("why", why)
    }
  }
}

extension Determination.Note {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("policy", policy)
      $0.member("cite", orNull: cite)
      $0.member("text", text)
    }
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
      path: fault.path, place: "",
      "line \(fault.line), column \(fault.column): \(found: fault.message, otherwise: "there is no JSON that can be read")"
    )
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
