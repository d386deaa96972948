internal import Diagnostics

/// Why a case cannot be right, and where.
public struct CaseRefusal: Error, Sendable, Hashable {
  /// As in `therapies[0].days`, `facts.affectedAreas[1]`; empty for the document as a whole.
  public let path: String
  /// What was found, what is allowed, and what to do where that does not say it.
  public let message: String
  /// The path, without names that only this case has.
  public let place: String
  /// ``message`` without anything that the case says: for a log.
  public let reason: String

  init(path: String, place: String? = nil, _ text: RefusalText) {
    self.path = path
    self.place = place ?? path
    (message, reason) = (text.full, text.withheld)
  }
}

extension CaseRefusal {
  static func kind(_ wanted: String, _ found: JSONValue, at path: String) -> CaseRefusal {
    CaseRefusal(path: path, .kind(wanted, found))
  }

  /// Of a key that is none of those allowed.
  static func key(
    _ found: String, of allowed: [String], is what: String, in path: String
  ) -> CaseRefusal {
    let key = found.shownAsKey
    return CaseRefusal(
      path: path.isEmpty ? key : "\(path).\(key)", place: path, .name(found, of: allowed, is: what))
  }
}

extension RefusalText {
  static func kind(_ wanted: String, _ found: JSONValue) -> RefusalText {
    "expected \(wanted)\(found: " but found \(found.shown)", otherwise: "")"
  }

  /// Of a name that is none of those allowed.
  static func name(_ found: String, of allowed: [String], is what: String) -> RefusalText {
    let near = nearestName(to: found, among: allowed).map { " Did you mean '\($0)'?" } ?? ""
    let text: RefusalText =
      "\(found: found.quoted, otherwise: "what stands there") is no \(what)."
    return text.adding("\(found: near, otherwise: "") Allowed: \(allowed.joined(separator: ", "))")
  }

  func adding(_ other: RefusalText) -> RefusalText {
    var text = self
    text.full += other.full
    text.withheld += other.withheld
    return text
  }
}

extension String {
  /// In quotes, cut, and without anything that steers a terminal.
  var quoted: String { "'\(shownAsKey)'" }
}

extension JSONValue {
  /// What was found, for a message.
  var shown: String {
    switch self {
    case .text(let text): text.quoted
    case .number(let figure): "\(figure)"
    case .excessiveNumber: "a number with more digits than can be held"
    default: kind
    }
  }
}
