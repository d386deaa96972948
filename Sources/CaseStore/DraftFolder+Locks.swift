internal import Casework
internal import Glibc
internal import Synchronization

/// A lock is the system's own, on a file `.ID.lock` that says who holds it. The system ends it with
/// the process, however that dies, so that a lock of a dead one is simply taken.
extension DraftFolder {
  public func lock(_ id: String, for holder: LockHolder) throws(DraftFolderError) {
    guard Draft.isID(id) else { throw .missing(id: id) }
    if isHeldHere(id) { return }
    try makeFolder()
    let file = try takeLock(id)
    let members = [("name", JSONValue.text(holder.name)), ("since", .text(holder.since))]
    try SystemFile.call("write", file.path) { ftruncate(file.descriptor, 0) }
    try file.write(JSONWriter.bytes(.object(JSONObject(members))))
    session.withLock { $0.locks[id] = file }
  }

  public func unlock(_ id: String) throws(DraftFolderError) {
    guard let file = session.withLock({ $0.locks.removeValue(forKey: id) }) else { return }
    // Still held here, so that nobody loses a lock by it.
    try SystemFile.call("delete", file.path) { unlink(file.path) }
  }

  /// Who works on a draft in another session, or in this one; nil when nobody does.
  func holder(of id: String) throws(DraftFolderError) -> LockHolder? {
    guard
      let file = try? SystemFile(lockPath(id), O_RDONLY | O_NONBLOCK, to: "read")
    else { return nil }
    let isHeld = try isHeldElsewhere(file)
    return isHeld || isHeldHere(id) ? try holder(in: file) : nil
  }

  /// Does something while no other session has the draft.
  func whileLocked(
    _ id: String, _ body: () throws(DraftFolderError) -> Void
  ) throws(DraftFolderError) {
    if isHeldHere(id) { return try body() }
    let file = try takeLock(id)
    defer { unlink(file.path) }
    try body()
  }
}

extension DraftFolder {
  private func isHeldHere(_ id: String) -> Bool { session.withLock { $0.locks[id] != nil } }

  private func lockPath(_ id: String) -> String { "\(path)/.\(id).lock" }

  /// The lock's file, locked.
  private func takeLock(_ id: String) throws(DraftFolderError) -> SystemFile {
    while true {
      let file = try SystemFile(lockPath(id), O_RDWR | O_CREAT, mode: 0o600, to: "make")
      var request = Self.request
      if fcntl(file.descriptor, Self.setLock, &request) == -1 {
        if errno == EINTR { continue }
        guard errno == EAGAIN || errno == EACCES else {
          throw DraftFolderError(errno, "lock", file.path)
        }
        throw .locked(try holder(in: file))
      }
      // Its last holder may have deleted the file between the opening and the locking.
      if isInPlace(file) { return file }
    }
  }

  private func isInPlace(_ file: SystemFile) -> Bool {
    var (here, there) = (stat(), stat())
    return fstat(file.descriptor, &here) == 0 && lstat(file.path, &there) == 0
      && here.st_ino == there.st_ino && here.st_dev == there.st_dev
  }

  private func isHeldElsewhere(_ file: SystemFile) throws(DraftFolderError) -> Bool {
    var request = Self.request
    try SystemFile.call("look at the lock of", file.path) {
      fcntl(file.descriptor, Self.askLock, &request)
    }
    return request.l_type != Int16(F_UNLCK)
  }

  /// What a lock's file says; it says nothing for a moment while it is being taken.
  private func holder(in file: SystemFile) throws(DraftFolderError) -> LockHolder {
    let bytes = try file.bytes(atMost: 4096) ?? []
    guard case .object(let members)? = try? JSONReader.read(bytes),
      case .text(let name)? = members["name"], case .text(let since)? = members["since"]
    else { return LockHolder(name: "another session", since: "a moment ago") }
    return LockHolder(name: name, since: since)
  }

  /// Of the whole file, and of the open file rather than the process: two sessions of one process
  /// are two.
  private static var request: flock {
    flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }

  // F_OFD_SETLK and F_OFD_GETLK of <fcntl.h>, which Swift does not import.
  private static let setLock: Int32 = 37
  private static let askLock: Int32 = 36
}
