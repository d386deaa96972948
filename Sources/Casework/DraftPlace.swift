internal import FoundationEssentials
internal import RuleModel

/// A value of a kept document, a draft or an entry of the record, with its place.
struct DraftPlace {
  let json: JSONValue
  let path: String

  init(_ json: JSONValue, _ path: String) {
    self.json = json
    self.path = path
  }

  /// The document itself.
  init(_ bytes: [UInt8]) throws(DraftFault) {
    do throws(JSONFault) {
      self.init(try JSONReader.read(bytes), "")
    } catch { throw .unreadable(error) }
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

/// The members of an object of a kept document.
struct DraftMembers {
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

  func flag(_ key: String) throws(DraftFault) -> Bool {
    guard case .boolean(let flag) = try member(key).json else {
      throw .damaged(path: place(key), expected: "true or false")
    }
    return flag
  }

  /// nil where there is no such member, or where it is null.
  func optionalText(_ key: String) throws(DraftFault) -> String? {
    isNull(key) ? nil : try text(key)
  }

  func optionalCount(_ key: String) throws(DraftFault) -> Int? {
    isNull(key) ? nil : try count(key)
  }

  func date(_ key: String) throws(DraftFault) -> CalendarDate {
    guard let date = CalendarDate(iso: try text(key)) else {
      throw .damaged(path: place(key), expected: "a date as 2026-11-21")
    }
    return date
  }

  func isNull(_ key: String) -> Bool { object[key].map { $0 == .null } ?? true }

  func texts(_ key: String) throws(DraftFault) -> [String] {
    var texts: [String] = []
    for element in try member(key).elements() { texts.append(try element.text()) }
    return texts
  }

  /// The value that a text names.
  func choice<Choice: RawRepresentable<String>>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(DraftFault) -> Choice {
    guard let choice = Choice(rawValue: try text(key)) else {
      throw .damaged(path: place(key), expected: "one of its names")
    }
    return choice
  }

  func moment(_ key: String) throws(DraftFault) -> Moment {
    guard let moment = Moment(iso: try text(key)) else {
      throw .damaged(path: place(key), expected: "a moment as 2026-11-21T09:42:07Z")
    }
    return moment
  }

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
