/// The words in which an input is asked for and spoken of. Data, as the input itself is.
public struct Question: Sendable, Hashable {
  /// A few words for panels and tables: `CYP2C9 metabolizer status`.
  public let label: String
  /// The question to the person who enters the case.
  public let text: String
  /// How to answer, what the terms mean, where in the records to look; nil where `text` says it.
  public let help: String?
  /// What a prescriber would send to show it, as a letter asks for it.
  public let documents: String?
  /// What would show that the answer is wrong, where nothing but that could change what hangs on it:
  /// a letter asks for it in place of ``documents`` once it decided against the request.
  public let correction: String?
  /// What a letter calls it to a member: `how much of your scalp hair is lost`.
  public let memberWords: String?
  /// How a letter says what was asked for, as `through {request.channel}`: a name in braces stands
  /// for the answer to it. nil for what no letter says so.
  public let asked: String?

  public init(
    label: String, text: String, help: String? = nil, documents: String? = nil,
    correction: String? = nil,
    memberWords: String? = nil, asked: String? = nil
  ) {
    self.label = label
    self.text = text
    self.help = help
    self.documents = documents
    self.correction = correction
    self.memberWords = memberWords
    self.asked = asked
  }
}
