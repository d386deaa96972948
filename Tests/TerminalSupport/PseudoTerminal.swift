public import Glibc

/// A program running on a pseudo-terminal of its own: bytes in, bytes and a screen out.
///
/// File 3 of the program is a stream of lines, by which a program made for a proof tells what it
/// saw, and the end of which is the end of any program; file 4 is for a log. Every wait ends as
/// soon as what it waits for has come; the limit is for a broken program only.
public final class PseudoTerminal {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
    init(text: String) { description = text }
  }

  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  public let process: pid_t
  /// The terminal's settings before the program was started.
  public let settingsBefore: termios
  /// All that the program has written to the terminal.
  public private(set) var output: [UInt8] = []
  /// What a person sees after that.
  public private(set) var screen: ScreenReplica
  /// The lines of events that were not waited for yet.
  private var events: [UInt8] = []
  private var hasEnded = false
  private var master: Int32
  private let eventPipe: Int32
  private let log: Int32
  /// A machine that runs every proof at once may leave one program waiting for long.
  private static let limitMilliseconds: Int32 = 180_000

  /// - Parameters:
  ///   - command: the program's path, and its arguments.
  ///   - environment: all of it, as `NAME=value`.
  public init(
    _ command: [String], environment: [String], rows: UInt16 = 24, columns: UInt16 = 80
  ) throws {
    let name: String
    (master, name) = try Self.newTerminal()
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    screen = ScreenReplica(rows: Int(rows), columns: Int(columns))
    settingsBefore = Self.settings(of: master)
    let (readEnd, writeEnd) = try Self.stream()
    let (logEnd, logWriteEnd) = try Self.stream()
    (eventPipe, log) = (readEnd, logEnd)
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
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for file in [master, eventPipe, log] where file >= 0 { close(file) }
  }

  // MARK: Input

  public func type(_ text: String) { type(Array(text.utf8)) }

  public func type(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  public func resize(rows: UInt16, columns: UInt16) {
    screen.resize(rows: Int(rows), columns: Int(columns))
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  public func send(signal: Int32) { kill(process, signal) }

  /// Closes the terminal as a lost connection does.
  public func hangUp() {
    close(master)
    master = -1
  }

  // MARK: Output

  /// Reads on until an event has come.
  /// - Returns: the events up to and with that one.
  @discardableResult
  public func wait(for event: String) throws -> [String] {
    var seen: [String] = []
    while let line = try nextEvent() {
      seen.append(line)
      if line == event { return seen }
    }
    throw Failure(text: "\(event) did not come, but: \(seen)")
  }

  /// The next event; nothing when the program has ended.
  public func nextEvent() throws -> String? {
    while true {
      if let end = events.firstIndex(of: 10) {
        defer { events.removeFirst(end + 1) }
        return String(decoding: events[..<end], as: UTF8.self)
      }
      guard try readOn() else { return nil }
    }
  }

  /// The events up to the end of the program, and how it ended.
  public func finish() throws -> (events: [String], ending: Ending) {
    var seen: [String] = []
    while let line = try nextEvent() { seen.append(line) }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process else { throw Failure(text: "no status") }
    drain()
    hasEnded = true
    let signal = status & 0x7F
    return (seen, signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal))
  }

  /// Reads on until the screen is as wanted.
  /// - Parameter wanted: what that is, in words for a failure.
  public func wait(until wanted: String, _ isSo: (ScreenReplica) -> Bool) throws {
    while !isSo(screen) {
      guard try readOn() else {
        drain()
        if isSo(screen) { return }
        throw Failure(text: "the program ended, and not: \(wanted)\n\(screen.text)")
      }
    }
  }

  /// Reads on until each of the words is on the screen.
  public func wait(forWords words: String...) throws {
    try wait(until: words.joined(separator: ", ")) { words.allSatisfy($0.shows) }
  }

  /// What was written since the last call, when the program has come to rest after `event`.
  public func outputAfter(_ action: () -> Void, event: String = "painted") throws -> [UInt8] {
    drain()
    let start = output.count
    action()
    try wait(for: event)
    drain()
    return Array(output[start...])
  }

  public var outputText: String { String(decoding: output, as: UTF8.self) }

  /// The terminal's settings now.
  public var settings: termios { Self.settings(of: master) }

  private static func settings(of file: Int32) -> termios {
    var settings = termios()
    tcgetattr(file, &settings)
    return settings
  }

  public var logText: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var watched = pollfd(fd: log, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, Self.limitMilliseconds) > 0 else { return "" }
    let count = read(log, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Processor time used so far, in clock ticks, once the program waits for input. While it writes it
  /// can sleep, too: in another place of the kernel.
  ///
  /// - Parameter polls: whether it waits by polling, as ours does; others wait where they read.
  public func ticksAtRest(polls: Bool = true) throws -> Int {
    let limit = ContinuousClock.now + .milliseconds(Int(Self.limitMilliseconds))
    while ContinuousClock.now < limit {
      let fields = text(ofStatus: "stat").split(separator: " ")
      if fields.count > 14, fields[2] == "S",
        !polls || text(ofStatus: "wchan").contains("poll")
      {
        return (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0)
      }
      usleep(1000)
    }
    throw Failure(text: "the program never comes to rest")
  }

  /// What the system tells of the program: `stat`, whose third field is `S` for one that sleeps, and
  /// `wchan`, where it does.
  private func text(ofStatus name: String) -> String {
    let file = open("/proc/\(process)/\(name)", O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Reads all that the program writes before it waits for input. A screen can come in several
  /// pieces, so what was waited for can be there before the rest is.
  public func drainAtRest() throws {
    _ = try ticksAtRest()
    drain()
  }

  /// Reads what is there now.
  public func drain() {
    while Self.isReadable(master, 0), takeOutput() {}
  }

  /// Reads until nothing has come for so long.
  /// - Returns: when the last bytes came, and how many there were.
  public func settle(quietMilliseconds: Int32) -> (at: ContinuousClock.Instant, bytes: Int) {
    let start = output.count
    var last = ContinuousClock.now
    while Self.isReadable(master, quietMilliseconds), takeOutput() { last = .now }
    return (last, output.count - start)
  }

  /// Reads for so long, whether or not anything comes.
  /// - Returns: how many bytes came.
  public func bytes(in duration: Duration) -> Int {
    let start = output.count
    let end = ContinuousClock.now + duration
    while case let left = end - .now, left > .zero {
      guard Self.isReadable(master, Int32(left / .milliseconds(1)) + 1) else { break }
      if !takeOutput() { break }
    }
    return output.count - start
  }

  /// Whether the program, once it waits for input, writes nothing and uses no processor time for as
  /// long as this.
  public func isIdle(milliseconds: Int32) throws -> Bool {
    try drainAtRest()
    let ticks = try ticksAtRest()
    return try !Self.isReadable(master, milliseconds) && ticksAtRest() == ticks
  }

  /// Waits for the terminal or the events.
  /// - Returns: false when the events have ended.
  private func readOn() throws -> Bool {
    var watched = [
      pollfd(fd: eventPipe, events: Int16(POLLIN), revents: 0),
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, 2, Self.limitMilliseconds) > 0 else {
      throw Failure(text: "nothing came; the screen is:\n\(screen.text)")
    }
    if watched[1].revents & Int16(POLLIN) != 0 { takeOutput() }
    guard watched[0].revents != 0 else { return true }
    return take(from: eventPipe, into: &events)
  }

  @discardableResult private func takeOutput() -> Bool {
    let start = output.count
    guard take(from: master, into: &output) else { return false }
    for byte in output[start...] { screen.feed(byte) }
    return true
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

  /// A program of this package, which stands beside the one that runs.
  public static func program(_ name: String) -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes {
      readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    let path = String(decoding: buffer.prefix(count), as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
  }

  /// A pseudo-terminal's master and the name of its other side.
  private static func newTerminal() throws -> (master: Int32, name: String) {
    // Swift does not see posix_openpt and its kin; these are the requests that they make.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var index: Int32 = 0
    guard master >= 0, ioctl(master, unlock, &isLocked) == 0, ioctl(master, number, &index) == 0
    else { throw Failure(text: "no pseudo-terminal: \(errno)") }
    return (master, "/dev/pts/\(index)")
  }

  /// A socket and not a pipe: it is closed on exec from the beginning, so that no program started
  /// at the same moment holds an end of it.
  private static func stream() throws -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw Failure(text: "no stream: \(errno)")
    }
    return (ends[0], ends[1])
  }

  /// Starts a program in a session of its own.
  private static func spawn(
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
