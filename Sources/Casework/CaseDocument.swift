public import RuleModel

/// The answers of a case in the shape of its JSON document, complete or not, right or not.
///
/// It is what a person who enters a case has said so far: one answer is set at a time, and a
/// ``CaseReader`` judges it. Nothing is derived here; ``CaseRequest`` is what follows from it.
public struct CaseDocument: Sendable, Hashable {
  private(set) var root: JSONObject

  /// A case without any answer.
  public init() { root = JSONObject([("schema", .text(CaseContract.schema))]) }

  /// The document that was read from a file; nil where it is no object.
  public init?(_ json: JSONValue) {
    guard case .object(let root) = json else { return nil }
    self.root = root
  }

  public var json: JSONValue { .object(root) }

  /// What stands at a path, as in `request.dose.mgPerDay` or `therapies[0].days`; nil where nothing
  /// does.
  public subscript(path: String) -> JSONValue? {
    get { CasePath(path).steps.reduce(json) { $0?[$1] } }
    set { root = json.setting(newValue, at: CasePath(path).steps[...]).object }
  }

  /// The document with its members in the order of the contract and the vocabulary, whatever the
  /// order in which they were answered, so that the same answers are saved as the same bytes.
  public func ordered(by vocabulary: Vocabulary) -> JSONValue {
    var ranks: [String: Int] = [:]
    func rank(_ path: String) { if ranks[path] == nil { ranks[path] = ranks.count } }
    CaseContract.members.forEach(rank)
    for (slot, input) in vocabulary.inputs.enumerated() {
      let path = CasePath(input.answer.path)
      for count in 1...path.steps.count { rank(path.prefix(count)) }
      for field in vocabulary.record(of: slot)?.fields ?? [] {
        rank("\(input.answer.path)[].\(field.name)")
      }
    }
    return json.ordered(by: ranks, below: "")
  }
}

/// The way to a place in a document.
struct CasePath {
  enum Step: Hashable {
    case key(String)
    case place(Int)
  }

  let steps: [Step]

  /// - Precondition: a path that the vocabulary or the program made, as in `therapies[0].days`.
  init(_ text: String) {
    steps = text.split(whereSeparator: { $0 == "." || $0 == "[" }).map { step in
      guard step.last == "]" else { return .key(String(step)) }
      guard let place = Int(step.dropLast()) else { preconditionFailure("no path: \(text)") }
      return .place(place)
    }
  }

  func prefix(_ count: Int) -> String {
    steps.prefix(count).map { step in
      if case .key(let key) = step { return key }
      return "[]"
    }.joined(separator: ".")
  }
}

extension JSONValue {
  fileprivate subscript(step: CasePath.Step) -> JSONValue? {
    switch (self, step) {
    case (.object(let object), .key(let key)): object[key]
    case (.array(let elements), .place(let place)) where place < elements.count: elements[place]
    default: nil
    }
  }

  /// This value with another one at a place in it; nil removes what stands there, and the objects
  /// that are empty then. A list's place behind its last appends.
  fileprivate func setting(_ value: JSONValue?, at steps: ArraySlice<CasePath.Step>) -> JSONValue? {
    guard let first = steps.first else { return value }
    let inner = (self[first] ?? .null).setting(value, at: steps.dropFirst())
    switch first {
    case .key(let key):
      var object = object
      object[key] = inner
      return object.isEmpty ? nil : .object(object)
    case .place(let place):
      var elements: [JSONValue] = []
      if case .array(let known) = self { elements = known }
      precondition(place <= elements.count, "an entry is added behind the last one")
      if place == elements.count {
        guard let inner else { return self == .null ? nil : self }
        elements.append(inner)
      } else if steps.count == 1, value == nil {
        elements.remove(at: place)
      } else {
        // An entry without answers is still an entry.
        elements[place] = inner ?? .object(JSONObject())
      }
      return .array(elements)
    }
  }

  /// The object that it is, or an empty one in its place.
  fileprivate var object: JSONObject {
    if case .object(let object) = self { return object }
    return JSONObject()
  }

  fileprivate func ordered(by ranks: [String: Int], below path: String) -> JSONValue {
    switch self {
    case .array(let elements):
      return .array(elements.map { $0.ordered(by: ranks, below: "\(path)[]") })
    case .object(let object):
      func here(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
      func rank(_ key: String) -> Int { ranks[here(key)] ?? .max }
      let members = object.members.map { member in
        JSONObject.Member(
          key: member.key, value: member.value.ordered(by: ranks, below: here(member.key)))
      }
      return .object(
        JSONObject(checked: members.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }))
    default: return self
    }
  }
}

extension JSONValue? {
  fileprivate subscript(step: CasePath.Step) -> JSONValue? { flatMap { $0[step] } }

  fileprivate var object: JSONObject { self?.object ?? JSONObject() }
}
