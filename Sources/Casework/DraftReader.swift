internal import FoundationEssentials

extension Draft {
  /// The draft that a file holds.
  public static func read(_ bytes: [UInt8]) throws(DraftFault) -> Draft {
    try Draft(DraftPlace(bytes))
  }

  /// - Throws: the first fault, with its place.
  public init(_ json: JSONValue) throws(DraftFault) { try self.init(DraftPlace(json, "")) }

  private init(_ place: DraftPlace) throws(DraftFault) {
    let root = try place.object("a draft")
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
    policies = try PolicyVersion.list(root.member("policies"))
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

extension Draft.PolicyVersion {
  static func list(_ place: DraftPlace) throws(DraftFault) -> [Self] {
    var policies: [Self] = []
    for element in try place.elements() {
      let policy = try element.object("an object")
      policies.append(
        Self(
          number: try policy.text("number"), version: try policy.text("version"),
          textHash: try policy.optionalText("sha256")))
    }
    return policies
  }
}

extension Draft.Answer {
  init(_ members: DraftMembers) throws(DraftFault) {
    switch try members.text("state") {
    case "answered":
      let value = try members.member("value")
      guard value.json != .null, value.json != .excessiveNumber else {
        throw .damaged(path: value.path, expected: "an answer")
      }
      self = .answered(value.json)
    case "undocumented": self = .undocumented
    default:
      throw .damaged(
        path: try members.member("state").path, expected: "'answered' or 'undocumented'")
    }
  }
}

extension Draft.Content {
  fileprivate init(_ root: DraftMembers) throws(DraftFault) {
    self.init()
    rows = try Self.rows(root.member("rows"))
    for element in try root.member("complete").elements() { complete.insert(try element.text()) }
    for element in try root.member("answers").elements() { try add(element) }
  }

  static func rows(_ place: DraftPlace) throws(DraftFault) -> [String: [Int]] {
    var lists: [String: [Int]] = [:]
    for (list, place) in try place.object("an object").all {
      var rows: [Int] = []
      for element in try place.elements() {
        let row = try element.count()
        guard row > 0, !rows.contains(row) else {
          throw .damaged(path: element.path, expected: "the number of another row, from 1")
        }
        rows.append(row)
      }
      lists[list] = rows
    }
    return lists
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
    answers[field] = try Draft.Answer(members)
  }
}
