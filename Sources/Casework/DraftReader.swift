internal import FoundationEssentials

extension Draft {
  /// The draft that a file holds.
  public static func read(_ bytes: [UInt8]) throws(DraftFault) -> Draft {
    let json: JSONValue
    do throws(JSONFault) { json = try JSONReader.read(bytes) } catch { throw .unreadable(error) }
    return try Draft(json)
  }

  /// - Throws: the first fault, with its place.
  public init(_ json: JSONValue) throws(DraftFault) {
    let root = try DraftPlace(json, "").object("a draft")
    let schema = try root.text("schema")
    guard schema == Self.schema else { throw .unknownSchema(String(schema.prefix(40)).shownAsKey) }
    try root.allow([
      "schema", "id", "createdAt", "changedAt", "progress", "position", "typing", "policies",
      "rows", "complete", "answers",
    ])
    let id = try root.text("id")
    guard Self.isID(id) else { throw .damaged(path: "id", expected: "the id of a draft") }
    self.init(id: id, createdAt: try root.text("createdAt"))
    changedAt = try root.text("changedAt")
    progress = try Progress(root.member("progress"))
    if root.has("position") { position = try root.field("position") }
    if root.has("typing") {
      let typing = try root.member("typing").object("an object")
      self.typing = Typing(field: try typing.field("field"), text: try typing.text("text"))
    }
    for element in try root.member("policies").elements() {
      let policy = try element.object("an object")
      policies.append(
        PolicyVersion(number: try policy.text("number"), version: try policy.text("version")))
    }
    content = try Content(root)
  }
}

extension Draft.Progress {
  fileprivate init(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    self.init(
      answered: try members.count("answered"), asked: try members.count("asked"),
      outcome: try members.text("outcome"))
  }
}

extension Draft.Content {
  fileprivate init(_ root: DraftMembers) throws(DraftFault) {
    self.init()
    for (list, place) in try root.member("rows").object("an object").all {
      var rows: [Int] = []
      for element in try place.elements() {
        let row = try element.count()
        guard row > 0, !rows.contains(row) else {
          throw .damaged(path: element.path, expected: "the number of another row, from 1")
        }
        rows.append(row)
      }
      self.rows[list] = rows
    }
    for element in try root.member("complete").elements() { complete.insert(try element.text()) }
    for element in try root.member("answers").elements() { try add(element) }
  }

  private mutating func add(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    let field = try members.field("field")
    if case .cell(let list, let row, _) = field, rows[list]?.contains(row) != true {
      throw .damaged(path: "\(place.path).field", expected: "a cell of a row that is there")
    }
    guard answers[field] == nil else {
      throw .damaged(path: "\(place.path).field", expected: "a field that was not answered before")
    }
    switch try members.text("state") {
    case "answered":
      let value = try members.member("value")
      guard value.json != .null, value.json != .excessiveNumber else {
        throw .damaged(path: value.path, expected: "an answer")
      }
      answers[field] = .answered(value.json)
    case "undocumented": answers[field] = .undocumented
    default:
      throw .damaged(path: "\(place.path).state", expected: "'answered' or 'undocumented'")
    }
  }
}

/// A value of a draft's file with its place.
private struct DraftPlace {
  let json: JSONValue
  let path: String

  init(_ json: JSONValue, _ path: String) {
    self.json = json
    self.path = path
  }

  func object(_ expected: String) throws(DraftFault) -> DraftMembers {
    guard case .object(let object) = json else { throw .damaged(path: path, expected: expected) }
    return DraftMembers(object: object, path: path)
  }

  func elements() throws(DraftFault) -> [DraftPlace] {
    guard case .array(let elements) = json else {
      throw .damaged(path: path, expected: "a list")
    }
    return elements.enumerated().map { DraftPlace($1, "\(path)[\($0)]") }
  }

  func text() throws(DraftFault) -> String {
    guard case .text(let text) = json else { throw .damaged(path: path, expected: "text") }
    return text
  }

  func count() throws(DraftFault) -> Int {
    guard case .number(let figure) = json, figure >= 0, figure < 1_000_000_000,
      let count = Int(wholeFigure: figure)
    else { throw .damaged(path: path, expected: "a whole number") }
    return count
  }
}

/// The members of an object of a draft's file.
private struct DraftMembers {
  let object: JSONObject
  let path: String

  var all: [(String, DraftPlace)] {
    object.members.map { ($0.key, DraftPlace($0.value, place($0.key))) }
  }

  func has(_ key: String) -> Bool { object[key] != nil }

  func member(_ key: String) throws(DraftFault) -> DraftPlace {
    guard let value = object[key] else {
      throw .damaged(path: place(key), expected: "a value, and found none")
    }
    return DraftPlace(value, place(key))
  }

  func text(_ key: String) throws(DraftFault) -> String { try member(key).text() }

  func count(_ key: String) throws(DraftFault) -> Int { try member(key).count() }

  func field(_ key: String) throws(DraftFault) -> FieldID {
    guard let field = FieldID(text: try text(key)) else {
      throw .damaged(path: place(key), expected: "the name of a field")
    }
    return field
  }

  func allow(_ keys: Set<String>) throws(DraftFault) {
    for member in object.members where !keys.contains(member.key) {
      throw .damaged(
        path: place(member.key.shownAsKey),
        expected: "nothing here: the file is of another version, or was changed by hand")
    }
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
