/// Where an answer comes from: who gave it, when, how, and from which document.
public struct Origin: Sendable, Hashable {
  /// The login of who gave it.
  public let login: String
  public let moment: Moment
  public let means: Means
  /// The paper or file that it was taken from, in the words of who gave it: `fax of 20-Nov, page 3`;
  /// nil where nobody said.
  public let document: String?

  public enum Means: String, Sendable, Hashable {
    /// At the keyboard.
    case typed
    /// Read from a `rubric.case/1` document.
    case imported
  }

  public init(login: String, moment: Moment, means: Means = .typed, document: String? = nil) {
    self.login = login
    self.moment = moment
    self.means = means
    self.document = document
  }
}
