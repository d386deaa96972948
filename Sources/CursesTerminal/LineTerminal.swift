import CNCurses
import Glibc
public import Screen

/// Standard input and output as lines: for screen readers, and for terminals on which nothing can be
/// painted. It writes nothing but text and line feeds.
public final class LineTerminal {
  /// What these lines can hold, by the locale.
  public let capabilities: Capabilities
  /// Whether somebody types at a terminal, so that it shows what is typed.
  public let isInteractive: Bool
  private let signals: Int32
  private let columnsElsewhere: Int?
  private var waiting: [UInt8] = []
  private var hasInputEnded = false
  /// The most bytes of one line; what is longer comes in parts.
  private static let lineLimit = 16_384

  public enum Event: Hashable, Sendable {
    /// Without the line feed.
    case line([UInt8])
    /// A signal, or the end of input.
    case input(InputEvent)
  }

  /// - Parameter columns: how wide lines are where no terminal tells; nil for as long as they come.
  /// - Throws: `OpenError` where signals cannot be caught.
  public init(columns: Int? = nil) throws(CursesTerminal.OpenError) {
    columnsElsewhere = columns
    capabilities = Capabilities(showsUnicode: rubric_locale_is_utf8(), showsColour: false)
    isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    signals = rubric_signals_open()
    guard signals >= 0 else { throw .systemRefused(call: "pipe", errorNumber: errno) }
  }

  deinit { close() }

  /// Leaves signals as they were found. Nothing happens when that was done already.
  public func close() { rubric_signals_close() }

  /// Waits for the next line or signal.
  public func nextEvent() -> Event {
    while true {
      if let event = takeSignal() { return event }
      if let line = takeLine() { return .line(line) }
      if hasInputEnded { return .input(.endOfInput) }
      wait(milliseconds: -1)
    }
  }

  /// Whether more was typed already: what is said now was not heard when it was typed.
  public func isTypedAhead() -> Bool {
    if waiting.contains(0x0A) { return true }
    if !hasInputEnded { wait(milliseconds: 0) }
    return !waiting.isEmpty
  }

  /// Writes lines, no wider than the terminal, and where somebody types the sign that a line is
  /// waited for.
  /// - Returns: whether they could be written.
  @discardableResult
  public func write(_ lines: [String], prompting: Bool) -> Bool {
    var text = lines.flatMap { folded(shown($0)) }.map { "\($0)\n" }.joined()
    if prompting, isInteractive { text += "> " }
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(STDOUT_FILENO, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Stops for the shell; returns when that continues the program.
  public func suspend() { rubric_signals_stop() }

  /// As wide as the window is now: it may have another size than at the last line.
  private var columns: Int? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return columnsElsewhere
    }
    return Int(window.ws_col)
  }

  /// Broken between words, each part as far to the right as the line begins.
  private func folded(_ line: String) -> [String] {
    guard let columns, capabilities.columns(of: line) > columns else { return [line] }
    let indent = line.prefix { $0 == " " }.prefix(columns / 2)
    return capabilities.lines(of: line, columns: columns - indent.count).map { indent + $0 }
  }

  /// Cleaned as every cell of a grid is.
  private func shown(_ line: String) -> String {
    capabilities.cells(of: line).reduce(into: "") { $0 += $1.text }
  }
}

extension LineTerminal {
  private func takeLine() -> [UInt8]? {
    if let end = waiting.firstIndex(of: 0x0A) {
      defer { waiting.removeFirst(end + 1) }
      return Array(waiting[..<end])
    }
    // What input ends with before its line does was not entered.
    guard waiting.count >= Self.lineLimit else { return nil }
    defer { waiting = [] }
    return waiting
  }

  private func takeSignal() -> Event? {
    var byte: UInt8 = 0
    guard read(signals, &byte, 1) == 1 else { return nil }
    switch Int(byte) {
    case RUBRIC_SIGNAL_HANGUP: return .input(.hangup)
    case RUBRIC_SIGNAL_TERMINATE: return .input(.terminate)
    case RUBRIC_SIGNAL_INTERRUPT: return .input(.interrupt)
    case RUBRIC_SIGNAL_SUSPEND: return .input(.suspend)
    default: return .input(.resumed)
    }
  }

  /// Reads what has come by then.
  private func wait(milliseconds: Int32) {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, 2, milliseconds) > 0, watched[0].revents != 0 else { return }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
      count = read(STDIN_FILENO, buffer.baseAddress, 4096)
      filled = max(0, count)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    if count <= 0 { hasInputEnded = true } else { waiting += bytes }
  }
}
