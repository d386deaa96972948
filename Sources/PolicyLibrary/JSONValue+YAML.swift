internal import Casework
internal import FoundationEssentials
internal import Yams

extension JSONValue {
  /// What stands in a YAML file as the value that a case would give; nil for null, which takes an
  /// answer away.
  init?(_ element: YAMLElement) {
    if element.isAbsent { return nil }
    switch element.node {
    case .sequence:
      self = .array(element.list?.compactMap(JSONValue.init) ?? [])
    case .mapping:
      let members = element.openFields?.members ?? []
      self = .object(
        JSONObject(members.compactMap { key, _, value in JSONValue(value).map { (key, $0) } }))
    case .scalar(let scalar) where scalar.style == .plain:
      self = Self.plain(scalar.string)
    case .scalar(let scalar): self = .text(scalar.string)
    case .alias: return nil
    }
  }

  private static func plain(_ text: String) -> JSONValue {
    if text == "true" || text == "false" { return .boolean(text == "true") }
    if text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }),
      let figure = Decimal(string: text)
    {
      return .number(figure)
    }
    return .text(text)
  }
}

extension JSONObject {
  /// Sets what a path such as `facts.age` leads to; nil takes it away.
  mutating func set(_ path: [String], _ value: JSONValue?) {
    guard let key = path.first else { return }
    guard path.count > 1 else {
      self[key] = value
      return
    }
    var below = JSONObject()
    if case .object(let object)? = self[key] { below = object }
    below.set(Array(path.dropFirst()), value)
    self[key] = .object(below)
  }
}
