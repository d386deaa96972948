internal import ArgumentParser
internal import CursesTerminal

/// The door: what is asked for on the command line goes to the room that does it.
@main
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric",
    abstract:
      "Drug prior authorization: ask what the payer's policy asks, decide, write the letter.",
    discussion: """
      Without a command it starts the workbench: a form for the keyboard in which a request is \
      entered while the payer's policy is evaluated live.

      EXAMPLES
        rubric demo                                   try the workbench on sample cases
        rubric                                        start the workbench
        rubric evaluate case.json                     decide a case
        cat cases.ndjson | rubric evaluate -          decide many, one a line
        rubric explain case.json                      say why, line by line
        rubric letter case.json --output letter.pdf   write the letter
        rubric letter case.json --print QUEUE         print it
        rubric import cases.ndjson                    take cases into the store
        rubric audit verify                           check the record of the cases

      EXIT STATUS
        0   everything asked for was done
        1   done, but something was refused or at fault: a case, a policy, an example
        2   it cannot be done here: a file, a terminal or a folder is missing or cannot be used
        64  the command line is wrong
      """,
    version: "0.1.0",
    subcommands: [
      WorkbenchCommand.self, DemoCommand.self, EvaluateCommand.self, ExplainCommand.self,
      PoliciesCommand.self,
      PolicyCommand.self, LetterCommand.self, PrintersCommand.self, AuditCommand.self,
      BackUpCommand.self, RestoreCommand.self, ImportCommand.self, ExportCommand.self,
      PurgeCommand.self,
    ], defaultSubcommand: WorkbenchCommand.self)

  /// Runs what the command line asks for. A fault in it quotes what was typed, so it goes the way
  /// of every other text that a terminal is shown.
  static func main() {
    CrashGuard.hideMemory()
    do {
      // Parsing nothing takes a tenth of the time in which the workbench is there.
      if CommandLine.argc == 1 { return try WorkbenchCommand.start(policies: nil, inLines: false) }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(telling: error)
    }
  }

  /// Ends the program with the status of an error, having said what there is to say of it. Help and
  /// the version are no faults: they go to standard output.
  private static func exit(telling error: any Error) -> Never {
    let status = exitCode(for: error)
    let text = fullMessage(for: error)
    if text.isEmpty { exit(withError: status) }
    guard status.isSuccess else {
      Console.complain(text)
      exit(withError: status)
    }
    do {
      try Console.write(text + "\n")
    } catch {
      exit(withError: ExitStatus.cannot)
    }
    exit()
  }
}
