public import Casework
public import RuleEngine
internal import RuleModel

/// What a person entered in a field.
public enum Entry: Sendable, Hashable {
  /// As it was typed.
  case text(String)
  /// The value of a choice.
  case choice(String)
  case choices(Set<String>)
  /// A drug that the dictionary does not know, under the name that was typed: a choice of its own,
  /// so that a misspelt name is not kept by itself. Its class is asked then.
  case freeName(String)
  /// Asked, and the records do not say.
  case undocumented
  /// Not answered any more.
  case cleared
}

/// What a typed text would be.
public enum Reading: Sendable, Hashable {
  /// As it is shown once it is accepted.
  case valid(echo: String)
  /// Typing on can make it an answer; what to say when the person leaves it so.
  case incomplete(String)
  case refused(String)
}

/// Why an entry was not accepted; nothing has changed.
public struct Refusal: Error, Sendable, Hashable {
  public let field: FieldID
  /// What was found, what is allowed, what to do.
  public let message: String
}

extension Interview {
  /// What a typed text would be as the answer to a field.
  public func reading(_ text: String, for field: FieldID) -> Reading {
    trying(text, for: field).reading
  }

  /// What the policies would say if a typed text, where it is valid, were accepted.
  public func previewing(_ text: String, for field: FieldID) -> Finding {
    trying(text, for: field).finding
  }

  /// Both at once, for a screen that shows both at every key.
  public func trying(_ text: String, for field: FieldID) -> (reading: Reading, finding: Finding) {
    let answer: Draft.Answer?
    do throws(UnreadAnswer) {
      answer = try self.answer(.text(text), to: field)
    } catch {
      switch error {
      case .incomplete(let message): return (.incomplete(message), finding)
      case .refused(let message): return (.refused(message), finding)
      }
    }
    if case .answered(.text(let words))? = answer, isUnreadText(field) {
      return (.valid(echo: words), finding)
    }
    switch accepting(answer, for: field) {
    case .failure(let refusal): return (.refused(refusal.message), finding)
    case .success(let next): return (.valid(echo: next.words(of: field) ?? "No"), next.finding)
    }
  }

  /// Whether it is free text that no line reads, as a name: nothing has to be evaluated for it at
  /// every key.
  private func isUnreadText(_ field: FieldID) -> Bool {
    guard case .input(let name) = field, let slot = setting.vocabulary.slot(of: name),
      case .text(choices: nil) = setting.vocabulary.inputs[slot].type,
      !setting.vocabulary.inputs[slot].answer.isTimeOfDay,
      setting.choices(of: field, in: draft.content).isEmpty
    else { return false }
    return !judgement.relevance.decisive.contains(slot)
  }

  /// A copy in which the entry is accepted, or why it is not.
  public func recording(_ entry: Entry, for field: FieldID) -> Result<Interview, Refusal> {
    do throws(UnreadAnswer) {
      return accepting(try answer(entry, to: field), for: field)
    } catch {
      return .failure(Refusal(field: field, message: error.message))
    }
  }

  private func accepting(
    _ answer: Draft.Answer?, for field: FieldID
  ) -> Result<Interview, Refusal> {
    var content = draft.content
    if case .completeness(let list) = field {
      if let refusal = completenessRefusal(answer, list) { return .failure(refusal) }
      content.complete.remove(list)
      if answer == .answered(.boolean(true)) { content.complete.insert(list) }
      content.answers[field] = answer == .undocumented ? answer : nil
    } else {
      content.answers[field] = answer
    }
    if content == draft.content { return .success(moving(to: field)) }
    let judged = Judgement(content, id: draft.id, in: setting)
    if let refusal = refusal(of: field, judged, content) { return .failure(refusal) }
    return .success(changed(to: content, judged: judged, at: field))
  }

  /// A list with an unfinished row is not all there is.
  private func completenessRefusal(_ answer: Draft.Answer?, _ list: String) -> Refusal? {
    guard answer == .answered(.boolean(true)),
      let row = rows(of: list).first(where: { $0.lack != nil }), let lack = row.lack
    else { return nil }
    return Refusal(
      field: .completeness(list),
      message: "Row \(row.place) is not finished: \(lack). Finish or delete it first.")
  }

  /// What speaks against an answer: that it contradicts another one. Choosing another drug parks
  /// what does not go with it; everything else that would park a figure or a date is refused.
  private func refusal(
    of field: FieldID, _ judged: Judgement, _ content: Draft.Content
  ) -> Refusal? {
    if let message = clockRefusal(of: field, content) {
      return Refusal(field: field, message: message)
    }
    guard content.answers[field] != nil else { return nil }
    if let conflict = judged.conflicts[field] {
      return Refusal(field: field, message: "\(conflict.sentence) Correct one of them.")
    }
    if field == .input(FormName.drug) { return nil }
    let others = judged.conflicts.filter { other, _ in
      judgement.conflicts[other] == nil && content.isAnswered(other)
    }
    guard let other = others.min(by: { $0.key.text < $1.key.text }) else { return nil }
    return Refusal(
      field: field,
      message: "It contradicts \(name(of: other.key)): \(other.value). Correct one of them.")
  }

  /// `Stop in row 2`.
  func name(of field: FieldID) -> String {
    let label = setting.definition(of: field)?.label ?? field.text
    guard case .cell(let list, let row, _) = field,
      let place = draft.content.rows[list]?.firstIndex(of: row)
    else { return label }
    return "\(label) in row \(place + 1)"
  }
}

