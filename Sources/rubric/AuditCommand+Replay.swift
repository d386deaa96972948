internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import Diagnostics
internal import PolicyLibrary

extension AuditCommand {
  struct ReplayDetermination: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "replay",
      abstract: "Decide a signed case once more, from what was frozen with its signature.",
      discussion: """
        The frozen case is evaluated by the frozen policies, questions and drugs, and by nothing \
        else; what it comes to is compared, to the byte, with the determination that was signed.

        EXIT STATUS
          0   it is the same
          1   it is not, or cannot be made again
          2   the store cannot be read

        EXAMPLES
          rubric audit replay 20261121-094207
          rubric audit replay 20261121-094207 --number 1
        """)

    @Argument(help: "The case's number.") var id: String
    @Option(help: ArgumentHelp("Which determination, from 1; the latest.", valueName: "n"))
    var number: Int?
    @OptionGroup var option: LibraryOption

    func run() throws {
      let access = try StoreAccess(option)
      try access.ask(.readRecord)
      let place = try StoreAccess.carryOut { () throws(CaseRepositoryError) -> Int in
        if let number { return number }
        return try access.store.open(id).determinations.last?.number ?? 1
      }
      let frozen = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
        try access.store.determination(place, of: id)
      }
      let name = "determination \(place) of case \(id)"
      let replay = try again(frozen, name)
      guard replay.isSame else {
        Console.complain(
          "rubric: \(name) does not come to what was signed: \(replay.difference). Keep the store "
            + "as it is, and run \"rubric audit verify\"")
        throw ExitStatus.refused
      }
      try Console.write(
        "\(name): the same again, \(replay.signed.count) bytes, from \(frozen.library.count) "
          + "frozen texts\n")
    }

    private func again(_ frozen: FrozenDetermination, _ name: String) throws -> Replay {
      do { return try Replay(frozen) } catch {
        Console.complain("rubric: \(name) cannot be made again: \(Self.words(error))")
        throw ExitStatus.refused
      }
    }

    /// Without anything that the case says.
    private static func words(_ error: any Error) -> String {
      switch error {
      case let refusal as CaseRefusal: "its case: \(refusal.place): \(refusal.reason)"
      case let fault as JSONFault: "its case: line \(fault.line), column \(fault.column): no JSON"
      default: "\(error)"
      }
    }
  }
}
