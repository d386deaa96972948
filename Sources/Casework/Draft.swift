/// A case while it is entered: every answer that was accepted, whether it counts now or not, and
/// where the person was. It is what a store keeps, and knows no rule.
public struct Draft: Sendable, Hashable {
  /// Names the case: letters, digits, `-`, `_` and `.`.
  public let id: String
  /// When it was begun and last changed, as the door wrote it: `2026-11-21T09:42:07Z`.
  public let createdAt: String
  public var changedAt: String
  public var content = Content()
  /// The field that the person was at; nil at the beginning.
  public var position: FieldID?
  /// What stood half-typed in a field when the program ended.
  public var typing: Typing?
  /// The policies that decided about it when it was last changed; none while that was open.
  public var policies: [PolicyVersion] = []
  /// How far it was when it was last changed, for lists of drafts; nothing is decided by it.
  public var progress = Progress()

  /// What the answers are. Undo goes from one to another.
  public struct Content: Sendable, Hashable {
    public var answers: [FieldID: Answer] = [:]
    /// The rows of each list in order, by numbers that no other row ever has.
    public var rows: [String: [Int]] = [:]
    /// The lists that were said to be all there is.
    public var complete: Set<String> = []

    public init() {}
  }

  public enum Answer: Sendable, Hashable {
    /// As a case document says it.
    case answered(JSONValue)
    /// Asked, and the records do not say.
    case undocumented
  }

  public struct Typing: Sendable, Hashable {
    public let field: FieldID
    public let text: String

    public init(field: FieldID, text: String) {
      self.field = field
      self.text = text
    }
  }

  public struct PolicyVersion: Sendable, Hashable {
    /// The payer's own: `IP0751`.
    public let number: String
    /// Its first day in force, `2025-10-01`, which names the version.
    public let version: String
    /// The SHA-256 of the text that it was read from, in hexadecimal digits, by which a text that was
    /// changed under the same number and day is told; nil where that was not kept.
    public let textHash: String?

    public init(number: String, version: String, textHash: String? = nil) {
      self.number = number
      self.version = version
      self.textHash = textHash
    }

    /// `IP0751 of 2025-10-01`.
    public var words: String { "\(number) of \(version)" }

    /// Whether number and day are the same, whatever the texts are.
    public func isNamed(as other: Self) -> Bool {
      number == other.number && version == other.version
    }

    /// Whether it decides the same, as far as that was kept.
    public func isSame(as other: Self) -> Bool {
      guard let textHash, let otherHash = other.textHash else { return isNamed(as: other) }
      return isNamed(as: other) && textHash == otherHash
    }
  }

  public struct Progress: Sendable, Hashable {
    /// Of the questions asked so far, those with an answer.
    public var answered: Int
    public var asked: Int
    /// As a determination says it: `incomplete`.
    public var outcome: String

    public init(answered: Int = 0, asked: Int = 0, outcome: String = "incomplete") {
      self.answered = answered
      self.asked = asked
      self.outcome = outcome
    }
  }

  /// A draft without answers.
  ///
  /// - Precondition: the id is one that ``isID(_:)`` allows.
  public init(id: String, createdAt: String) {
    precondition(Self.isID(id), "a draft's id is made of letters, digits, '-', '_' and '.'")
    self.id = id
    self.createdAt = createdAt
    self.changedAt = createdAt
  }

  /// Whether a text can name a case: 1 to 64 ASCII letters, digits, `-`, `_` and `.`,
  /// no `.` at the beginning.
  public static func isID(_ text: String) -> Bool {
    let marks: Set<Character> = ["-", "_", "."]
    return (1...64).contains(text.count) && text.first != "."
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }
  }

  /// The text that an input was answered with, by its vocabulary name.
  public func text(_ name: String) -> String? {
    guard case .answered(.text(let text)) = content.answers[.input(name)] else { return nil }
    return text
  }
}
