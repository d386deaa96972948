public import FoundationEssentials

/// A JSON document, or a part of one. Figures are exact; keys keep their order.
public enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Decimal)
  /// A number with more digits than can be held exactly, as in `1e999999`.
  case excessiveNumber
  case text(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of a JSON object in their order. No key stands in it twice.
public struct JSONObject: Sendable, Hashable {
  public private(set) var members: [Member]

  public struct Member: Sendable, Hashable {
    public let key: String
    public var value: JSONValue
  }

  /// - Precondition: no two members have one key.
  public init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { Member(key: $0.0, value: $0.1) }
    precondition(
      Set(members.map(\.0)).count == members.count, "a JSON object is made of different keys")
  }

  /// Of members whose keys the reader has compared already.
  init(checked members: [Member]) { self.members = members }

  public var isEmpty: Bool { members.isEmpty }

  /// The value of a key. A new key is added at the end; nil removes it.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONValue {
  /// What it is, for messages: `a number`.
  public var kind: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number, .excessiveNumber: "a number"
    case .text: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A fault in the text of a JSON document.
public struct JSONFault: Error, Sendable, Hashable {
  /// From 1, in the stream that the document came from.
  public let line: Int
  /// From 1, in Unicode scalars; a byte that is no text counts as one.
  public let column: Int
  /// Where in the document, as in `therapies[0].days`; empty for the document itself.
  public let path: String
  /// What was found, what is allowed, what to do. Nothing of what the document says.
  public let message: String

  public init(line: Int, column: Int, path: String, message: String) {
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }
}
