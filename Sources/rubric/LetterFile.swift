internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#endif

/// A file that is there whole or not at all, and that only its owner can read: it names a patient.
struct LetterFile {
  let path: String
  /// Whether a file that is there already gives way.
  let replaces: Bool

  /// - Throws: ``ExitStatus/cannot``, having said why; whatever stood there stands there still.
  func write(_ bytes: [UInt8]) throws {
    // mkstemp gives mode 0600 and a name that nobody else has; it writes it into the template.
    var name = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure(errno) }
    let temporary = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    do {
      try fill(descriptor, with: bytes)
      try place(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func fill(_ descriptor: Int32, with bytes: [UInt8]) throws {
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(errno) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw failure(errno) }
  }

  /// Gives the file its name. Without leave to replace, a link decides: unlike a look beforehand
  /// it cannot be overtaken by somebody who writes the same file.
  private func place(_ temporary: String) throws {
    if replaces {
      guard rename(temporary, path) == 0 else { throw failure(errno) }
    } else {
      guard link(temporary, path) == 0 else { throw failure(errno) }
      unlink(temporary)
    }
  }

  private func failure(_ code: Int32) -> any Error {
    if code == EEXIST {
      Console.complain(
        "rubric: \(path): is there already; give another name, or --force to write over it")
    } else {
      Console.complain("rubric: \(path): cannot be written: \(Console.reason(code))")
    }
    return ExitStatus.cannot
  }
}
