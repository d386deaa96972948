internal import ArgumentParser
internal import Diagnostics
internal import PolicyLibrary
internal import RuleModel

extension PolicyCommand {
  struct Mutate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mutate",
      abstract: "Change a policy one thing at a time; print the changes that no example notices.",
      discussion: """
        Every figure, comparison, and/or, all/any, class, choice, length, quantity and code is \
        changed in turn, and every key that can be left out is. An example beside the policy, or \
        beside one that is decided together with it, has to fail each time.

        EXAMPLE
          rubric policy mutate IP0751
        """)

    @Argument(help: "A policy's id or number; every policy without it.") var id: String?
    @OptionGroup var option: LibraryOption

    func run() throws {
      let library = try option.library()
      let chosen = try id.map { [try PolicyCommand.policy($0, in: library)] } ?? library.policies
      var survivors = 0
      for held in chosen {
        let mutation = PolicyMutation(held, in: library)
        for fault in mutation.faults { Console.complain(fault.rendered) }
        for mutant in mutation.survivors { try Console.write(mutant.rendered + "\n") }
        survivors += mutation.survivors.count + mutation.faults.count
        let all =
          mutation.caught + mutation.refused + mutation.equivalent + mutation.survivors.count
        try Console.write(
          "\(held.policy.number): \(all) changes, \(mutation.caught) noticed by an example, "
            + "\(mutation.refused) refused, \(mutation.equivalent) change nothing, "
            + "\(mutation.survivors.count) survived\n")
      }
      if survivors > 0 { throw ExitStatus.refused }
    }
  }
}
