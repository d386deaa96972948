internal import Casework
internal import RuleEngine
internal import RuleModel
internal import Screen

/// F6: every criterion in the source's order, and all that is known about the marked one.
struct WhyPage: Sendable {
  /// A place among the panel's lines.
  private(set) var place: Int
  /// The first row in view of what is known about it.
  var detailTop = 0
  /// Whether that takes the place of the list, where there is no room for both.
  var isReading = false

  /// On the first line that the focused field feeds, else the first that is not met, else the top.
  init(_ panel: CriteriaPanel) {
    let lines = panel.lines
    place =
      lines.firstIndex { $0.isAboutFocus && !$0.isGroup }
      ?? lines.firstIndex { $0.status == .notMet || $0.status == .holds } ?? 0
  }

  /// On one line.
  init(at place: Int) { self.place = place }

  enum Outcome {
    case stays
    case closes
    case means(Message)
  }

  mutating func press(_ key: Key, count: Int) -> Outcome {
    switch key {
    case .down, .tab, .enter, .function(8): return move(by: 1, count)
    case .up, .backTab, .function(7): return move(by: -1, count)
    case .pageDown: return move(by: 8, count)
    case .pageUp: return move(by: -8, count)
    case .home: return move(by: -count, count)
    case .end: return move(by: count, count)
    case .escape, .function(6), .function(12): return .closes
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func move(by step: Int, _ count: Int) -> Outcome {
    let next = min(max(0, place + step), max(0, count - 1))
    if next != place { (detailTop, isReading) = (0, false) }
    defer { place = next }
    if next != place { return .stays }
    return .means(.hint(step > 0 ? "That is the last line." : "That is the first line."))
  }

  /// - Parameter isBrief: whether each line takes one row, because all of it stands below.
  func listing(_ panel: CriteriaPanel, isBrief: Bool) -> Listing {
    var listing = Listing(focus: place)
    listing.blocks = panel.lines.map { line in
      let mark = line.isChanged ? "*" : ""
      let label = String(repeating: " ", count: line.depth) + line.cite + mark
      let lines: [Listing.Line] =
        isBrief
        ? [.briefStatus(line.status, label: label, text: line.label)]
        : [
          .status(line.status, label: label, text: line.statement),
          Listing.Line("Found: \(line.found)", indent: 2),
        ]
      return Listing.Block(lines, isSelectable: true)
    }
    return listing
  }

  /// What stands below the list: required, found, reading, source.
  func detail(_ finding: Finding, in words: CaseWords) -> [Listing.Line] {
    let lines = finding.policies.flatMap { policy in policy.countedLines.map { (policy, $0) } }
    guard lines.indices.contains(place) else { return [] }
    let (policy, line) = lines[place]
    let found = words.found(line, in: policy)
    var shown: [Listing.Line] = [
      .labelled("Required", text: line.criterion.statement, style: .bold),
      .labelled("Found", text: found.isEmpty ? "does not apply" : found, style: .plain),
    ]
    if let reading = line.criterion.reading {
      shown.append(.labelled("Reading", text: reading, style: .plain))
    }
    let source = policy.policy.source
    shown.append(
      .labelled(
        "Source",
        text: "\(line.criterion.cite) of \(source.document), revised \(source.revised.iso); policy "
          + "\(policy.policy.number) in force from \(policy.policy.inForceFrom.iso), "
          + "pathway \(policy.pathway.id), \(policy.pathway.title)", style: .plain))
    return shown
  }
}
