internal import FoundationEssentials

extension Draft {
  public static let schema = "rubric.draft/1"

  /// The draft as `rubric.draft/1`: the same draft is always the same bytes.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", .text(Self.schema)), ("id", .text(id)), ("createdAt", .text(createdAt)),
      ("changedAt", .text(changedAt)), ("progress", progress.json),
    ]
    if let position { members.append(("position", .text(position.text))) }
    if let typing { members.append(("typing", typing.json)) }
    members.append(("policies", .array(policies.map(\.json))))
    members.append(("rows", content.rowsJSON))
    members.append(("complete", content.completeJSON))
    members.append(("answers", .array(answersJSON)))
    return .object(JSONObject(members))
  }

  private var answersJSON: [JSONValue] {
    content.answers.sorted { $0.key.text < $1.key.text }.map { $1.json(of: $0) }
  }
}

extension Draft.Answer {
  func json(of field: FieldID) -> JSONValue {
    var members: [(String, JSONValue)] = [("field", .text(field.text))]
    switch self {
    case .answered(let value): members += [("state", .text("answered")), ("value", value)]
    case .undocumented: members.append(("state", .text("undocumented")))
    }
    return .object(JSONObject(members))
  }
}

extension Draft.Content {
  var rowsJSON: JSONValue {
    let lists = rows.sorted { $0.key < $1.key }
    return .object(
      JSONObject(lists.map { ($0, .array($1.map { .number(Decimal($0)) })) }))
  }

  var completeJSON: JSONValue { .array(complete.sorted().map { .text($0) }) }
}

extension Draft.Progress {
  fileprivate var json: JSONValue {
    .object(
      JSONObject([
        ("answered", .number(Decimal(answered))), ("asked", .number(Decimal(asked))),
        ("outcome", .text(outcome)),
      ]))
  }
}

extension Draft.PolicyVersion {
  var json: JSONValue {
    .object(
      JSONObject(
        [("number", .text(number)), ("version", .text(version))]
          + (textHash.map { [("sha256", .text($0))] } ?? [])))
  }
}

extension Draft.Typing {
  fileprivate var json: JSONValue {
    .object(JSONObject([("field", .text(field.text)), ("text", .text(text))]))
  }
}

/// Why a file holds no draft that can be read.
public enum DraftFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is no JSON, or torn.
  case unreadable(JSONFault)
  /// It is of a schema that this program does not know, perhaps of a later version of it.
  case unknownSchema(String)
  /// A place in it is not what a draft has there. Nothing of what it says is repeated.
  case damaged(path: String, expected: String)

  public var description: String {
    switch self {
    case .unreadable(let fault):
      "line \(fault.line), column \(fault.column): \(fault.message)"
    case .unknownSchema(let found):
      "it is of schema '\(found)', and this program reads '\(Draft.schema)'. "
        + "Open it with the version of the program that wrote it"
    case .damaged(let path, let expected): "\(path): expected \(expected)"
    }
  }
}
