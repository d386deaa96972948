internal import Casework
internal import Letters
internal import PolicyLibrary
internal import RuleEngine
internal import RuleModel

/// The letter of a signed determination, made again for a form other than the text that is kept.
struct SignedLetter {
  private let frozen: FrozenDetermination
  private let signedAt: Moment

  init(_ frozen: FrozenDetermination, signedAt: Moment) {
    self.frozen = frozen
    self.signedAt = signedAt
  }

  /// The letter, and its date.
  ///
  /// - Throws: ``SignedLetterFault`` where it would not say, to the byte, what was signed.
  func document() throws -> (LetterDocument, day: CalendarDate) {
    let library = try Library.load(from: frozen.library)
    let composer = try LetterComposer.load(for: library)
    let request = try CaseReader(library.vocabulary, drugs: library.dictionary)
      .read(JSONReader.read(frozen.caseDocument))
    let order = LetterOrder(
      request, library.evaluator.evaluate(request.facts), signedBy: frozen.head.signer,
      override: frozen.head.override.map { LetterOverride(frozen.head.outcome, $0) },
      origins: frozen.head.origins)
    // The day where it was signed, which need not be that of UTC.
    for day in [0, -1, 1].compactMap(signedAt.day.adding(days:)) {
      guard case .success(let letter) = composer.document(for: order, writtenOn: day),
        Array(PlainText(letter).text.utf8) == frozen.letter
      else { continue }
      return (letter, day)
    }
    throw SignedLetterFault()
  }
}

/// The letter that was signed cannot be made again.
struct SignedLetterFault: Error, CustomStringConvertible {
  var description: String {
    "this version of the program does not make the letter that was signed to the byte again. "
      + "Write it to a file that ends in .txt: that is what was signed"
  }
}
