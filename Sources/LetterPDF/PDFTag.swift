/// A piece of the PDF's logical structure, for screen readers.
struct PDFTag: Hashable {
  let name: String
  /// Whether text stands directly in it. What is drawn outside such tags is decoration.
  let holdsText: Bool
  /// What Cairo cannot say of it: entries added to its structure element afterwards.
  var entries = ""

  static let document = PDFTag(name: "Document", holdsText: false)
  static let paragraph = PDFTag(name: "P", holdsText: true)
  static let list = PDFTag(name: "L", holdsText: false)
  static let item = PDFTag(name: "LI", holdsText: false)
  static let label = PDFTag(name: "Lbl", holdsText: true)
  static let itemBody = PDFTag(name: "LBody", holdsText: true)
  static let table = PDFTag(name: "Table", holdsText: false)
  static let row = PDFTag(name: "TR", holdsText: false)
  static let cell = PDFTag(name: "TD", holdsText: true)
  static let columnHeading = PDFTag(
    name: "TH", holdsText: true, entries: "/A << /O /Table /Scope /Column >>")
  static let rowHeading = PDFTag(
    name: "TH", holdsText: true, entries: "/A << /O /Table /Scope /Row >>")

  /// The letter's title is level 1, its headings follow from level 2.
  static func heading(_ level: Int) -> PDFTag {
    PDFTag(name: "H\(level)", holdsText: true)
  }

  static func paragraph(in language: String) -> PDFTag {
    PDFTag(name: "P", holdsText: true, entries: "/Lang (\(language))")
  }
}
