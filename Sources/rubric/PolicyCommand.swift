internal import ArgumentParser
internal import Casework
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
      commandName: "show",
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
      commandName: "check",
      abstract: "Check policies, drugs and questions; print every fault and every doubt.",
      discussion: """
        An error is a fault that keeps a policy from being used: names, types, units and choices \
        of every expression, lines, pathways and questions that do not fit together, \
        organization.yaml, clocks.yaml and the letters' templates. The list of people of your \
        store of cases, people.yaml beside it, is checked too.

        A warning is what can be used and is probably not meant: a pathway, a line or a question \
        that nothing reaches, a request without a pathway or a grant, a comparison that is the same \
        whatever is answered or contradicts another, a way to which another one leaves nothing, a \
        choice that nobody can give, a drug that the dictionary does not have, a line that no \
        example shows both ways; and what could not be found out. What is meant so is explained in \
        review.yaml.

        The folder is laid out like Resources/; without one the built-in policies are checked.

        EXIT STATUS
          0   nothing was found
          1   something was, as an error or a warning
          2   the folder cannot be read

        EXAMPLES
          rubric policy check                  the built-in policies
          rubric policy check ./our-policies   those of a folder
        """)

    @Argument(help: "The folder, or a policy.yaml in one.") var path: String?

    func run() throws {
      var option = LibraryOption()
      option.policies = path
      let library = try option.library()
      _ = try option.letters(library, on: Clock.today)
      let people = try StorePlace.isKnown ? StorePeople(besideStore: StorePlace.file()).file : nil
      try option.using {
        _ = try ClockTable.load(for: library)
        _ = try People.reading(people, for: library.vocabulary)
        _ = try people.map { try Library.load(for: $0) }
      }
      let checked = library.policies.filter { $0.isBuiltIn == (path == nil) }
      let warnings =
        library.warnings + checked.flatMap { PolicyReview($0, in: library).diagnostics }
        + (path.flatMap(PeopleFile.warning) ?? [])
      for warning in warnings { Console.complain(warning.rendered) }
      try Console.write(
        "\(path ?? "built-in policies"): no errors; \(warnings.count) warnings\n")
      if !warnings.isEmpty { throw ExitStatus.refused }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
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
