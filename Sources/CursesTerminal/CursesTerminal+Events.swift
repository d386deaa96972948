import CNCurses
import Glibc
public import Screen

extension CursesTerminal {
  /// The most bytes taken in one batch: input that never stops must not stop the screen.
  private static let batchLimit = 65_536

  /// Waits until something happens, and returns all that has happened.
  ///
  /// Every byte that is waiting is read before the batch is returned, so what comes in a later
  /// batch was typed later. Nothing runs while it waits. After `.endOfInput` every further call
  /// returns it at once: the program is to save and exit.
  ///
  /// - Parameter timeout: how long to wait; for ever without one.
  /// - Returns: the events in order; none when the time has passed.
  public func nextEvents(timeout: Duration? = nil) -> [InputEvent] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      if hasInputEnded { return [.endOfInput] }
      let remaining = deadline.map { max(.zero, $0 - .now) }
      let events = eventsOfOneWait(remaining)
      let isOver = deadline.map { $0 <= .now } ?? false
      if !events.isEmpty || isOver { return events }
    }
  }

  private func eventsOfOneWait(_ remaining: Duration?) -> [InputEvent] {
    let quietLeft = quietDeadline.map { max(.zero, $0 - .now) }
    let wait = [remaining, quietLeft].compactMap { $0 }.min()
    switch Self.wait(for: signals, timeout: wait) {
    case .nothing: return takeQuiet()
    case .interrupted: return []
    case .ready(let hasInput, let hasSignals):
      var events = hasSignals ? takeSignals() : []
      if hasInput { events += takeInput() }
      waitForRestOfKey()
      return events
    }
  }

  /// The keys that are decided by nothing having come.
  private func takeQuiet() -> [InputEvent] {
    guard let quietDeadline, quietDeadline <= .now else { return [] }
    defer { waitForRestOfKey() }
    return decoder.timedOut().map(InputEvent.key)
  }

  private func waitForRestOfKey() {
    let delay = Duration.milliseconds(options.escapeDelayMilliseconds)
    quietDeadline = decoder.isWaiting ? .now + delay : nil
  }

  private enum Readiness {
    case nothing
    case interrupted
    case ready(input: Bool, signals: Bool)
  }

  private static func wait(for signals: Int32, timeout: Duration?) -> Readiness {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&watched, 2, timeout?.pollMilliseconds ?? -1)
    if count < 0 { return .interrupted }
    if count == 0 { return .nothing }
    // A hang-up or an error counts as input: reading tells the end.
    return .ready(input: watched[0].revents != 0, signals: watched[1].revents != 0)
  }

  private func takeInput() -> [InputEvent] {
    var events: [InputEvent] = []
    var taken = 0
    repeat {
      guard let bytes = Self.waitingBytes() else {
        hasInputEnded = true
        return events + decoder.finish().map(InputEvent.key) + [.endOfInput]
      }
      taken += bytes.count
      events += decoder.decode(bytes).map(InputEvent.key)
    } while taken < Self.batchLimit && Self.hasInput
    return events
  }

  private static var hasInput: Bool {
    var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) > 0
  }

  /// The bytes that are waiting; nothing at the end of input.
  private static func waitingBytes() -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
      count = read(STDIN_FILENO, buffer.baseAddress, 4096)
      filled = max(0, count)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? bytes : nil
  }

  private func takeSignals() -> [InputEvent] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(signals, &bytes, bytes.count))
    return bytes.prefix(count).flatMap { events(forSignal: Int($0)) }
  }

  private func events(forSignal signal: Int) -> [InputEvent] {
    switch signal {
    case RUBRIC_SIGNAL_HANGUP: return [.hangup]
    case RUBRIC_SIGNAL_TERMINATE: return [.terminate]
    case RUBRIC_SIGNAL_INTERRUPT: return [.interrupt]
    case RUBRIC_SIGNAL_SUSPEND: return [.suspend]
    case RUBRIC_SIGNAL_RESUMED:
      takeScreenAgain()
      return [.resumed]
    default: return takeResize()
    }
  }

  /// Lets ncurses take the new size, which it does when it reads and finds nothing; what it reads
  /// before that is input like any other.
  private func takeResize() -> [InputEvent] {
    var events: [InputEvent] = []
    while true {
      switch Int(rubric_curses_read()) {
      case RUBRIC_READ_NOTHING: return events
      case RUBRIC_READ_RESIZE:
        size = Self.currentSize
        painted = nil
        rubric_curses_forget()
        events.append(.resize(size))
      case let byte: events += decoder.decode([UInt8(byte)]).map(InputEvent.key)
      }
    }
  }
}

extension Duration {
  /// The time as `poll` takes it, rounded up so that no wait is cut to a busy loop.
  fileprivate var pollMilliseconds: Int32 {
    let milliseconds =
      components.seconds * 1000
      + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }
}
