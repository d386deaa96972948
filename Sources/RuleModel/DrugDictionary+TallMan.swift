extension DrugDictionary {
  /// A text in which look-alike names stand in the letters that tell them apart: `prednisone` as
  /// `predniSONE`, wherever it is a whole word. Everything else stays as it is.
  public func inTallMan(_ text: String) -> String {
    guard text.contains(where: \.isLetter) else { return text }
    var shown = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isLetter) {
      shown += rest[..<start]
      let word = rest[start...].prefix(while: \.isLetter)
      shown += tallManNames[word.lowercased()] ?? String(word)
      rest = rest[word.endIndex...]
    }
    return shown + rest
  }
}
