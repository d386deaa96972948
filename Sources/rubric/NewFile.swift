#if canImport(Glibc)
  internal import Glibc
#endif

/// What the system said no with.
struct SystemRefusal: Error {
  let code: Int32
}

/// A file that is there whole or not at all.
enum NewFile {
  enum Outcome {
    case written
    /// There is such a file, and it is not to be replaced.
    case exists
  }

  /// Writes beside the place and then puts it there. Only the user can read it.
  static func write(_ bytes: [UInt8], to path: String, mayReplace: Bool) throws -> Outcome {
    if !mayReplace, access(path, F_OK) == 0 { return .exists }
    let new = "\(path).\(getpid()).tmp"
    let file = Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw SystemRefusal(code: errno) }
    defer { unlink(new) }
    do {
      defer { Glibc.close(file) }
      try write(bytes, to: file)
      guard fsync(file) == 0 else { throw SystemRefusal(code: errno) }
    }
    // A link, unlike a renaming, refuses to take the place of a file that came meanwhile.
    let code = mayReplace ? rename(new, path) : link(new, path)
    if code == 0 { return .written }
    if errno == EEXIST { return .exists }
    throw SystemRefusal(code: errno)
  }

  /// Writes a file for a command.
  ///
  /// - Parameter remedy: what else can be done where the file is there already.
  /// - Throws: ``ExitStatus/cannot``, having said why nothing was written.
  static func write(
    _ bytes: [UInt8], to path: String, force mayReplace: Bool, remedy: String
  ) throws {
    do {
      if try write(bytes, to: path, mayReplace: mayReplace) == .written { return }
      Console.complain("rubric: \(path): is there already; give another name\(remedy)")
    } catch let refusal as SystemRefusal {
      Console.complain("rubric: \(path): cannot be written: \(Console.reason(refusal.code))")
    }
    throw ExitStatus.cannot
  }

  private static func write(_ bytes: [UInt8], to file: Int32) throws {
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(file, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw SystemRefusal(code: errno) }
        rest = rest.dropFirst(count)
      }
    }
  }
}
