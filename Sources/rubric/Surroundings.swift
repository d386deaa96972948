internal import CKernel
internal import Casework
internal import CursesTerminal

#if canImport(Glibc)
  internal import Glibc
#endif

/// What the environment says.
enum Surroundings {
  /// nil where it is not set, or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// As the operating system says it, and never the environment, which anybody can set. A user
  /// without a name has one that no list of people can hold.
  static var userName: String {
    guard let user = getpwuid(getuid()), let name = user.pointee.pw_name else {
      return "user \(getuid())"
    }
    return String(cString: name)
  }

  /// Whom the numbers of users stand for. Whoever can put another file in the place of these can also
  /// put another program in the place of this one.
  static var userNumbers: UserNumbers {
    let unknown = text(of: "/proc/sys/kernel/overflowuid").split(separator: "\n").first
    return UserNumbers(
      map: text(of: "/proc/self/uid_map"), unknown: unknown.flatMap { UInt32($0) } ?? 65534)
  }

  /// Of a file of the kernel's; empty where there is none.
  private static func text(of path: String) -> String {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    // In a namespace of one's own, other files can be put in the place of the kernel's.
    guard rubric_tells_of_processes(file) != 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The whole path: from the home folder where it begins with `~/`, else from here.
  static func expanded(_ path: String) -> String {
    if path.hasPrefix("~/"), let home = value("HOME") { return "\(home)/\(path.dropFirst(2))" }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return "\(String(cString: here))/\(path)"
  }

  /// Standard error goes to a file while the screen is up, so that nothing tears it.
  static func terminalOptions(log path: String) -> CursesTerminal.Options {
    // With these set, ncurses would report every new size as the one that they say.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    var log = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if log < 0 { log = Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC) }
    return CursesTerminal.Options(
      terminalType: value("TERM"), wantsColour: getenv("NO_COLOR") == nil,
      escapeDelayMilliseconds: value("ESCDELAY").flatMap { Int($0) } ?? 25,
      standardErrorFile: log < 0 ? nil : log)
  }
}
