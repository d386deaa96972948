internal import ArgumentParser

/// `--plain`, which every command that starts the workbench takes.
struct LineOption: ParsableArguments {
  @Flag(
    help: """
      Ask and answer in lines, for screen readers and terminals on which nothing can be painted; \
      so does a terminal of unknown kind without it.
      """)
  var plain = false
}
