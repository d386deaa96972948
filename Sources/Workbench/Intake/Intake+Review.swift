internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel
internal import Screen

/// The lines of the policy as a reviewer sees them, with where their answers come from.
extension Intake {
  /// What stands above the lines.
  var proposal: String { proposals[0] }

  /// The longest first.
  var proposals: [String] {
    let outcome = decision.decisionWord.isEmpty ? panel().headline : decision.decisionWord
    let counts = panel().countWords
    return ["PROPOSED BY THE RULES   \(outcome)   \(counts)", "PROPOSED  \(outcome)  \(counts)"]
      + CriteriaPanel.titles(outcome, counts)
  }

  /// - Parameter isBrief: whether each line takes one row, because all of it stands below.
  func reviewListing(at place: Int, isBrief: Bool, columns: Int) -> Listing {
    var listing = Listing(focus: place)
    let panel = panel()
    listing.blocks = panel.lines.indices.map { index in
      let line = panel.lines[index]
      let entered = latestOrigin(at: index).map(shortly) ?? ""
      let lines =
        isBrief && columns >= Frame.columnsForPanel
        ? [Listing.Line.cells(Self.cells(line, entered, columns))]
        : [
          .briefStatus(line.status, label: line.cite, text: line.label),
          Listing.Line("Found: \(line.found)", indent: 2),
        ] + (entered.isEmpty ? [] : [Listing.Line("Entered: \(entered)", indent: 2)])
      return Listing.Block(lines, isSelectable: true)
    }
    return listing
  }

  /// Mark and word, place, what is asked, what was found, who entered it and when.
  private static func cells(
    _ line: CriteriaPanel.Line, _ entered: String, _ columns: Int
  ) -> [Listing.Cell] {
    let rest = columns - 2 - 13 - 9 - 18
    let texts = [
      ("\(line.status.mark) \(line.status.word)", 13),
      (String(repeating: " ", count: min(2, line.depth)) + line.cite, 9),
      (line.label, rest * 3 / 5), (line.found, rest - rest * 3 / 5), (entered, 18),
    ]
    var column = 0
    return texts.enumerated().map { index, text in
      defer { column += text.1 }
      return Listing.Cell(
        text: text.0, column: column, width: text.1 - 1,
        style: index == 0 ? line.status.style : .plain)
    }
  }

  /// Below the list: required, found, reading, source, and each answer with where it comes from.
  func reviewDetail(at place: Int) -> [Listing.Line] {
    detail(interview.finding, at: place)
  }

  /// The same with what is typed now.
  func whyDetail(at place: Int) -> [Listing.Line] {
    detail(preview, at: place)
  }

  private func detail(_ finding: Finding, at place: Int) -> [Listing.Line] {
    let known = WhyPage(at: place).detail(finding, in: words).map { line in
      guard case .labelled(let label, let text, let style) = line else { return line }
      return Listing.Line.labelled(
        label, text: setting.dictionary.inTallMan(text), style: style)
    }
    return known + answers(at: place).map { .labelled("Answer", text: $0, style: .plain) }
  }

  private func answers(at place: Int) -> [String] {
    fields(at: place).map { field in
      let answer = interview.field(field).map(\.answerWords) ?? ""
      let origin = origins[field].map { ", \(inFull($0))" } ?? ""
      return "\(label(of: field)): \(answer)\(origin)"
    }
  }

  private func latestOrigin(at place: Int) -> Origin? {
    fields(at: place).compactMap { origins[$0] }.max { $0.moment < $1.moment }
  }

  /// The answered fields that a line reads, in the order in which they are asked.
  private func fields(at place: Int) -> [FieldID] {
    let lines = interview.finding.policies.flatMap(\.countedLines)
    guard lines.indices.contains(place) else { return [] }
    let names = lines[place].criterion.asked(of: setting.vocabulary)
    return interview.steps.flatMap(\.fields).filter {
      names.contains($0.inputName) && interview.draft.content.answers[$0] != nil
    }
  }
}

extension Intake {
  /// `kim 21-Nov 10:00`
  private func shortly(_ origin: Origin) -> String {
    "\(origin.login) \(workbench.time(origin.moment))"
  }

  /// `entered by kim, 21-Nov 10:00, from fax of 20-Nov`
  private func inFull(_ origin: Origin) -> String {
    let source = origin.document.map { ", from \($0)" } ?? ""
    let means = origin.means == .typed ? "entered" : "imported"
    return "\(means) by \(origin.login), \(workbench.time(origin.moment))\(source)"
  }
}
