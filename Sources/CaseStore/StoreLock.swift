internal import Casework
internal import Glibc

/// Tells other sessions that the store is open, by a lock of the system's, which ends with the
/// process. Only who has it alone makes the store, checks it wholly or sets it aside.
final class StoreLock: Sendable {
  private let file: Int32
  private let path: String

  init(_ store: StoreFile) throws(CaseRepositoryError) {
    path = "\(store.path).lock"
    file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, store.mode)
    guard file >= 0 else { throw CaseRepositoryError(errno, "make", path) }
    var status = stat()
    if fstat(file, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o777 != store.mode {
      fchmod(file, store.mode)
    }
  }

  /// Given back by word, not only by closing it: a process that is just being started has the file
  /// open, too, until it has become another program.
  deinit {
    flock(file, LOCK_UN)
    Glibc.close(file)
  }

  /// Waits for it.
  ///
  /// - Throws: ``CaseRepositoryError/busy(path:)`` when others have it for longer.
  func take(alone: Bool, _ patienceInSeconds: Double) throws(CaseRepositoryError) {
    for _ in 0...Int(patienceInSeconds * 100) {
      if try tryTaking(alone: alone) { return }
      usleep(10_000)
    }
    throw .busy(path: path)
  }

  func tryTaking(alone: Bool) throws(CaseRepositoryError) -> Bool {
    while flock(file, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == -1 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw CaseRepositoryError(errno, "lock", path) }
      return false
    }
    return true
  }
}
