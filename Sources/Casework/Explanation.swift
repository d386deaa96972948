public import RuleEngine
internal import RuleModel

/// Why a case comes to what it comes to, line by line, as text for a terminal or a file.
public struct Explanation: Sendable {
  private let finding: Finding
  private let words: CaseWords
  private let hasReadings: Bool
  private let width: Int

  /// - Parameters:
  ///   - showingReadings: whether each line's reading stands below it.
  ///   - width: of the text, in columns; at least 40.
  public init(
    _ finding: Finding, in words: CaseWords, showingReadings: Bool = false, width: Int = 80
  ) {
    self.finding = finding
    self.words = words
    self.hasReadings = showingReadings
    self.width = max(40, width)
  }

  public var text: String {
    var lines = ["Outcome     \(words.outcome(finding.outcome))"]
    if let referral = finding.referral {
      lines += headed("Referred", "\(referral.policy): \(referral.why)")
    }
    for policy in finding.policies { lines += explained(policy) }
    lines += missing + notInForce
    return lines.joined(separator: "\n") + "\n"
  }

  private var missing: [String] {
    guard !finding.missing.isEmpty else { return [] }
    return ["", "Waits for"]
      + words.reported(finding.missing).flatMap { gap in
        let state = words.isUndocumented(gap) ? ", asked: the records do not say" : ""
        let entry = words.entryName(gap, in: finding).map { " of \($0)" } ?? ""
        let name = words.vocabulary.name(of: gap)
        return wrapped(
          "\(words.label(of: gap))\(entry) (\(name))\(state)", first: "  ", rest: "    ")
      }
  }

  private var notInForce: [String] {
    finding.notInForce.map { policy in
      "Held        \(policy.number), in force from \(policy.inForceFrom.iso)"
    }
      + finding.withoutPathway.map { policy in
        "Held        \(policy.number), none of whose pathways is for this request"
      }
  }

  private func explained(_ policy: PolicyFinding) -> [String] {
    let source = policy.policy
    var lines = headed("Policy", "\(source.number), \(source.title)")
    lines += headed("", "in force from \(source.inForceFrom.iso); \(source.source.document)")
    lines += headed("Pathway", "\(policy.pathway.id), \(policy.pathway.title)")
    if !policy.routeGaps.isEmpty {
      lines.append("            (the route is open: it hangs on what the case waits for)")
    }
    if let approval = policy.approval {
      lines.append("Approved    \(words.extent(approval))")
    }
    if let basis = policy.denialBasis { lines.append("Basis       \(basis)") }
    lines.append("")
    lines += criteria(policy)
    lines += notes(policy)
    return lines
  }

  private func criteria(_ policy: PolicyFinding) -> [String] {
    let cites = policy.countedLines.map(\.criterion.cite.count).max() ?? 0
    return policy.countedLines.flatMap { line -> [String] in
      let indent = String(repeating: "  ", count: line.depth)
      let mark = words.mark(line)
      let cite = padded(line.criterion.cite, cites)
      let head = "\(indent)\(padded(mark, 13)) \(cite)  "
      let hang = String(repeating: " ", count: head.count)
      var lines = wrapped(line.criterion.statement + group(line), first: head, rest: hang)
      let found = words.found(line, in: policy)
      if !found.isEmpty { lines += wrapped("found: \(found)", first: hang, rest: hang + "  ") }
      if hasReadings, let reading = line.criterion.reading {
        lines += wrapped("read as: \(reading)", first: hang, rest: hang + "  ")
      }
      return lines
    }
  }

  private func group(_ line: LineFinding) -> String {
    switch line.criterion.test {
    case .expression: ""
    case .all: " (all of these)"
    case .any: " (any one of these)"
    }
  }

  private func notes(_ policy: PolicyFinding) -> [String] {
    guard !policy.notes.isEmpty else { return [] }
    return ["", "Notes"]
      + policy.notes.flatMap { note in
        let head = note.cite.map { "  \($0): " } ?? "  "
        return wrapped(note.text, first: head, rest: "    ")
      }
  }

  /// A text beside its name, as at the head of the explanation.
  private func headed(_ name: String, _ text: String) -> [String] {
    wrapped(text, first: padded(name, 12), rest: padded("", 12))
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func wrapped(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += isEmpty ? word : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }
}
