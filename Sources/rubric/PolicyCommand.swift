internal import ArgumentParser
internal import Diagnostics
internal import PolicyLibrary
internal import RuleModel

/// For the pharmacist who writes policies.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Show, check and test policies.",
    subcommands: [Show.self, Coverage.self, Check.self, Test.self, Mutate.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a policy so that it can be laid beside its source.",
      discussion: "EXAMPLE\n  rubric policy show IP0751")

    @Argument(help: "A policy's id or number, as 'rubric policies' lists it.") var id: String
    @OptionGroup var option: LibraryOption

    func run() throws {
      let library = try option.library()
      let held = try PolicyCommand.policy(id, in: library)
      try Console.write(PolicyOutline(held, in: library).text)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a folder of policies, drugs and questions; print every fault.",
      discussion: """
        Names, types, units and choices of every expression are checked, and that lines, pathways \
        and questions fit together; also organization.yaml and the letters' templates, where the \
        folder has any. It is laid out like Resources/.

        EXAMPLE
          rubric policy check ./our-policies
        """)

    @Argument(help: "The folder, or a policy.yaml in one.") var path: String

    func run() throws {
      var option = LibraryOption()
      option.policies = path
      let library = try option.library()
      _ = try option.letters(library)
      for warning in library.warnings { Console.complain(warning.rendered) }
      try Console.write("\(path): no errors; \(library.warnings.count) warnings\n")
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples that stand beside the policies.",
      discussion: """
        EXAMPLES
          rubric policy test                  the built-in policies
          rubric policy test ./our-policies   and those of a folder
        """)

    @Argument(help: "A folder of policies to add.") var path: String?
    @OptionGroup var option: LibraryOption

    func run() throws {
      var option = option
      if let path { option.policies = path }
      let library = try option.library()
      var passed = 0
      var failed = 0
      for held in library.policies {
        guard let source = held.examples else {
          Console.complain("\(held.source.name): has no examples.yaml beside it")
          failed += 1
          continue
        }
        let examples = PolicyExamples(source, in: library)
        for failure in examples.failures { Console.complain(failure.rendered) }
        try Console.write("\(held.policy.id): \(examples.passed) examples passed\n")
        passed += examples.passed
        failed += examples.failures.count
      }
      try Console.write("\(passed) passed, \(failed) failed\n")
      if failed > 0 || passed == 0 { throw ExitStatus.refused }
    }
  }
}
