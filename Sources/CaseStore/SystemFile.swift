internal import Casework
internal import Glibc

/// An open file of the system. It is closed when it is let go.
final class SystemFile: Sendable {
  let descriptor: Int32
  let path: String

  /// - Throws: what the system said, as doing `verb`.
  init(
    _ path: String, _ flags: Int32, mode: mode_t = 0, to verb: String
  ) throws(DraftFolderError) {
    descriptor = try SystemFile.call(verb, path) {
      Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    }
    self.path = path
  }

  deinit { Glibc.close(descriptor) }

  /// The result of a system call that says -1 when it failed. One that a signal interrupted is
  /// tried again.
  @discardableResult
  static func call<Result: SignedInteger>(
    _ verb: String, _ path: String, _ body: () -> Result
  ) throws(DraftFolderError) -> Result {
    while true {
      let result = body()
      if result != -1 { return result }
      let code = errno
      if code != EINTR { throw DraftFolderError(code, verb, path) }
    }
  }

  func write(_ bytes: [UInt8]) throws(DraftFolderError) {
    var written = 0
    while written < bytes.count {
      written += try Self.call("write", path) {
        bytes.withUnsafeBytes { buffer in
          Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        }
      }
    }
  }

  /// Returns once what was written would outlast a loss of power.
  func synchronize() throws(DraftFolderError) {
    try Self.call("write to the disk of", path) { fsync(descriptor) }
  }

  /// All bytes; nil when there are more than `limit`.
  func bytes(atMost limit: Int) throws(DraftFolderError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try Self.call("read", path) {
        chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { return nil }
    }
  }

  func setMode(_ mode: mode_t) throws(DraftFolderError) {
    try Self.call("set the permissions of", path) { fchmod(descriptor, mode) }
  }
}

extension DraftFolderError {
  /// What a code of the system means here.
  init(_ code: Int32, _ verb: String, _ path: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .full(path: path)
    case EACCES, EPERM, EROFS: self = .denied(path: path)
    default: self = .failed(doing: verb, path: path, reason: String(cString: strerror(code)))
    }
  }
}
