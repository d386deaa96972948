internal import ArgumentParser
internal import CaseStore
internal import Casework

/// Everything that is kept of one case.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write out everything that is kept of a case, as one JSON document.",
    discussion: """
      Answers with their origins, determinations with the policies that they were made from, \
      letters, and the case's part of the record, which tells of the export as well.

      EXAMPLE
        rubric export 20261121-094207 --output case.json
      """)

  @Argument(help: "The case's number.") var id: String
  @Option(
    help: ArgumentHelp(
      "A new file, which only you can read; - is standard output.", valueName: "path"))
  var output = "-"
  @OptionGroup var option: LibraryOption

  func run() throws {
    let access = try StoreAccess(option)
    try access.ask(.export)
    let document = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      try access.store.export(id, access.stamp)
    }
    let bytes = JSONWriter.bytes(document, isPretty: true) + [UInt8(ascii: "\n")]
    if output == "-" { return try bytes.withUnsafeBytes { try Console.write($0) } }
    try NewFile.write(bytes, to: output, force: false, remedy: "")
  }
}
