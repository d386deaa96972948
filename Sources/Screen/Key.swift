/// One key press, or one paste, as the program understands it.
public enum Key: Hashable, Sendable {
  /// A printable character; never a control character or a bidirectional override.
  case character(Character)
  case enter
  case tab
  case backTab
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case insert
  case delete
  case backspace
  /// A function key, from 1.
  case function(Int)
  case escape
  /// Control with a lower-case letter, or with one of `@ \ ] ^ _`. Control-I, -M, -J, -H and -[
  /// arrive as `tab`, `enter`, `enter`, `backspace` and `escape`: terminals send the same bytes.
  case control(Character)
  /// A key with modifiers that make it another key: Control-Left, Alt-X.
  indirect case modified(Key, Modifiers)
  case paste(Paste)
  /// A byte that is no UTF-8: the terminal probably sends another encoding, or noise.
  case unreadable(UInt8)
  /// A key that this program does not know; its bytes were swallowed whole.
  case unknownSequence
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character as a key: `"n"`.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

/// Keys held while another is pressed.
public struct Modifiers: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let shift = Modifiers(rawValue: 1)
  public static let alt = Modifiers(rawValue: 2)
  public static let control = Modifiers(rawValue: 4)
}

/// Pasted text, made fit for a field of one line, and what was changed to make it so.
public struct Paste: Hashable, Sendable {
  /// The text: each run of line breaks and tabs inside it is one space, those at its ends are
  /// gone.
  public var text: String
  /// Line breaks that became a space or were dropped at the ends.
  public var lineBreaks: Int
  /// Control characters, invisible format characters and undecodable bytes that were dropped.
  public var droppedControls: Int
  /// Bytes that came after the limit and were not kept.
  public var cutBytes: Int

  public init(_ text: String, lineBreaks: Int = 0, droppedControls: Int = 0, cutBytes: Int = 0) {
    self.text = text
    self.lineBreaks = lineBreaks
    self.droppedControls = droppedControls
    self.cutBytes = cutBytes
  }
}

/// Anything that can happen to the screen from outside.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// The terminal has a new size.
  case resize(Size)
  /// The connection is gone (SIGHUP): save, and exit with 129.
  case hangup
  /// Asked to stop (SIGTERM): save, and exit with 143.
  case terminate
  /// Interrupted from outside (SIGINT); Control-C typed is a key. Save, and exit with 130.
  case interrupt
  /// Asked to stop for the shell (SIGTSTP): the terminal is to be suspended.
  case suspend
  /// Continued after a stop: the next paint is a whole one.
  case resumed
  /// No input will come any more: save, and exit with 0.
  case endOfInput
}
