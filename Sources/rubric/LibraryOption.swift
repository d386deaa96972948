internal import ArgumentParser
internal import PolicyLibrary

/// `--policies DIR`, which every command that reads policies takes.
struct LibraryOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of your own policies, drugs and questions, laid out like Resources/.",
      discussion: """
        A policy of another id is added; one of the same id takes the built-in's place. Cases whose \
        store has a people.yaml are decided by the folder that is named there, and by no other.
        """,
      valueName: "dir"))
  var policies: String?

  /// The checked library. Ends the program where there is none to use.
  func library() throws -> Library { try using { try Library.load(adding: policies) } }

  /// What is read of the organization's files. Ends the program, having told every fault, where they
  /// cannot be used.
  func using<Read>(_ body: () throws -> Read) throws -> Read {
    do {
      return try body()
    } catch let faults as LibraryFaults {
      Console.complain(faults.description)
      throw ExitStatus.refused
    } catch let error as LibraryError {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
    } catch let fault as FileTrustFault {
      Console.complain("rubric: \(fault.description)")
      throw ExitStatus.refused
    }
  }
}
