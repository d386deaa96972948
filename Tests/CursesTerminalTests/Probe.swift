import TerminalSupport

extension PseudoTerminal {
  /// The probe, which tells its events.
  /// - Parameter launcher: a command that starts it, whose further words are the probe's command.
  convenience init(
    _ arguments: [String] = [], environment: [String] = ["TERM=xterm-256color", "LC_ALL=C.UTF-8"],
    launcher: [String] = []
  ) throws {
    try self.init(
      launcher + [Self.program("terminal-probe")] + arguments, environment: environment,
      rows: 24, columns: 80)
  }
}
