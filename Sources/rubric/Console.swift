internal import ArgumentParser
internal import Diagnostics
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#endif

/// What the program ends with; the table is in `rubric --help`.
enum ExitStatus {
  /// Done, but something was refused or at fault.
  static let refused = ExitCode(1)
  /// It cannot be done here.
  static let cannot = ExitCode(2)
}

/// Standard input, output and error, as bytes.
enum Console {
  /// Writes text for a person, with `?` for what could steer a terminal.
  ///
  /// - Throws: ``ExitStatus/cannot`` when what is written cannot be: a full disk, a closed pipe.
  static func write(_ text: String) throws {
    var text = text.withoutUnseen
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  static func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(1, part.baseAddress, part.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        if errno != EPIPE {
          complain("rubric: standard output cannot be written: \(reason(errno))")
        }
        throw ExitStatus.cannot
      }
      rest = rest.dropFirst(count)
    }
  }

  /// A line on standard error, with `?` for what could steer a terminal.
  static func complain(_ text: String) {
    var line = text.withoutUnseen + "\n"
    line.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// A file, or standard input for `-`, read in parts.
struct InputBytes {
  /// As it was named; `standard input` for `-`.
  let name: String
  private let descriptor: Int32

  /// - Throws: ``ExitStatus/cannot``, having said why.
  init(_ path: String) throws {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Self.failure(name, errno) }
  }

  /// The next bytes, at most as many as fit; empty at the end.
  func next(into buffer: UnsafeMutableRawBufferPointer) throws -> UnsafeRawBufferPointer {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return UnsafeRawBufferPointer(rebasing: buffer[..<count]) }
      if errno != EINTR { throw Self.failure(name, errno) }
    }
  }

  /// All of it.
  func all() throws -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let part = try next(into: buffer)
      if part.isEmpty { return bytes }
      bytes.append(contentsOf: part)
    }
  }

  func close() { if descriptor > 0 { _ = Glibc.close(descriptor) } }

  private static func failure(_ name: String, _ code: Int32) -> any Error {
    Console.complain("rubric: \(name): cannot be read: \(Console.reason(code))")
    return ExitStatus.cannot
  }
}
