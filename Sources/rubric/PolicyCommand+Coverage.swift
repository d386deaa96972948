internal import ArgumentParser
internal import Diagnostics
internal import PolicyLibrary
internal import RuleModel

extension PolicyCommand {
  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage",
      abstract: "List every label of a policy's source with the line that carries it.",
      discussion: """
        The outline of the source stands in review.yaml beside the policy. A label that no line \
        carries and no reason explains is a fault, and so is a label of the policy that the source \
        does not have.

        EXAMPLES
          rubric policy coverage IP0751   one policy, label by label
          rubric policy coverage          every policy, in a line each
        """)

    @Argument(help: "A policy's id or number; every policy without it.") var id: String?
    @OptionGroup var option: LibraryOption

    func run() throws {
      let library = try option.library()
      let chosen = try id.map { [try PolicyCommand.policy($0, in: library)] } ?? library.policies
      var faults = 0
      for held in chosen {
        let coverage = PolicyCoverage(held)
        if id != nil { try Console.write(coverage.text) }
        for fault in coverage.faults { Console.complain(fault.rendered) }
        faults += coverage.faults.count
        try Console.write(
          "\(held.policy.number): \(coverage.carried + coverage.explained) labels, "
            + "\(coverage.carried) carried, \(coverage.explained) explained, "
            + "\(coverage.faults.count) faults\n")
      }
      if faults > 0 { throw ExitStatus.refused }
    }
  }

  /// The policy of this id or number. Ends the program where there is none.
  static func policy(_ id: String, in library: Library) throws -> HeldPolicy {
    if let held = library.policy(id) { return held }
    let names = library.policies.flatMap { [$0.policy.id, $0.policy.number] }
    let near = nearestName(to: id, among: names).map { " Did you mean '\($0)'?" } ?? ""
    Console.complain(
      "rubric: there is no policy '\(id)'.\(near) 'rubric policies' lists those held.")
    throw ExitStatus.refused
  }
}
