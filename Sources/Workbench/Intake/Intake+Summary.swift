internal import Casework
internal import Interview
internal import Letters
internal import RuleEngine
internal import RuleModel
internal import Screen

/// The last step: what the case comes to, why, and what is left to do.
extension Intake {
  /// What Enter does on an item of the summary.
  enum SummaryTarget: Hashable {
    case field(FieldID)
    case letter
    case step(CaseStep)
    /// The line of the policy with this place.
    case why(Int)
    case nothing
  }

  /// The summary as blocks, with what those that can have the focus lead to.
  struct Summary {
    var listing = Listing()
    /// In the order of the blocks that can have the focus.
    var targets: [SummaryTarget] = []

    mutating func add(_ text: String, indent: Int = 0, style: Style = .plain) {
      listing.blocks.append(Listing.Block(text, indent: indent, style: style))
    }

    mutating func addHeading(_ text: String) {
      listing.blocks.append(.blank)
      add(text, style: .bold)
    }

    mutating func addItem(_ text: String, _ target: SummaryTarget, style: Style = .plain) {
      addItem([Listing.Line(text, indent: 2, style: style)], target)
    }

    /// Everything below the outcome can have the focus, so that all of it can be read.
    mutating func addItem(_ lines: [Listing.Line], _ target: SummaryTarget) {
      listing.blocks.append(Listing.Block(lines, isSelectable: true))
      targets.append(target)
    }
  }

  func summaryPage() -> Summary {
    var page = Summary()
    addOutcome(to: &page)
    if file.status != .draft || !file.statusChanges.isEmpty {
      page.add("This case is \(standing)")
    }
    if let signed = signedWords { page.add(signed, style: .bold) }
    addClock(to: &page)
    let open = openFields
    addItems("Not answered yet (Enter goes there)", open, to: &page)
    addItems("The letter needs", lackedByLetter.filter { !open.contains($0) }, to: &page)
    addItems("Asked, and the records do not say", undocumentedFields, to: &page)
    addItems("Typed, but not accepted", texts.keys.sorted { $0.text < $1.text }, to: &page)
    page.addHeading("Letter")
    page.addItem(letterWords, .letter)
    let addressee = FieldID.input(IntakeContract.addressee)
    if interview.step(of: addressee) != nil {
      page.addItem("Addressee, form and language of the letter", .field(addressee))
    }
    addSteps(to: &page)
    addReasons(to: &page)
    addNotes(to: &page)
    addParked(to: &page)
    focusItem(of: &page)
    return page
  }

  /// What the case comes to, for where the rest is scrolled: what was signed, once something was.
  var summaryHeading: String {
    guard standingNumber != nil, let last = file.determinations.last else {
      return words.outcome(interview.finding.outcome)
    }
    return "\(last.head.outcome.decisionWord), signed by \(last.head.signer.name)"
  }

  /// What was signed, which need not be what the criteria come to.
  private var signedWords: String? {
    guard standingNumber != nil, let last = file.determinations.last else { return nil }
    let ground = last.head.override.map {
      ", against \($0.criteria.joined(separator: ", ")): \($0.reason)"
    }
    return "Signed: determination \(last.number), \(last.head.outcome.decisionWord), by "
      + "\(last.head.signer.name)\(ground ?? "")"
  }

  private func focusItem(of page: inout Summary) {
    let selectable = page.listing.blocks.indices.filter { page.listing.blocks[$0].isSelectable }
    page.listing.focus =
      selectable.isEmpty ? nil : selectable[min(summaryItem, selectable.count - 1)]
  }

  private func addOutcome(to page: inout Summary) {
    let finding = interview.finding
    page.add(words.outcome(finding.outcome), style: .bold)
    for words in noPolicyWords { page.add(words) }
    if let words = otherVersionWords { page.add(words, style: .bold) }
    for policy in finding.policies {
      page.add(
        "Policy \(policy.policy.number), \(policy.pathway.id): \(policy.pathway.title)")
      if let approval = policy.approval {
        page.add("Covers \(words.extent(approval))", indent: 2)
      }
      if let basis = policy.denialBasis {
        let beyond = policy.approval == nil ? "Basis" : "Not covered beyond that"
        page.add("\(beyond): \(basis.split(separator: "-").joined(separator: " "))", indent: 2)
      }
    }
    if !finding.policies.isEmpty { page.add(panel().countSentence + " F6 shows every criterion.") }
  }

  private func addItems(_ heading: String, _ fields: [FieldID], to page: inout Summary) {
    guard !fields.isEmpty else { return }
    page.addHeading(heading)
    for field in fields { page.addItem(label(of: field), .field(field)) }
  }

  /// What has to be answered and is not; what the determination waits for comes first.
  private var openFields: [FieldID] {
    let open = interview.askedFields.filter { id in
      guard let field = interview.field(id) else { return false }
      return field.answer.isUnanswered && !field.isOptional
    }
    let missing = Set(
      interview.finding.missing.items.map { setting.vocabulary.inputs[$0.slot].name })
    return open.filter { missing.contains($0.inputName) }
      + open.filter { !missing.contains($0.inputName) }
  }

