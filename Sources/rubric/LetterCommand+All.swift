internal import ArgumentParser
internal import Casework
internal import FoundationEssentials
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import RuleEngine

#if canImport(Glibc)
  internal import Glibc
#endif

/// The letters of many cases.
extension LetterCommand {
  /// Writes the letter of each case of a folder, as far as there is one.
  ///
  /// - Throws: ``ExitStatus/refused`` where a letter could not be written, having said which and why;
  ///   ``ExitStatus/cannot`` where nothing can be.
  func writeAll(of folder: String, _ library: Library) throws {
    let names = try caseFiles(in: folder)
    let composer = try option.letters(library, on: day)
    let output = output ?? "."
    try makeFolder(output)
    var progress = ProgressBar(of: names.count, "letters")
    var refused = 0
    for name in names {
      do {
        let bytes = try letter(of: "\(folder)/\(name).json", composer, library, &progress)
        progress.clear()
        try NewFile.write(
          bytes, to: "\(output)/\(name).\(ending)", force: force,
          remedy: ", or --force to write over it")
      } catch is ExitCode {
        refused += 1
      }
      progress.step()
    }
    progress.finish()
    Console.complain("rubric: \(names.count - refused) letters written, \(refused) refused")
    if refused > 0 { throw ExitStatus.refused }
  }

  private var ending: String { resolvedFormat == .pdf ? "pdf" : "txt" }

  /// Without their ending, in the order of their names.
  private func caseFiles(in folder: String) throws -> [String] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      Console.complain("rubric: \(folder): is no folder that can be read")
      throw ExitStatus.cannot
    }
    let names = files.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(".json".count)) }.sorted()
    if names.isEmpty {
      Console.complain("rubric: \(folder): holds no file NAME.json with a case")
      throw ExitStatus.cannot
    }
    return names
  }

  private func makeFolder(_ output: String) throws {
    if mkdir(output, 0o700) == 0 || errno == EEXIST { return }
    Console.complain("rubric: \(output): cannot be made: \(Console.reason(errno))")
    throw ExitStatus.cannot
  }

  private func letter(
    of path: String, _ composer: LetterComposer, _ library: Library, _ progress: inout ProgressBar
  ) throws -> [UInt8] {
    let request: CaseRequest
    do {
      request = try CaseDocumentFile(path).request(library)
    } catch {
      progress.clear()
      throw error
    }
    let finding = library.evaluator.evaluate(request.facts)
    switch composer.document(for: request, finding, writtenOn: day) {
    case .success(let document):
      let doubts = doubts(of: document, request, finding, composer)
      if !doubts.isEmpty { progress.clear() }
      for doubt in doubts { Console.complain("rubric: \(path): \(doubt)") }
      return try bytes(of: document)
    case .failure(let shortfall):
      progress.clear()
      Console.complain("rubric: \(path): \(shortfall.description)")
      throw ExitStatus.refused
    }
  }
}
