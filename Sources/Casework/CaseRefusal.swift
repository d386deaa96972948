internal import Diagnostics

/// Why a case cannot be right, and where.
public struct CaseRefusal: Error, Sendable, Hashable {
  /// As in `therapies[0].days`, `facts.affectedAreas[1]`; empty for the document as a whole.
  public let path: String
  /// What was found, what is allowed, and what to do where that does not say it.
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

extension CaseRefusal {
  static func kind(_ wanted: String, _ found: JSONValue, at path: String) -> CaseRefusal {
    CaseRefusal(path: path, message: "expected \(wanted) but found \(found.shown)")
  }

  /// Of a name that is none of those allowed.
  static func name(
    _ found: String, of allowed: [String], is what: String, at path: String
  ) -> CaseRefusal {
    var message = "\(found.quoted) is no \(what)."
    if let near = nearestName(to: found, among: allowed) { message += " Did you mean '\(near)'?" }
    message += " Allowed: \(allowed.joined(separator: ", "))"
    return CaseRefusal(path: path, message: message)
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
