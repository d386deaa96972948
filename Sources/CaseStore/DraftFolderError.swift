public import Casework

/// One draft as a start screen lists it.
public enum DraftListing: Sendable, Hashable {
  case draft(DraftSummary)
  /// A file that is no draft that can be read, with what is wrong with it. It is left as it is.
  case damaged(file: String, fault: DraftFault)
}

public struct DraftSummary: Sendable, Hashable {
  public let id: String
  /// nil while it is not answered, as the two below.
  public let memberName: String?
  public let birthDate: String?
  /// The value of the requested drug, as a case holds it.
  public let drug: String?
  public let payer: String?
  public let progress: Draft.Progress
  public let changedAt: String
  /// Who works on it now; nil when nobody does.
  public let holder: LockHolder?

  public init(_ draft: Draft, holder: LockHolder?) {
    id = draft.id
    memberName = draft.text("member.name")
    birthDate = draft.text("member.birthDate")
    drug = draft.text("request.drug")
    payer = draft.text("plan.payer")
    progress = draft.progress
    changedAt = draft.changedAt
    self.holder = holder
  }
}

/// Who works on a draft, and since when.
public struct LockHolder: Sendable, Hashable {
  /// As the login names the person.
  public let name: String
  /// As the door wrote it: `2026-11-21T09:42:07Z`.
  public let since: String

  public init(name: String, since: String) {
    self.name = name
    self.since = since
  }
}

/// What a repository could not do, with the place and what to do about it. Never patient data.
public enum DraftFolderError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another session works on the draft.
  case locked(LockHolder)
  /// No draft of this id is kept.
  case missing(id: String)
  /// Another draft is kept under the id.
  case taken(id: String)
  /// The file is no draft; it was left as it is.
  case damaged(file: String, fault: DraftFault)
  /// The device is full. What was kept before is still there.
  case full(path: String)
  /// The system does not let this user do it.
  case denied(path: String)
  /// Anything else that the system said.
  case failed(doing: String, path: String, reason: String)

  public var description: String {
    switch self {
    case .locked(let holder):
      "\(holder.name) has been working on this draft since \(holder.since). "
        + "Open it to read, or ask \(holder.name) to leave it"
    case .missing(let id): "no draft '\(id)' is kept: it was deleted or never saved"
    case .taken(let id):
      "NOT SAVED: another draft '\(id)' is kept already. Begin a new one, under another id"
    case .damaged(let file, let fault):
      "\(file) is no draft that can be read: \(fault). The file was left as it is"
    case .full(let path):
      "NOT SAVED: the disk of \(path) is full. Make room and save again; "
        + "what was saved before is still there"
    case .denied(let path):
      "NOT ALLOWED: this user may not write to \(path). Set its owner or permissions right, "
        + "and save again; what was saved before is still there"
    case .failed(let doing, let path, let reason):
      "could not \(doing) \(path): \(reason). What was saved before is still there"
    }
  }
}
