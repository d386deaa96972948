/// What a repository could not do, with the place and what to do about it. Never patient data.
public enum CaseRepositoryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another session works on the case.
  case locked(CaseHolder)
  /// No case of this id is kept.
  case missing(id: String)
  /// Another case is kept under the id.
  case taken(id: String)
  /// Another session changed the case since this one opened it.
  case changed(id: String)
  /// There is a determination that the signer has not seen.
  case alreadySigned(SignedDetermination)
  /// No such determination was signed.
  case unsigned(id: String, number: Int)
  /// Another determination took its place.
  case replaced(id: String, number: Int, by: Int)
  /// The letter that asks for information is not the one that the case as it is kept has to have.
  case outdatedRequest(id: String)
  /// A case cannot become this next.
  case notAllowed(from: CaseStatus, to: CaseStatus)
  /// The answers of a case that is no longer being entered cannot be changed.
  case closed(CaseStatus)
  /// What is to be done takes work back, and so needs a reason.
  case reasonNeeded
  /// Its contents were purged.
  case purged(id: String)
  /// What is kept of one case cannot be read; it was left as it is.
  case damaged(id: String, fault: DraftFault)
  /// There is no store where one was looked for, by somebody who begins none.
  case absent(path: String)
  /// The store of this path was used with a list of people, which is not beside it any more.
  case peopleMissing(path: String)
  /// The store is damaged: it was found while it was in use.
  case corrupt(path: String)
  /// The store was found damaged and put aside under another name; the next use begins a new one.
  case setAside(path: String, as: String)
  /// The file cannot be put in place, for it is none of this program's back-ups.
  case noBackUp(path: String, reason: String)
  /// A back-up is damaged.
  case tornBackUp(path: String)
  /// The record in a back-up is not as it was written, so that it is not put in place.
  case unsound(path: String, RecordFault)
  /// A later version of the program made the store.
  case newer(path: String)
  /// The file is another program's, and no store.
  case foreign(path: String)
  /// Another session kept the store for too long.
  case busy(path: String)
  /// The device is full. What was kept before is still there.
  case full(path: String)
  /// The system does not let this user do it.
  case denied(path: String)
  /// A file of the name is there already.
  case exists(path: String)
  /// Anything else that the system said.
  case failed(doing: String, path: String, reason: String)

  public var description: String {
    switch self {
    case .locked(let holder):
      "\(holder.login) has been working on this case on \(holder.host) since "
        + "\(holder.since.iso). Open it to read, or ask \(holder.login) to leave it"
    case .missing(let id): "no case '\(id)' is kept: look for its number in the queue"
    case .taken(let id):
      "NOT SAVED: another case '\(id)' is kept already. Begin a new one, under another id"
    case .changed(let id):
      "NOT SAVED: another session changed case '\(id)' since it was opened here. Open it anew"
    case .alreadySigned(let signed):
      "NOT SIGNED: \(signed.head.signer.login) signed determination \(signed.number) of this case "
        + "at \(signed.signedAt.iso). Open the case anew and look at it first"
    case .unsigned(let id, let number):
      "case '\(id)' has no determination \(number): look at its record"
    case .replaced(let id, let number, let other):
      "determination \(number) of case '\(id)' was replaced by determination \(other): open the case "
        + "anew, and issue the letter of that one"
    case .outdatedRequest(let id):
      "case '\(id)' is not any more as this letter tells: open the case anew, and look at its letter"
    case .notAllowed(let from, let to):
      "NOT DONE: a case that is \(from.words) cannot become \(to.words), only "
        + from.followers
    case .closed(let status):
      "NOT SAVED: the answers of a case that is \(status.words) are not changed; "
        + "take it up again first"
    case .reasonNeeded: "NOT DONE: say in a few words why"
    case .purged(let id):
      "what was kept of case '\(id)' was purged; its record says when and by whom"
    case .damaged(let id, let fault):
      "case '\(id)' cannot be read: \(fault). It was left as it is; run \"rubric audit verify\", "
        + "and restore it from a back-up"
    default: storeWords
    }
  }

  /// Of what concerns the store as a whole.
  private var storeWords: String {
    switch self {
    case .absent(let path):
      "there is no store of cases at \(path). Set RUBRIC_STORE to the file of your cases, or put a "
        + "back-up there with \"rubric restore\"; only the workbench begins a new store"
    case .peopleMissing(let path):
      "NOT ALLOWED: a list of people says who may do what with \(path), and there is no people.yaml "
        + "beside it now. Nobody may do anything until an administrator puts that file back into the "
        + "same folder, owned by root or by the folder's owner, and writable by nobody else"
    case .corrupt(let path):
      "NOT SAVED: \(path) is damaged. Leave the program in every session and start it again: "
        + "it will check the store"
    case .setAside(let path, let other):
      "\(path) is damaged and was set aside as \(other); nothing in it was changed. Have it "
        + "restored from a back-up; until then, the workbench begins a new and empty store"
    case .noBackUp(let path, let reason):
      "\(path) is no back-up: \(reason). Nothing was changed; name a file that \"rubric backup\" made"
    case .tornBackUp(let path):
      "the back-up \(path) is damaged and cannot be restored. It was left as it is; look for an "
        + "earlier one"
    case .unsound(let path, let fault):
      "the record in \(path) is not as it was written: \(fault). Nothing was restored; look for an "
        + "earlier back-up"
    case .newer(let path):
      "\(path) was made by a later version of this program. Use that one; nothing was changed"
    case .foreign(let path):
      "\(path) is a file of another program and no store of cases. Set RUBRIC_STORE to another "
        + "file; nothing was changed"
    case .busy(let path):
      "NOT DONE: other sessions kept \(path) busy for too long. Try again"
    case .full(let path):
      "NOT SAVED: the disk of \(path) is full. Make room and save again; "
        + "what was saved before is still there"
    case .denied(let path):
      "NOT ALLOWED: this user may not write to \(path). Set its owner or permissions right, "
        + "and save again; what was saved before is still there"
    case .exists(let path):
      "\(path) is there already and is not overwritten. Move it away, or name another file; nothing "
        + "was changed"
    case .failed(let doing, let path, let reason):
      "could not \(doing) \(path): \(reason). What was saved before is still there"
    default: "could not be done"
    }
  }
}

extension CaseStatus {
  fileprivate var followers: String {
    successors.map(\.words).sorted().joined(separator: ", ")
  }
}