  private var undocumentedFields: [FieldID] {
    interview.steps.flatMap(\.fields).filter { interview.field($0)?.answer == .undocumented }
  }

  /// The fields without which there is no letter.
  var lackedByLetter: [FieldID] {
    guard case .failure(.unanswered(let names)) = offer else { return [] }
    return names.map { FieldID.input($0) }.filter { interview.field($0) != nil }
  }

  private var letterWords: String {
    if let number = standingNumber { return "The letter of determination \(number), as signed" }
    switch (offer, decision) {
    case (.success, .incomplete): return "Preview the letter that asks for what is missing"
    case (.success, _) where signer != nil: return "Preview the letter, and sign it"
    case (.success, _): return "Preview the letter"
    case (.failure(.unanswered), _): return "No letter yet: it needs what is named above"
    case (.failure(.noPolicy), _):
      return
        "No letter: nothing is decided. Correct the payer, the drug or the date of decision; else "
        + "the plan's own rule decides, and the letter is written by hand."
    case (.failure(let shortfall), _): return "No letter: \(shortfall.description)"
    case (nil, _): return ""
    }
  }

  private func addSteps(to page: inout Summary) {
    let steps = CaseStep.possible(from: file.status)
      .filter { $0 != .askForInformation || decision == .incomplete }
    guard !steps.isEmpty else { return }
    page.addHeading("What to do next")
    for step in steps { page.addItem(step.offer, .step(step)) }
  }

  private func addReasons(to page: inout Summary) {
    let panel = panel()
    guard !panel.unmet.isEmpty else { return }
    page.addHeading("Not met")
    for place in panel.unmet {
      let line = panel.lines[place]
      page.addItem(
        [
          .status(line.status, label: line.cite, text: line.statement),
          Listing.Line("Found: \(line.found)", indent: 14),
        ], .why(place))
    }
  }

  private func addNotes(to page: inout Summary) {
    let determination = Determination(interview.finding, of: interview.draft.id, in: words)
    guard !determination.notes.isEmpty else { return }
    page.addHeading("Notes")
    for note in determination.notes {
      let text = setting.dictionary.inTallMan(note.text)
      page.addItem("\(note.cite.map { "\($0)  " } ?? "")\(text)", .nothing)
    }
  }

  private func addParked(to page: inout Summary) {
    let parked = interview.steps.flatMap(\.fields).compactMap(interview.field).filter {
      $0.isParked && !$0.answer.isUnanswered
    }
    guard !parked.isEmpty else { return }
    page.addHeading("Kept, but counting for nothing now")
    for field in parked {
      page.addItem(
        "\(label(of: field.id)): \(field.answerWords)", .field(field.id), style: .dim)
    }
  }

  /// `Earlier treatments, row 2: Outcome`.
  func label(of id: FieldID) -> String {
    guard let field = interview.field(id) else { return id.text }
    guard let place = RowPlace(id), let number = rows(of: place.list).firstIndex(of: place.row),
      let step = interview.step(of: id)
    else { return field.label }
    return "\(step.title), row \(number + 1): \(field.label)"
  }
}

extension Intake {
  mutating func pressOnSummary(_ key: Key) -> Reply {
    let page = summaryPage()
    message = nil
    switch key {
    case .enter: return open(page.targets)
    case .down, .tab: return move(by: 1, page)
    case .up, .backTab: return move(by: -1, page)
    case .pageDown: return move(by: 5, page)
    case .home: return move(by: -page.targets.count, page)
    case .end: return move(by: page.targets.count, page)
    case .pageUp: go(to: interview.steps.dropLast().last { !$0.fields.isEmpty }?.fields.first)
    case .escape, .function(12): return leaveSummary()
    default: message = KeyWords.meaningless(key)
    }
    return .done
  }

  /// To where the person came from; from a case that is not being entered, to the queue.
  private mutating func leaveSummary() -> Reply {
    if former == nil, !file.status.isOpenForEntry { return .asks(.leaveCase) }
    let field = former.flatMap { interview.step(of: $0) == nil ? nil : $0 }
    go(to: field ?? interview.last)
    return .done
  }

  private mutating func open(_ targets: [SummaryTarget]) -> Reply {
    guard targets.indices.contains(summaryItem) else { return .done }
    switch targets[summaryItem] {
    case .letter: return .asks(.letter)
    case .step(let step): return .asks(.step(step))
    case .why(let place): return .asks(.whyLine(place))
    case .nothing:
      message = .hint("There is nothing behind this one to open.")
      return .done
    case .field(let field):
      go(to: field)
      return .done
    }
  }

  private mutating func move(by step: Int, _ page: Summary) -> Reply {
    let next = min(max(0, summaryItem + step), page.targets.count - 1)
    if next == summaryItem {
      message = .hint(
        step > 0
          ? "That is the last item. Esc goes back." : "That is the first item. Esc goes back.")
    }
    summaryItem = next
    return .done
  }
}
