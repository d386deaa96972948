/// Why a letter could not be made into a PDF, and what to do about it.
package enum LetterPDFError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Pango or Cairo is not on this machine, or not whole: the library or function that lacks.
  case noLibrary(String)
  /// No font is installed, so no text can be set.
  case noFonts
  /// No installed font has a shape for some of its characters: a member would get boxes in place of
  /// a name, or of a line in another language.
  case noShapes
  /// The letterhead does not fit above the envelope's window even in the smallest type.
  case letterheadTooLong(lines: Int)
  /// The addressee does not fit in the envelope's window even in the smallest type.
  case addressTooLong(lines: Int)
  /// Cairo refused; its own words.
  case cairo(String)
  /// The PDF that Cairo wrote is not laid out as it should be, so it could not be completed.
  case unexpectedStructure(String)

  package var description: String {
    switch self {
    case .noLibrary(let name):
      "\(name) was not found, which sets a PDF letter; install the Debian package "
        + "libpangocairo-1.0-0, or print the plain-text letter instead"
    case .noFonts:
      "no font was found for the PDF letter; install the Debian package fonts-dejavu-core"
    case .noShapes:
      "some of its characters are in no installed font and would print as boxes; install a font for "
        + "their script, such as the Debian package fonts-noto-cjk or fonts-noto-core, or write the "
        + "letter as plain text"
    case .letterheadTooLong(let lines):
      "the letterhead's \(lines) lines do not fit above the envelope window; shorten it"
    case .addressTooLong(let lines):
      "the address's \(lines) lines do not fit in the envelope window; shorten them"
    case .cairo(let words):
      "the PDF could not be drawn: \(words); print the plain-text letter instead"
    case .unexpectedStructure(let what):
      "the PDF could not be completed: \(what); print the plain-text letter instead"
    }
  }
}
