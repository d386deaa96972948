import CPango

/// Pango and Cairo, which are loaded when the first PDF is made.
enum TypeLibrary {
  /// Their functions, and what this machine lacks of them; nil where it has them all.
  fileprivate static let loaded: (functions: RubricPango, lack: String?) = {
    var functions = RubricPango()
    let lack = rubric_pango_load(&functions)
    return (functions, lack.map { String(cString: $0) })
  }()

  /// - Throws: ``LetterPDFError/noLibrary(_:)``.
  static func require() throws(LetterPDFError) {
    if let lack = loaded.lack { throw .noLibrary(lack) }
  }
}

/// Every function of the libraries is called by this, after ``TypeLibrary/require()``.
var pango: RubricPango { TypeLibrary.loaded.functions }
