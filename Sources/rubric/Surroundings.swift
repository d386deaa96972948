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
    var log = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if log < 0 { log = Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC) }
    return CursesTerminal.Options(
      terminalType: value("TERM"), wantsColour: getenv("NO_COLOR") == nil,
      escapeDelayMilliseconds: value("ESCDELAY").flatMap { Int($0) } ?? 25,
      standardErrorFile: log < 0 ? nil : log)
  }
}
