internal import CaseStore
internal import Casework
internal import RuleEngine
internal import Workbench

/// Opening cases, of which one session has each.
extension WorkbenchSession {
  /// Who can change or sign a case has it alone. Where another session has it, who may take it over
  /// is asked, and everybody else reads it.
  mutating func open(_ id: String) {
    carryOut(id) { session throws(CaseRepositoryError) in
      let file = try session.store.open(id)
      switch session.hold(file) {
      case .free(let former):
        session.show(try session.read(id))
        if let former { session.give(.told(Self.words(takingOverFromEnded: former))) }
      case .held(let holder): try session.open(file, heldBy: holder)
      case .hindered(let words): session.show(try session.read(id, hindrance: words))
      }
    }
  }

  private mutating func open(
    _ file: CaseFile, heldBy holder: CaseHolder
  ) throws(CaseRepositoryError) {
    let refusal = refusalToTakeOver(file, from: holder)
    if refusal == nil, wouldTakeOver(file.status) {
      return give(.held(HeldCase(file.draft.id, holder, changedAt: lastChange(of: file, holder))))
    }
    let way = wouldTakeOver(file.status) ? refusal : nil
    let words = [Self.words(of: holder), way].compactMap(\.self).joined(separator: " ")
    show(try read(file.draft.id, hindrance: words))
  }

  /// Opens a case that another session has, only to be read.
  mutating func openToRead(_ id: String) {
    carryOut(id) { session throws(CaseRepositoryError) in
      guard let holder = try session.store.open(id).holder else { return session.open(id) }
      session.show(try session.read(id, hindrance: Self.words(of: holder)))
    }
  }

  mutating func takeOver(_ id: String, from holder: CaseHolder) {
    carryOut(id) { session throws(CaseRepositoryError) in
      let file = try session.store.open(id)
      if let refusal = session.refusalToTakeOver(file, from: holder) {
        return session.give(.openingFailed(refusal))
      }
      let former = try session.store.takeOver(id, from: holder, session.stamp)
      if !session.needsHold(file.status) { try session.store.unlock(id) }
      session.show(try session.read(id))
      if let former { session.give(.told(Self.words(takingOverFrom: former))) }
    }
  }

  private mutating func carryOut(
    _ id: String, _ body: (inout WorkbenchSession) throws(CaseRepositoryError) -> Void
  ) {
    do throws(CaseRepositoryError) { try body(&self) } catch {
      try? store.unlock(id)
      give(.openingFailed("\(id) cannot be opened: \(error.description.unmarked)"))
    }
  }

  private mutating func show(_ opened: OpenedCase) {
    give(.opened(opened))
    if opened.hindrance == nil, needsHold(opened.file.status), opened.file.status.isOpenForEntry {
      reckonAnew(opened.file.draft, keptAs: opened.file.due)
    } else {
      reckon(opened.file.draft)
    }
  }
}

/// Whose a case is.
extension WorkbenchSession {
  private enum Hold {
    /// This session's, or nobody's; it was that of a session that had ended.
    case free(former: CaseHolder?)
    case held(by: CaseHolder)
    /// Why it cannot be had, whoever has it.
    case hindered(String)
  }

  /// Whether the person changes or decides something in a case of this status: who only looks at it
  /// keeps nobody from it.
  func needsHold(_ status: CaseStatus) -> Bool {
    let action = status.isOpenForEntry ? CaseAction.answer : .returnForEntry
    let situation = CaseSituation(status: status, outcome: .incomplete)
    return setting?.authority.allows(action, in: situation) ?? false
  }

  private func hold(_ file: CaseFile) -> Hold {
    guard needsHold(file.status) else {
      return file.holder.map { .held(by: $0) } ?? .free(former: nil)
    }
    do throws(CaseRepositoryError) {
      return .free(former: try store.lock(file.draft.id, stamp))
    } catch {
      if case .locked(let holder) = error { return .held(by: holder) }
      return .hindered(error.description)
    }
  }

  /// Holds the open case after a step, or gives it to whoever is next.
  ///
  /// - Returns: why it is only to be read from now on; nil where it is not so.
  func holdOrRelease(_ file: CaseFile) -> String? {
    guard needsHold(file.status) else {
      try? store.unlock(file.draft.id)
      return nil
    }
    switch hold(file) {
    case .free: return nil
    case .held(let holder): return Self.words(of: holder)
    case .hindered(let words): return words
    }
  }

  /// An administrator takes a case over to free it.
  private func wouldTakeOver(_ status: CaseStatus) -> Bool {
    needsHold(status) || setting?.authority.person?.role == .administrator
  }

  private func refusalToTakeOver(_ file: CaseFile, from holder: CaseHolder) -> String? {
    let idle =
      Clock.now.secondsSinceEpoch - lastChange(of: file, holder).secondsSinceEpoch
    let action = CaseAction.takeOver(
      isOwn: holder.login == stamp.login, idleMinutes: max(0, idle / 60))
    return setting?.authority.refusal(of: action, in: .new)?.description
  }

  /// When something was changed in a case last, or it was opened.
  private func lastChange(of file: CaseFile, _ holder: CaseHolder) -> Moment {
    let changed = Moment(iso: file.draft.changedAt)
    return max(holder.since, changed ?? holder.since)
  }
}

extension WorkbenchSession {
  private static func words(of holder: CaseHolder) -> String {
    "\(holder.login) has been working on this case on \(holder.host) since "
      + "\(Clock.words(holder.since))."
  }

  private static func words(takingOverFromEnded holder: CaseHolder) -> String {
    "Taken over from \(holder.login), whose session of \(Clock.words(holder.since)) has ended "
      + "without leaving the case."
  }

  private static func words(takingOverFrom holder: CaseHolder) -> String {
    "Taken over from \(holder.login), who had it open since \(Clock.words(holder.since))."
  }

  /// Whose the open case is, where a save was refused because it is not this session's any more; nil
  /// where it was refused for another reason.
  static func words(losing error: CaseRepositoryError) -> String? {
    let rest = "What was accepted last is NOT SAVED: it stays on this screen until you leave."
    switch error {
    case .locked(let holder):
      return "\(holder.login) took this case over on \(holder.host), "
        + "\(Clock.words(holder.since)). \(rest)"
    case .changed, .closed: return "Another session took this case over and changed it. \(rest)"
    default: return nil
    }
  }
}
