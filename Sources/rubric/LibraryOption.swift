internal import ArgumentParser
internal import PolicyLibrary

/// `--policies DIR`, which every command that reads policies takes.
struct LibraryOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of your own policies, drugs and questions, laid out like Resources/.",
      discussion: "A policy of another id is added; one of the same id takes the built-in's place.",
      valueName: "dir"))
  var policies: String?

  /// The checked library. Ends the program where there is none to use.
  func library() throws -> Library {
    do {
      return try Library.load(adding: policies)
    } catch let faults as LibraryFaults {
      Console.complain(faults.description)
      throw ExitStatus.refused
    } catch let error as LibraryError {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
    }
  }
}
