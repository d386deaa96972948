extension Unicode.Scalar {
  /// Whether it is a control character, a line separator, or one that turns the direction or
  /// hides: what may steer a terminal or mislead a reader.
  public var isUnseen: Bool {
    if value < 0x20 || (0x7F...0x9F).contains(value) { return true }
    return value > 0x9F
      && (value == 0xAD || value == 0x61C || (0x200B...0x200F).contains(value)
        || (0x2028...0x202E).contains(value) || (0x2060...0x206F).contains(value)
        || value == 0xFEFF || (0xFFF9...0xFFFB).contains(value)
        || (0xE0000...0xE007F).contains(value))
  }
}

extension String {
  /// The text with `?` for every unseen character but line breaks: as a terminal can be shown it,
  /// whoever wrote it.
  public var withoutUnseen: String {
    guard unicodeScalars.contains(where: { $0.isUnseen && $0 != "\n" }) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.isUnseen && $0 != "\n" ? "?" as Unicode.Scalar : $0 }))
  }
}
