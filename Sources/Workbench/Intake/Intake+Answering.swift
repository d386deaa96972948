internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel
internal import Screen

/// What a key asks for beyond the intake itself.
enum Request {
  case help
  case choices
  case why
  /// Why, at a line of the criteria.
  case whyLine(Int)
  case leaveCase
  case askToLeave
  case repaint
  case save
  case letter
  case step(CaseStep)
  /// The document that answers are taken from.
  case source
  /// Whether a figure is right that is ten times what was there, or a tenth.
  case tenfold(TenfoldPage)
}

/// What became of a key.
struct Reply {
  /// Whether an answer was changed, so that the draft is to be saved.
  var isChanged = false
  var request: Request?

  static let done = Reply()
  static let changed = Reply(isChanged: true)
  static func asks(_ request: Request) -> Reply { Reply(request: request) }
}

extension Intake {
  /// Accepts what stands in the focused field, and goes on. A text that is refused stays, with the
  /// reason on the message line.
  mutating func acceptAndGoOn() -> Reply {
    guard let field else { return .done }
    let typed = edited.text.text.trimmed
    if !isTouched || (typed.isEmpty && field.answer.isUnanswered) {
      texts[field.id] = nil
      isTouched = false
      let wasEmptyRow = RowPlace(field.id).map(isEmpty) ?? false
      goOn()
      if field.answer.isUnanswered, !field.isOptional, !wasEmptyRow, message == nil {
        message = .hint("Left open: \(field.label).")
      }
      // Where the person went on to is kept, too.
      return focus == field.id ? .done : .changed
    }
    if field.kind == .drug, !typed.isEmpty { return acceptDrug(typed, field) }
    if let asked = tenfold(typed, field) { return .asks(.tenfold(asked)) }
    return record(typed.isEmpty ? .cleared : .text(typed), for: field)
  }

  /// What is to be asked before a figure is taken; nil for nothing.
  private func tenfold(_ typed: String, _ field: Field) -> TenfoldPage? {
    guard field.kind == .number, !field.answer.isUnanswered,
      case .success(let next) = interview.recording(.text(typed), for: field.id)
    else { return nil }
    return TenfoldPage(field, typed: typed, in: next)
  }

  mutating func recordUndocumented() -> Reply {
    guard let field else { return refuse("F2 answers a question. Go to one first.") }
    return record(.undocumented, for: field)
  }

  /// Records an answer to a field and goes on, or says why it is none.
  mutating func record(_ entry: Entry, for field: Field, goingOn: Bool = true) -> Reply {
    switch interview.recording(entry, for: field.id) {
    case .failure(let refusal):
      // What is typed ahead for later fields must not become an answer here: it lengthens the
      // refused text, which stays refused.
      edited.isSelected = false
      return refuse(refusal.message)
    case .success(let next):
      let isChanged = next.draft.content != interview.draft.content
      let wasOpen = interview.finding.outcome == .incomplete
      let former = interview
      interview = next
      texts[field.id] = nil
      isTouched = false
      if goingOn { goOn() } else { arrive() }
      if let words = downgradeWords(from: former) {
        message = .refusal(words)
      } else if isChanged, interview.finding.outcome == .noPolicy {
        message = .refusal(noPolicyWords.joined(separator: " "))
      } else if isChanged, let words = interview.lengthRemark(of: field.id) {
        message = .refusal(words)
      } else if isChanged, let words = consequences(of: field.id, wasOpen) {
        message = .hint(words)
      }
      return Reply(isChanged: isChanged)
    }
  }

  mutating func refuse(_ words: String) -> Reply {
    message = .refusal(words)
    return .done
  }

  /// What the latest answer did: which others count no longer, which count again, and whether the
  /// outcome is settled now.
  private func consequences(of field: FieldID, _ wasOpen: Bool) -> String? {
    let changes = interview.latestChanges
    func labels(_ fields: Set<FieldID>) -> String {
      fields.subtracting([field]).sorted { $0.text < $1.text }
        .compactMap { interview.field($0)?.label }.list
    }
    let (parked, restored) = (labels(changes.parked), labels(changes.restored))
    var words: [String] = []
    if !parked.isEmpty { words.append("Kept, but counting for nothing now: \(parked).") }
    if !restored.isEmpty { words.append("Counting again: \(restored).") }
    if wasOpen, interview.finding.outcome != .incomplete, focus != nil {
      words.append("The outcome is settled; what is left completes the letter. F5 is the summary.")
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// A drug is taken when it was marked, or when its whole name was typed: never by itself.
  private mutating func acceptDrug(_ typed: String, _ field: Field) -> Reply {
    if let drug = matches.markedDrug { return record(.text(drug.name), for: field) }
    if let name = matches.markedName { return record(.freeName(name), for: field) }
    switch setting.dictionary.look(up: typed) {
    case .product, .ambiguous: return record(.text(typed), for: field)
    case .unknown: break
    }
    return refuse(
      matches.hits.isEmpty
        ? "\"\(typed)\" is not known here. Correct it; Down marks the line that keeps it as typed, "
          + "and its class is asked."
        : "\"\(typed)\" is no whole name of a drug. Down marks one of the list; its last line keeps "
          + "the name as typed, and its class is asked.")
  }
}

// MARK: - Changing back

extension Intake {
  mutating func undo() -> Reply {
    if isTouched, field?.suggestion != edited.text.text {
      restoreText()
      message = .hint("The field is as it was before you typed.")
      return .done
    }
    return change(interview.undoing(), none: "Nothing is left to undo.", done: "Undone")
  }

  mutating func redo() -> Reply {
    change(interview.redoing(), none: "Nothing is left to redo.", done: "Done again")
  }

  private mutating func change(_ next: Interview?, none: String, done: String) -> Reply {
    guard let next else {
      message = .hint(none)
      return .done
    }
    interview = next
    texts = [:]
    focus = next.draft.position.flatMap { next.field($0)?.id } ?? next.position
    arrive()
    message = .hint("\(done)\(field.map { ": \($0.label)" } ?? "").")
    return .changed
  }

  /// Puts back what the field held before something was typed.
  mutating func restoreText() {
    if let focus { texts[focus] = nil }
    arrive()
  }
}

extension [String] {
  /// `a, b and c`.
  var list: String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}

extension String {
  /// Without spaces around it.
  var trimmed: String {
    let start = drop { $0 == " " }
    let end = start.lastIndex { $0 != " " }
    return end.map { String(start[...$0]) } ?? ""
  }
}
