import Glibc
import Testing

/// The probe, running on a pseudo-terminal of its own: bytes in, bytes and events out.
///
/// Every wait ends as soon as what it waits for has come; the limit is for a broken program only.
final class PseudoTerminal {
  struct Failure: Error { var text: String }

  /// How a program ended.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  let process: pid_t
  /// The terminal's settings before the program was started.
  let settingsBefore: termios
  /// All that the program has written to the terminal.
  private(set) var output: [UInt8] = []
  /// The lines of events that were not waited for yet.
  private var events: [UInt8] = []
  private(set) var master: Int32
  private let eventPipe: Int32
  private let log: Int32
  private static let limitMilliseconds = 20_000

  init(
    _ arguments: [String] = [], environment: [String] = ["TERM=xterm-256color", "LC_ALL=C.UTF-8"],
    rows: UInt16 = 24, columns: UInt16 = 80, launcher: [String] = []
  ) throws {
    let name: String
    (master, name) = try Self.newTerminal()
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    settingsBefore = Self.settings(of: master)
    let (readEnd, writeEnd) = try Self.pipe()
    let (logEnd, logWriteEnd) = try Self.pipe()
    (eventPipe, log) = (readEnd, logEnd)
    let command = launcher + [Self.probePath] + arguments
    process = try Self.spawn(command, environment) { actions in
      posix_spawn_file_actions_addopen(actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(actions, 0, 1)
      posix_spawn_file_actions_adddup2(actions, 0, 2)
      posix_spawn_file_actions_adddup2(actions, writeEnd, 3)
      posix_spawn_file_actions_adddup2(actions, logWriteEnd, 4)
    }
    close(writeEnd)
    close(logWriteEnd)
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    for file in [master, eventPipe, log] where file >= 0 { close(file) }
  }

  // MARK: Input

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  func resize(rows: UInt16, columns: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func send(signal: Int32) { kill(process, signal) }

  /// Closes the terminal as a lost connection does.
  func hangUp() {
    close(master)
    master = -1
  }

  // MARK: Output

  /// Reads on until an event has come.
  /// - Returns: the events up to and with that one.
  @discardableResult
  func wait(for event: String) throws -> [String] {
    var seen: [String] = []
    while let line = try nextEvent() {
      seen.append(line)
      if line == event { return seen }
    }
    throw Failure(text: "\(event) did not come, but: \(seen)")
  }

  /// The next event; nothing when the program has ended.
  func nextEvent() throws -> String? {
    while true {
      if let end = events.firstIndex(of: 10) {
        defer { events.removeFirst(end + 1) }
        return String(decoding: events[..<end], as: UTF8.self)
      }
      guard try readOn() else { return nil }
    }
  }

  /// The events up to the end of the program, and how it ended.
  func finish() throws -> (events: [String], ending: Ending) {
    var seen: [String] = []
    while let line = try nextEvent() { seen.append(line) }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process else { throw Failure(text: "no status") }
    drain()
    let signal = status & 0x7F
    return (seen, signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal))
  }

  /// What was written since the last call, when the program has come to rest after `event`.
  func outputAfter(_ action: () -> Void, event: String = "painted") throws -> [UInt8] {
    drain()
    let start = output.count
    action()
    try wait(for: event)
    drain()
    return Array(output[start...])
  }

  var outputText: String { String(decoding: output, as: UTF8.self) }

  /// The terminal's settings now.
  var settings: termios { Self.settings(of: master) }

  private static func settings(of file: Int32) -> termios {
    var settings = termios()
    tcgetattr(file, &settings)
    return settings
  }

  var logText: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var watched = pollfd(fd: log, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, Int32(Self.limitMilliseconds)) > 0 else { return "" }
    let count = read(log, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Processor time used so far, in clock ticks.
  var ticks: Int {
    let file = open("/proc/\(process)/stat", O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file, &bytes, bytes.count)
    let line = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let fields = line.split(separator: " ")
    return (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0)
  }

  /// Reads what is there now.
  func drain() {
    while Self.isReadable(master, 0), take(from: master, into: &output) {}
  }

  /// Whether the program writes anything for as long as this.
  func isQuiet(milliseconds: Int32) -> Bool { !Self.isReadable(master, milliseconds) }

  /// Waits for the terminal or the events.
  /// - Returns: false when the events have ended.
  private func readOn() throws -> Bool {
    var watched = [
      pollfd(fd: eventPipe, events: Int16(POLLIN), revents: 0),
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, 2, Int32(Self.limitMilliseconds)) > 0 else {
      throw Failure(text: "nothing came; the screen is: \(outputText.debugDescription)")
    }
    if watched[1].revents & Int16(POLLIN) != 0 { _ = take(from: master, into: &output) }
    guard watched[0].revents != 0 else { return true }
    return take(from: eventPipe, into: &events)
  }

  private func take(from file: Int32, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(file, &buffer, buffer.count)
    bytes += buffer.prefix(max(0, count))
    return count > 0
  }

  private static func isReadable(_ file: Int32, _ milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0 && watched.revents & Int16(POLLIN) != 0
  }

  // MARK: Starting

  /// The probe stands beside the program that runs the tests.
  static let probePath: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes {
      readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    let path = String(decoding: buffer.prefix(count), as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/terminal-probe"
  }()

  /// A pseudo-terminal's master and the name of its other side.
  static func newTerminal() throws -> (master: Int32, name: String) {
    // Swift does not see posix_openpt and its kin; these are the requests that they make.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var index: Int32 = 0
    guard master >= 0, ioctl(master, unlock, &isLocked) == 0, ioctl(master, number, &index) == 0
    else { throw Failure(text: "no pseudo-terminal: \(errno)") }
    return (master, "/dev/pts/\(index)")
  }

  static func pipe() throws -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(text: "no pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Starts a program in a session of its own.
  static func spawn(
    _ command: [String], _ environment: [String],
    files: (UnsafeMutablePointer<posix_spawn_file_actions_t>) -> Void
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // Test threads block signals, which the program must not inherit.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Swift does not see.
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    files(&actions)
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    guard error == 0 else { throw Failure(text: "\(command[0]) did not start: \(error)") }
    return process
  }
}
