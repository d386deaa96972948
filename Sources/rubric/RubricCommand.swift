internal import ArgumentParser

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
        rubric                                        start the workbench
        rubric evaluate case.json                     decide a case
        cat cases.ndjson | rubric evaluate -          decide many, one a line
        rubric explain case.json                      say why, line by line
        rubric letter case.json --output letter.pdf   write the letter

      EXIT STATUS
        0   everything asked for was done
        1   done, but something was refused or at fault: a case, a policy, an example
        2   it cannot be done here: a file, a terminal or a folder is missing or cannot be used
        64  the command line is wrong
      """,
    version: "0.1.0",
    subcommands: [
      WorkbenchCommand.self, EvaluateCommand.self, ExplainCommand.self, PoliciesCommand.self,
      PolicyCommand.self, LetterCommand.self,
    ], defaultSubcommand: WorkbenchCommand.self)
}
