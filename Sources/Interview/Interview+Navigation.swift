public import Casework
internal import RuleEngine
internal import RuleModel

extension Interview {
  /// Every field that a person comes to, in the one order in which Enter goes.
  public var askedFields: [FieldID] { steps.flatMap(\.fields).filter(isAsked) }

  /// Where the person was, if that field is still there; else the first that is open. nil: nothing
  /// is left to be answered, and the summary comes.
  public var position: FieldID? {
    if let position = draft.position, steps.contains(where: { $0.fields.contains(position) }) {
      return position
    }
    return firstOpen
  }

  /// The first field that has to be answered and is not.
  public var firstOpen: FieldID? { askedFields.first(where: isWaiting) }

  /// The field that comes next; nil at the end. A parked one is passed over.
  public func next(after id: FieldID) -> FieldID? {
    let all = steps.flatMap(\.fields)
    guard let place = all.firstIndex(of: id) else { return firstOpen }
    return all[(place + 1)...].first { isAsked($0) && isOnTheWay($0, from: id) }
  }

  /// The field that comes before; nil at the beginning.
  public func previous(before id: FieldID) -> FieldID? {
    let all = steps.flatMap(\.fields)
    guard let place = all.firstIndex(of: id) else { return nil }
    return all[..<place].last { isAsked($0) && isOnTheWay($0, from: id) }
  }

  /// The last field that Enter leads to; nil while there is none.
  public var last: FieldID? { askedFields.last { !setting.isAside($0) } }

  private func isOnTheWay(_ id: FieldID, from other: FieldID) -> Bool {
    !setting.isAside(id) || setting.isAside(other)
  }

  /// The step that a field stands in.
  public func step(of id: FieldID) -> Step? { steps.first { $0.fields.contains(id) } }

  private func isWaiting(_ id: FieldID) -> Bool {
    !isOptional(id) && !isSettled(id)
  }

  /// Whether it has an answer that counts. That nobody knows is one.
  private func isSettled(_ id: FieldID) -> Bool {
    if case .completeness(let list) = id {
      return draft.content.complete.contains(list) || draft.content.answers[id] != nil
    }
    return draft.content.answers[id] != nil && !judgement.parked.contains(id)
  }

  /// Of the fields that have to be answered, how many are.
  var progress: Draft.Progress {
    let asked = askedFields.filter { !isOptional($0) }
    return Draft.Progress(
      answered: asked.count(where: isSettled), asked: asked.count,
      outcome: finding.outcome.rawValue)
  }
}
