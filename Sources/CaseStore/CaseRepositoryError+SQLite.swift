internal import Casework
internal import GRDB
internal import Glibc

extension CaseRepositoryError {
  /// What a failure of the database, or of reading what it keeps, means here. Nothing of what the
  /// database holds is repeated.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as CaseRepositoryError: self = error
    case let error as DatabaseError: self.init(error.extendedResultCode, path: path)
    default: self = .failed(doing: "use", path: path, reason: "it is not as expected")
    }
  }

  private init(_ code: ResultCode, path: String) {
    switch code.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .denied(path: path)
    case .SQLITE_IOERR:
      self = .failed(
        doing: "read or write", path: path, reason: "the device refused (SQLite \(code.rawValue))")
    default: self = .failed(doing: "use", path: path, reason: "SQLite said \(code.rawValue)")
    }
  }

  /// What a code of the system means here.
  init(_ code: Int32, _ verb: String, _ path: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .full(path: path)
    case EACCES, EPERM, EROFS: self = .denied(path: path)
    default: self = .failed(doing: verb, path: path, reason: String(cString: strerror(code)))
    }
  }
}
