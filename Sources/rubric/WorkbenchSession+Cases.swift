internal import CaseStore
internal import Casework
internal import Letters
internal import PolicyLibrary
internal import RuleModel
internal import Workbench

/// What the workbench wants of the cases.
extension WorkbenchSession {
  var stamp: Stamp { Stamp(login: Surroundings.userName, moment: Clock.now) }

  mutating func list(_ query: QueueQuery) {
    if let refusalToLook { return give(.listingFailed(refusalToLook)) }
    do throws(CaseRepositoryError) {
      give(.listed(try store.queue(query)))
    } catch {
      give(.listingFailed("The cases cannot be listed: \(error.description.unmarked)"))
    }
  }

  /// A new case, under the first free id that says when it was begun. Where it cannot be kept, it
  /// is opened all the same, and said not to be saved.
  mutating func create() {
    let (now, first) = (Clock.now, Clock.stamp)
    (story, requests, entered, kept) = ([], [], [], nil)
    let origin = Origin(login: Surroundings.userName, moment: now)
    for number in 1..<1000 {
      let draft = Draft(id: number == 1 ? first : "\(first)-\(number)", createdAt: now.iso)
      do throws(CaseRepositoryError) {
        try store.create(draft, due: due(of: draft, story: []), origin)
        kept = draft
        give(.opened(OpenedCase(CaseFile(draft: draft))))
        return reckon(draft)
      } catch {
        if case .taken = error { continue }
        give(.opened(OpenedCase(CaseFile(draft: draft))))
        reckon(draft)
        return give(.savingFailed(error.description))
      }
    }
    give(.openingFailed("No id is free for a new case. Try again in a second."))
  }

  /// A case as it is kept now, with the letter that was signed last.
  ///
  /// - Parameter hindrance: why this session may only read it; nil where it may do more.
  mutating func read(
    _ id: String, hindrance: String? = nil
  ) throws(CaseRepositoryError) -> OpenedCase {
    let file = try store.open(id)
    (story, requests) = (file.statusChanges, file.requests)
    (entered, kept) = (file.enteredAt, file.draft)
    guard let last = file.determinations.last else { return OpenedCase(file, hindrance: hindrance) }
    let letter = try store.determination(last.number, of: id).letter
    return OpenedCase(
      file, signedLetter: String(decoding: letter, as: UTF8.self), hindrance: hindrance)
  }

  mutating func save(_ draft: Draft, from document: String?) {
    var draft = draft
    let now = Clock.now
    draft.changedAt = now.iso
    let before = entered
    entered += entries(by: draft, now)
    defer { reckon(draft) }
    do throws(CaseRepositoryError) {
      try store.save(
        draft, due: due(of: draft, story: story),
        Origin(login: Surroundings.userName, moment: now, document: document))
      kept = draft
      give(.saved(at: Clock.time))
    } catch {
      entered = before
      if let words = Self.words(losing: error) {
        give(.takenAway(words))
      } else {
        give(.savingFailed(error.description))
      }
    }
  }

  /// The moment, where the draft has other answers than it was kept with last.
  private func entries(by draft: Draft, _ moment: Moment) -> [Moment] {
    let changes = AnswerChanges(from: kept, to: draft, means: .typed, document: nil)
    return changes.concernsAnswers ? [moment] : []
  }
}
