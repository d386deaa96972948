internal import CaseStore
internal import Casework
internal import Workbench

/// The steps of a case.
extension WorkbenchSession {
  mutating func take(_ step: CaseStep, of id: String, _ reason: String?) {
    do throws(CaseRepositoryError) {
      let file = try store.open(id)
      guard file.statusChanges == story else { throw CaseRepositoryError.changed(id: id) }
      let change = StatusChange(from: file.status, to: step.status, reason: reason)
      let due = due(of: file.draft, story: file.statusChanges + [Stamped(change, stamp)])
      try store.changeStatus(of: id, to: step.status, reason: reason, due: due, stamp)
      let opened = try read(id, hindrance: holdOrRelease(try store.open(id)))
      give(.changed(opened))
      reckon(opened.file.draft)
    } catch {
      give(.refused(error.description))
    }
  }

  mutating func sign(_ signature: Signature) {
    guard let setting, let library else { return }
    do {
      let file = try store.open(signature.caseID)
      guard file.statusChanges == story else { throw SigningFault.otherStatus(file.status) }
      let frozen = try DeterminationFreezing(
        file, signature, setting, library, people.file
      ).determination()
      // The record tells of the limit as it is now.
      let due = due(of: file.draft, story: file.statusChanges)
      if clock != nil, due != file.due { try store.setDue(due, of: signature.caseID, stamp) }
      _ = try store.sign(frozen, of: signature.caseID, seen: signature.seen, stamp)
      let opened = try read(signature.caseID)
      _ = holdOrRelease(opened.file)
      give(.signed(opened))
      reckon(opened.file.draft)
    } catch let error as CaseRepositoryError {
      give(.refused(error.description))
    } catch {
      give(.refused("NOT SIGNED: \(error)"))
    }
  }
}