extension Interview {
  /// The answer that an entry is; nil for none.
  private func answer(
    _ entry: Entry, to field: FieldID
  ) throws(UnreadAnswer) -> Draft.Answer? {
    guard let kind = self.field(field)?.kind else {
      throw .refused("There is no such field any more. Go to another one.")
    }
    switch entry {
    case .cleared: return nil
    case .undocumented: return try undocumented(field)
    case .choice(let value):
      return .answered(try json(ofChosen: [value], kind))
    case .choices(let values):
      return .answered(try json(ofChosen: values, kind))
    case .freeName(let name): return .answered(.text(try freeName(name, kind)))
    case .text(let text):
      if isUnknown(text, kind), setting.canBeUndocumented(field) { return .undocumented }
      return .answered(try json(text, field, kind))
    }
  }

  private func undocumented(_ field: FieldID) throws(UnreadAnswer) -> Draft.Answer {
    if setting.canBeUndocumented(field) { return .undocumented }
    throw .refused("This field cannot be undocumented: leave it empty while it is not known.")
  }

  /// Whether a text says that it is not known, and can be nothing else.
  private func isUnknown(_ text: String, _ kind: Field.Kind) -> Bool {
    let typed = text.trimmed.lowercased()
    guard typed == "u" || typed == "unknown" else { return false }
    switch kind {
    case .yesNo, .number, .date: return true
    case .choice(let choices), .set(let choices):
      return !choices.contains {
        $0.value.lowercased().hasPrefix(typed) || $0.label.lowercased().hasPrefix(typed)
      }
    case .text, .drug: return false
    }
  }

  private func json(
    ofChosen values: Set<String>, _ kind: Field.Kind
  ) throws(UnreadAnswer) -> JSONValue {
    switch kind {
    case .choice(let choices) where values.count == 1:
      if let chosen = choices.first(where: { values.contains($0.value) }) {
        return .text(chosen.value)
      }
    case .set(let choices):
      let chosen = choices.filter { values.contains($0.value) }
      if chosen.count == values.count { return .array(chosen.map { .text($0.value) }) }
    case .yesNo where values == ["yes"] || values == ["no"]:
      return .boolean(values == ["yes"])
    default: break
    }
    throw .refused("That is no choice here. Choose from the list.")
  }

  private func json(
    _ text: String, _ field: FieldID, _ kind: Field.Kind
  ) throws(UnreadAnswer) -> JSONValue {
    if kind == .drug { return .text(try drug(text)) }
    if field == .input(FormName.drug), let drug = try requested(text, kind) { return .text(drug) }
    let input =
      setting.definition(of: field)
      ?? InputDefinition(name: field.text, type: .boolean)
    var isEntry = false
    if case .cell = field { isEntry = true }
    return try setting.reader.value(
      text, for: input, choices: setting.choices(of: field, in: draft.content),
      allowsNone: !isEntry, alternative: isEntry ? "give start and stop" : nil
    ).json
  }
}

extension Interview {
  /// A drug that can be requested, by the beginning of its generic name; nil for what names one of
  /// the choices, or nothing that is known.
  private func requested(_ text: String, _ kind: Field.Kind) throws(UnreadAnswer) -> String? {
    let typed = text.trimmed.lowercased()
    guard case .choice(let choices) = kind, typed.contains(where: \.isLetter),
      !choices.contains(where: {
        $0.value.lowercased().hasPrefix(typed) || $0.label.lowercased().hasPrefix(typed)
      })
    else { return nil }
    let drugs = setting.vocabulary.drugs.filter { drug in
      drug.generic.lowercased().hasPrefix(typed) && choices.contains { $0.value == drug.id }
    }
    if drugs.count == 1 { return drugs[0].id }
    let offered = choices.map(\.label).joined(separator: ", ")
    if !drugs.isEmpty {
      throw .incomplete(
        "\(text.trimmed.quoted) is \(drugs.map(\.brand).joined(separator: ", ")). Type one of these "
          + "names, or its number.")
    }
    // One or two letters begin too many names for one of them to be meant.
    guard typed.count > 2, let hit = setting.dictionary.search(typed, limit: 1).hits.first,
      !hit.isSpeltAlike
    else { return nil }
    throw .incomplete(
      "\(hit.drug.tallManName) is in the drug dictionary, but no request for it can be entered: "
        + "choose from \(offered).")
  }

  /// A drug of the dictionary by any of its names. Nothing near is taken for it.
  private func drug(_ text: String) throws(UnreadAnswer) -> String {
    let typed = text.trimmed
    if typed.isEmpty { throw .incomplete("Type the drug's brand or generic name.") }
    switch setting.dictionary.look(up: typed) {
    case .product(let drug): return drug.name
    case .ambiguous(let accepted):
      throw .incomplete(
        "\(typed.quoted) stands for different products. Type one of: "
          + accepted.joined(separator: ", ") + ".")
    case .unknown:
      let hits = setting.dictionary.search(typed, limit: 3)
      let names = hits.hits.map(\.drug.tallManName).joined(separator: ", ")
      if names.isEmpty {
        throw .refused(
          "\(typed.quoted) is not in the drug dictionary. Correct it, or keep the name as typed "
            + "and give its class.")
      }
      throw .incomplete(
        "\(typed.quoted) is no whole name. Pick one from the list (\(names)), or keep the name as "
          + "typed and give its class.")
    }
  }

  /// A name as typed. One that the dictionary knows is that drug, not a free name.
  private func freeName(_ text: String, _ kind: Field.Kind) throws(UnreadAnswer) -> String {
    guard kind == .drug else { throw .refused("Only a drug can be kept under its name as typed.") }
    let name = InputDefinition(name: "drug", type: .text(choices: nil))
    let value = try setting.reader.value(text, for: name, choices: [])
    guard case .text(let typed) = value else { throw .refused("A drug's name is text.") }
    if case .unknown = setting.dictionary.look(up: typed) { return typed }
    return try drug(typed)
  }
}
