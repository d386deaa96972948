#if canImport(Glibc)
  internal import Glibc
#endif

/// A program of the system, run to its end.
struct ChildProcess {
  /// What it ended with; nil where a signal ended it.
  let status: Int32?
  let output: String
  let complaint: String

  /// Where a program stands on the search path; nil where it is not installed.
  static func path(of name: String) -> String? {
    let folders = Surroundings.value("PATH") ?? "/usr/bin:/bin"
    return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Runs a program, with messages in English, and waits for it.
  ///
  /// - Parameter input: what it reads from standard input.
  /// - Throws: ``SystemRefusal`` where it cannot be started.
  init(_ path: String, _ arguments: [String], input: [UInt8] = []) throws(SystemRefusal) {
    let (given, out, err) = (try Pipe(), try Pipe(), try Pipe())
    let child = try Self.spawn(path, arguments, given, out, err)
    given.closeReading()
    out.closeWriting()
    err.closeWriting()
    given.write(input)
    output = out.readAll()
    complaint = err.readAll()
    var code: Int32 = 0
    while waitpid(child, &code, 0) < 0, errno == EINTR {}
    status = code & 0x7F == 0 ? (code >> 8) & 0xFF : nil
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ given: Pipe, _ out: Pipe, _ err: Pipe
  ) throws(SystemRefusal) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (end, place) in [(given.reading, 0), (out.writing, 1), (err.writing, 2)] {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(place))
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let names = environment().map { strdup($0) } + [nil]
    defer { for word in words + names { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, nil, words, names)
    guard code == 0 else { throw SystemRefusal(code: code) }
    return child
  }

  private static func environment() -> [String] {
    var names: [String] = []
    var place = environ
    while let entry = place.pointee {
      let text = String(cString: entry)
      if !text.hasPrefix("LC_") && !text.hasPrefix("LANG") { names.append(text) }
      place += 1
    }
    return names + ["LC_ALL=C"]
  }
}

/// Two ends of which no other program gets one by accident.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws(SystemRefusal) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemRefusal(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Writes all of it, unless the reader ends, and closes.
  func write(_ bytes: [UInt8]) {
    let former = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, former) }
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          writing, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
    closeWriting()
  }

  func readAll() -> String {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
    }
  }
}
