package import Casework
import Diagnostics
package import RuleEngine
package import RuleModel

/// What a letter tells.
package enum LetterOutcome: String, Sendable, Hashable, CaseIterable {
  case approval
  case denial
  case partialApproval = "partial-approval"
  case informationRequest = "information-request"
  case referral
  /// No letter, but the page before one that is faxed.
  case faxCover = "fax-cover"

  /// The outcomes that a case can have.
  package static let letters = allCases.filter { $0 != .faxCover }

  /// The letters that a case may get by what it comes to; nil where it gets none, or any.
  package static func possible(for outcome: Outcome) -> [LetterOutcome]? {
    switch outcome {
    case .approve: [.approval, .partialApproval]
    case .partial: [.partialApproval]
    case .deny: [.denial]
    case .refer: [.referral]
    case .incomplete: [.informationRequest]
    case .noPolicy: nil
    }
  }
}

extension LetterOutcome {
  /// Which letter a case gets; nil where no policy decides, so that there is nothing to tell.
  ///
  /// - Parameter finding: what the evaluation of this very request came to.
  package init?(telling finding: Finding, of request: CaseRequest, in vocabulary: Vocabulary) {
    switch finding.outcome {
    case .approve:
      let isShortened = LetterGrant(finding).map { request.isShortened(by: $0, in: vocabulary) }
      self = isShortened == true ? .partialApproval : .approval
    case .partial: self = .partialApproval
    case .deny: self = .denial
    case .incomplete: self = .informationRequest
    case .refer: self = .referral
    case .noPolicy: return nil
    }
  }

  /// What is decided by the letter. An approval for less time than was asked for is one in part,
  /// though the criteria come to an approval.
  package var decision: Outcome {
    switch self {
    case .approval: .approve
    case .denial: .deny
    case .partialApproval: .partial
    case .informationRequest: .incomplete
    case .referral: .refer
    case .faxCover: preconditionFailure("a cover decides nothing")
    }
  }
}

/// The lines above a template's text: which letter it is for, and since when.
package struct TemplateHeader: Sendable, Hashable {
  /// Stands on every page.
  package let id: String
  package let version: String
  package let outcome: LetterOutcome
  /// The lines of business that it is for, choices of `plan.lineOfBusiness`; nil for all.
  package let lines: Set<String>?
  /// The first day on which letters may be made from it.
  package let inForce: CalendarDate
  /// The last such day; nil while no end is set.
  package let until: CalendarDate?
  package let language: LetterLanguage

  /// Whether it is for a plan of this line of business; nil where that is open.
  package func fits(_ line: String?) -> Bool {
    lines.map { lines in line.map(lines.contains) ?? false } ?? true
  }

  package func isInForce(on date: CalendarDate) -> Bool {
    inForce <= date && until.map { date <= $0 } ?? true
  }
}

/// Reads a header, collecting every fault.
struct TemplateHeaderReader {
  private static let required = ["id", "version", "outcome", "in-force", "language"]
  private static let optional = ["lines", "until"]
  private static var allowed: [String] { required + optional }

  let source: SourceText
  private(set) var faults: [Diagnostic] = []
  private var values: [String: (text: String, position: SourcePosition)] = [:]

  init(_ source: SourceText) {
    self.source = source
  }

  /// The header, and the number of the line below it; nil, with faults, when something is wrong.
  mutating func read(_ lines: [Substring]) -> (header: TemplateHeader, bodyLine: Int)? {
    guard let end = lines.firstIndex(of: "---") else {
      fault(
        SourcePosition(line: 1, column: 1), "the header has no end",
        help: "write `key: value` lines, then a line `---`, then the letter")
      return nil
    }
    for index in 0..<end { readLine(lines[index], number: index + 1) }
    for key in Self.required where values[key] == nil {
      fault(
        SourcePosition(line: end + 1, column: 1), "the header has no `\(key)`",
        help: "add a line `\(key): …` above `---`")
    }
    let header = header()
    return faults.isEmpty ? header.map { ($0, end + 2) } : nil
  }

  private mutating func readLine(_ line: Substring, number: Int) {
    let start = SourcePosition(line: number, column: 1)
    guard let colon = line.firstIndex(of: ":") else {
      return fault(start, "expected `key: value`", help: "end the header with a line `---`")
    }
    let key = String(line[..<colon])
    let text = String(line[line.index(after: colon)...]).trimmed
    guard Self.allowed.contains(key) else {
      let near = nearestName(to: key, among: Self.allowed).map { "did you mean `\($0)`?" }
      return fault(
        start, "unknown key `\(key)`",
        help: near ?? "the header has \(Self.allowed.joined(separator: ", "))")
    }
    guard values[key] == nil else { return fault(start, "`\(key)` stands here twice") }
    values[key] = (text, SourcePosition(line: number, column: key.unicodeScalars.count + 3))
  }

  private mutating func header() -> TemplateHeader? {
    let id = value("id", "letters, digits, `.` and `-`", Self.name)
    let version = value("version", "letters, digits, `.` and `-`, as in 1.0", Self.name)
    let outcomes = LetterOutcome.allCases.map(\.rawValue).joined(separator: ", ")
    let outcome = value("outcome", "one of \(outcomes)") { LetterOutcome(rawValue: $0) }
    let lines = value("lines", "lines of business, as in: commercial, marketplace", Self.names)
    let inForce = value("in-force", "a date as in 2026-01-31") { CalendarDate(iso: $0) }
    let until = value("until", "a date as in 2026-01-31") { CalendarDate(iso: $0) }
    let language = value("language", "a language tag, as in en-US") { LetterLanguage($0) }
    guard let id, let version, let outcome, let inForce, let language else { return nil }
    if let until, until < inForce, let position = values["until"]?.position {
      fault(position, "`until` is before `in-force`", help: "write a later day")
    }
    return TemplateHeader(
      id: id, version: version, outcome: outcome, lines: lines, inForce: inForce, until: until,
      language: language)
  }

  private mutating func value<Value>(
    _ key: String, _ expected: String, _ read: (String) -> Value?
  ) -> Value? {
    guard let (text, position) = values[key] else { return nil }
    let value = read(text)
    if value == nil { fault(position, "`\(key)` is not \(expected)", help: "write \(expected)") }
    return value
  }

  private static func names(_ text: String) -> Set<String>? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    return names.contains { Self.name($0) == nil } ? nil : Set(names)
  }

  private static func name(_ text: String) -> String? {
    let isName =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
      }
    return isName ? text : nil
  }

  private mutating func fault(
    _ position: SourcePosition, _ message: String, help: String? = nil
  ) {
    faults.append(Diagnostic(in: source, at: position, message, help: help))
  }
}

extension StringProtocol {
  /// Without spaces and tabs at its ends.
  var trimmed: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first..<unicodeScalars.index(after: last)])
  }
}
