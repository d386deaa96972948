/// How a cell is shown besides its character. Style is always a second signal: every meaning
/// must also be there as a word or a mark, because terminals, settings and eyes differ.
public struct Style: Hashable, Sendable {
  /// Attributes that terminals without colour have too.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let reverse = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let dim = Attributes(rawValue: 8)
  }

  /// The four colours that stay readable on both dark and light backgrounds; the raw value is
  /// the terminal's colour number. The background is always the terminal's own.
  public enum Colour: UInt8, Hashable, Sendable, CaseIterable {
    case red = 1
    case green = 2
    case yellow = 3
    case cyan = 6
  }

  public var attributes: Attributes
  public var colour: Colour?

  public init(_ attributes: Attributes = [], colour: Colour? = nil) {
    self.attributes = attributes
    self.colour = colour
  }

  public static let plain = Style()
  public static let bold = Style(.bold)
  public static let reverse = Style(.reverse)
  public static let underline = Style(.underline)
  public static let dim = Style(.dim)

  /// This style in a colour: `.bold.in(.red)`.
  public func `in`(_ colour: Colour) -> Style { Style(attributes, colour: colour) }

  /// This style with further attributes: `.bold.with(.underline)`.
  public func with(_ more: Attributes) -> Style { Style(attributes.union(more), colour: colour) }
}

extension Style: CustomStringConvertible {
  /// The style in words, as goldens show it: `bold reverse red`.
  public var description: String {
    var words: [String] = []
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.dim) { words.append("dim") }
    if attributes.contains(.underline) { words.append("underline") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if let colour { words.append("\(colour)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}
