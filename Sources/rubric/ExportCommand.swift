internal import ArgumentParser
internal import CaseStore
internal import Casework

#if canImport(Glibc)
  internal import Glibc
#endif

/// Everything that is kept of one case.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write out everything that is kept of a case, as one JSON document.",
    discussion: """
      Answers with their origins, determinations with the policies that they were made from, \
      letters, and the case's part of the record. Once the document is written, the record tells of \
      it too; a file that cannot be told of is removed again.

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
      try access.store.export(id)
    }
    let bytes = JSONWriter.bytes(document, isPretty: true) + [UInt8(ascii: "\n")]
    if output == "-" {
      try bytes.withUnsafeBytes { try Console.write($0) }
    } else {
      try NewFile.write(bytes, to: output, force: false, remedy: "")
    }
    try enter(access)
  }

  /// That it is written.
  private func enter(_ access: StoreAccess) throws {
    do {
      try StoreAccess.carryOut { () throws(CaseRepositoryError) in
        try access.store.note(.exported, of: id, access.stamp)
      }
    } catch {
      let end =
        output != "-" && unlink(output) == 0
        ? "\(output) was removed again" : "what was written out is in no record"
      Console.complain("rubric: the record does not tell of the export: \(end)")
      throw error
    }
  }
}
