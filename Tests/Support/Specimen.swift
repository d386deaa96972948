public import Casework
import RuleModel

/// A case in parts that can be taken away and given back one by one, each of which is a further
/// answer to what is left.
public struct Specimen: Sendable {
  /// By their paths, as in `facts.age`.
  public var answers: [String: JSONValue] = [:]
  /// By their names, as in `therapies`; absent where nothing was said of the list.
  public var lists: [String: EntryList] = [:]

  public struct EntryList: Sendable {
    public var entries: [[String: JSONValue]]
    public var isComplete: Bool

    public init(entries: [[String: JSONValue]] = [], isComplete: Bool = false) {
      self.entries = entries
      self.isComplete = isComplete
    }
  }

  public init() {}

  /// As a `rubric.case/1` document, its members in no order but that of `shuffle`.
  public var document: JSONValue { ordered { $0.sorted() } }

  public func shuffled(using generator: inout SeededGenerator) -> JSONValue {
    var random = generator
    let document = ordered { $0.shuffled(using: &random) }
    generator = random
    return document
  }

  private func ordered(_ order: ([String]) -> [String]) -> JSONValue {
    var root: [String: JSONValue] = ["schema": .text("rubric.case/1")]
    var groups: [String: [String: JSONValue]] = [:]
    for (path, value) in answers {
      let steps = path.split(separator: ".").map(String.init)
      groups[steps[0], default: [:]][steps.dropFirst().joined(separator: ".")] = value
    }
    for (name, members) in groups { root[name] = Self.nested(members, order) }
    for (name, list) in lists {
      root[name] = .array(list.entries.map { Self.object($0, order) })
      root["\(name)Complete"] = .boolean(list.isComplete)
    }
    return Self.object(root, order)
  }

  private static func nested(
    _ members: [String: JSONValue], _ order: ([String]) -> [String]
  ) -> JSONValue {
    var plain: [String: JSONValue] = [:]
    var inner: [String: [String: JSONValue]] = [:]
    for (path, value) in members {
      let steps = path.split(separator: ".").map(String.init)
      if steps.count == 1 {
        plain[path] = value
      } else {
        inner[steps[0], default: [:]][steps[1...].joined(separator: ".")] = value
      }
    }
    for (name, below) in inner { plain[name] = nested(below, order) }
    return object(plain, order)
  }

  private static func object(
    _ members: [String: JSONValue], _ order: ([String]) -> [String]
  ) -> JSONValue {
    .object(
      JSONObject(
        order(Array(members.keys)).compactMap { key in
          members[key].map { (key, $0) }
        }))
  }
}
