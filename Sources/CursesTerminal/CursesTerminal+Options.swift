extension CursesTerminal {
  /// What the environment and the command line say about the terminal. This room reads neither;
  /// only the character set is the C library's to decide, from the locale.
  public struct Options: Sendable {
    /// The value of `TERM`.
    public var terminalType: String?
    /// False under `NO_COLOR`.
    public var wantsColour: Bool
    /// How long a lone Escape waits for the rest of a key: 25 ms, or the value of `ESCDELAY`.
    public var escapeDelayMilliseconds: Int
    /// The open file that takes standard error while the screen is up, so that no message tears
    /// it; standard error is left alone without one.
    public var standardErrorFile: Int32?

    public init(
      terminalType: String?, wantsColour: Bool = true, escapeDelayMilliseconds: Int = 25,
      standardErrorFile: Int32? = nil
    ) {
      self.terminalType = terminalType
      self.wantsColour = wantsColour
      self.escapeDelayMilliseconds = min(max(1, escapeDelayMilliseconds), 10_000)
      self.standardErrorFile = standardErrorFile
    }
  }

  /// Why there can be no full screen here, and what to do.
  public enum OpenError: Error, Hashable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case notATerminal(stream: String)
    /// TERM is not set.
    case typeNotSet
    /// TERM names a terminal that cannot be painted, or that this system does not know.
    case typeUnusable(String)
    /// The system refused something that the terminal needs.
    case systemRefused(call: String, errorNumber: Int32)

    public var description: String {
      switch self {
      case .notATerminal(let stream):
        "\(stream) is not a terminal; start the workbench in a terminal window, without a pipe"
          + " or a redirection, or with --plain to ask and answer in lines"
      case .typeNotSet:
        "TERM is not set, so the kind of terminal is unknown; set it, for example"
          + " TERM=xterm-256color"
      case .typeUnusable(let type):
        "TERM is \(type.debugDescription), which cannot show a full screen or is not known to"
          + " this system; set TERM to the kind of your terminal, for example xterm-256color, or"
          + " install its description (package ncurses-term)"
      case .systemRefused(let call, let errorNumber):
        "the terminal could not be opened: \(call) failed with error \(errorNumber)"
      }
    }
  }
}
