/// ASCII stand-ins for terminals that show nothing else.
///
/// A letter becomes its base and a `?`, so that the reader sees that it is not exact; signs
/// become their usual plain form; everything else becomes `?`.
enum Transliteration {
  static func ascii(for scalar: Unicode.Scalar) -> String {
    if let sign = signs[scalar] { return sign }
    if let base = base(of: scalar.value) { return String(base) + "?" }
    return "?"
  }

  private static func base(of value: UInt32) -> Character? {
    guard (0xC0...0x17F).contains(value) else { return nil }
    let index = Int(value - 0xC0)
    return index < bases.count ? Character(Unicode.Scalar(bases[index])) : nil
  }

  // One letter for each of U+00C0 to U+017F, which is Latin-1 and Latin Extended-A.
  private static let bases: [UInt8] = Array(
    ("AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
      + "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)

  // The fractions bring a space: 2½ must not become 21/2.
  private static let signs: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{AD}": "-", "§": "Sec.", "©": "(c)", "®": "(R)", "™": "(TM)", "°": " deg",
    "±": "+/-", "×": "x", "÷": "/", "µ": "mc", "μ": "mc", "·": ".", "«": "\"", "»": "\"",
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "¹": "^1", "²": "^2", "³": "^3", "–": "-", "—": "--",
    "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "•": "*",
    "…": "...", "≤": "<=", "≥": ">=", "≠": "<>", "≈": "~=", "→": "->", "─": "-", "│": "|",
  ]
}
