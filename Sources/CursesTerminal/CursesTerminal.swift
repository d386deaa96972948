import CNCurses
import Glibc
public import Screen

/// The real terminal: keys and signals in, grids out.
///
///     let terminal = try CursesTerminal(options)
///     defer { terminal.close() }
///     terminal.paint(view(model, terminal.size, terminal.capabilities))
///     for event in terminal.nextEvents() { … }
///
/// It takes the whole screen when opened and gives the terminal back, as it was, when closed, when
/// the program exits without closing, and when it crashes. One at a time may be open, and it is
/// used from one thread.
public final class CursesTerminal {
  /// What this terminal can show, decided once.
  public let capabilities: Capabilities
  /// The size at the last event.
  public internal(set) var size: Size

  let options: Options
  let signals: Int32
  var decoder = KeyDecoder()
  /// What the terminal shows; nothing when that is not known.
  var painted: Grid?
  /// When a key that has begun is decided by nothing more having come.
  var quietDeadline: ContinuousClock.Instant?
  var hasInputEnded = false
  private var isOpen = true
  private var formerStandardError: Int32?

  /// Takes the screen.
  ///
  /// - Throws: `OpenError`, before anything was written to the terminal.
  public init(_ options: Options) throws(OpenError) {
    let type = try Self.usableType(options)
    let isUTF8 = rubric_locale_is_utf8()
    guard rubric_guard_arm() else {
      throw .systemRefused(call: "tcgetattr", errorNumber: errno)
    }
    signals = rubric_signals_open()
    guard signals >= 0 else {
      let number = errno
      rubric_guard_disarm()
      throw .systemRefused(call: "pipe", errorNumber: number)
    }
    let delay = Int32(options.escapeDelayMilliseconds)
    guard rubric_curses_open(type, delay, options.wantsColour) else {
      rubric_signals_close()
      rubric_guard_disarm()
      throw .typeUnusable(type)
    }
    rubric_signals_follow_resize()
    self.options = options
    capabilities = Capabilities(
      showsUnicode: isUTF8, showsColour: rubric_curses_has_colour())
    size = Self.currentSize
    redirectStandardError()
  }

  deinit { close() }

  /// Gives the terminal back as it was found. Nothing happens when that was done already.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    rubric_curses_close()
    rubric_signals_close()
    rubric_guard_disarm()
    if let formerStandardError {
      dup2(formerStandardError, STDERR_FILENO)
      Glibc.close(formerStandardError)
    }
  }

  /// Gives the terminal to the shell and stops, as Control-Z does elsewhere; returns when the shell
  /// continues the program, or at once where there is no shell to do so. All is painted anew then.
  public func suspend() {
    rubric_curses_leave()
    rubric_signals_stop()
    takeScreenAgain()
  }

  /// Takes the screen after others may have used it.
  func takeScreenAgain() {
    rubric_curses_enter()
    painted = nil
    size = Self.currentSize
  }

  static var currentSize: Size {
    Size(rows: Int(rubric_curses_rows()), columns: Int(rubric_curses_columns()))
  }

  private static func usableType(_ options: Options) throws(OpenError) -> String {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "standard output") }
    guard let type = options.terminalType, !type.isEmpty else { throw .typeNotSet }
    guard type != "dumb", rubric_terminal_is_usable(type) else { throw .typeUnusable(type) }
    return type
  }

  private func redirectStandardError() {
    guard let file = options.standardErrorFile else { return }
    // Closed in programs that this one starts, as the log is their parent's.
    formerStandardError = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    dup2(file, STDERR_FILENO)
  }
}
