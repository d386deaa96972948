internal import Casework
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// A determination made again from what was frozen with it, and from nothing else.
struct Replay {
  /// What was signed.
  let signed: [UInt8]
  /// What the frozen case comes to by the frozen texts.
  let again: [UInt8]

  var isSame: Bool { signed == again }

  /// Where the two part; nothing of what they say.
  var difference: String {
    let place = zip(signed, again).enumerated().first { $1.0 != $1.1 }?.offset
    return "\(signed.count) bytes were signed, \(again.count) came again, and they part at byte "
      + "\((place ?? min(signed.count, again.count)) + 1)"
  }

  /// - Throws: ``LibraryFaults``, ``JSONFault`` or ``CaseRefusal`` where this version of the program
  ///   does not take what was frozen any more.
  init(_ frozen: FrozenDetermination) throws {
    let library = try Library.load(from: frozen.library)
    let json = try JSONReader.read(frozen.caseDocument)
    let request = try CaseReader(library.vocabulary, drugs: library.dictionary).read(json)
    let finding = library.evaluator.evaluate(request.facts)
    signed = frozen.document
    again = Self.document(finding, of: request.id, request, library)
  }

  /// The `rubric.determination/1` of a finding.
  static func document(
    _ finding: Finding, of id: String?, _ request: CaseRequest, _ library: Library
  ) -> [UInt8] {
    let words = CaseWords(library.vocabulary, undocumented: Set(request.undocumented))
    let determination = Determination(finding, of: id, in: words)
    return JSONWriter.bytes { determination.write(to: &$0) }
  }
}
