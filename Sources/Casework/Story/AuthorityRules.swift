/// What an organization lets its people do, beyond what holds everywhere. It is data
/// (`organization.yaml`).
public struct AuthorityRules: Sendable, Hashable {
  /// Whether a nurse may sign an approval that the criteria come to.
  public let nurseMayApprove: Bool
  /// Whether who entered a case may not be the one who reviews it.
  public let reviewerMustDiffer: Bool
  /// What an override's reason has to be at least, so that somebody can read in it why.
  public let overrideReason: Reason
  /// Who may deny. Every one that fits a case has to allow it; nobody may deny where none fits.
  public let denials: [Denial]

  /// Who may deny, deny in part or override, in some states and lines of business.
  public struct Denial: Sendable, Hashable {
    /// Two-letter codes; nil for every state.
    public let states: Set<String>?
    /// As `plan.lineOfBusiness` says them; nil for every line of business.
    public let lines: Set<String>?
    /// As the list of people says them: `physician`.
    public let professions: Set<String>
    /// Whether the license has to be of the state in which the plan was issued.
    public let needsLicenseOfState: Bool

    public init(
      states: Set<String>? = nil, lines: Set<String>? = nil, professions: Set<String>,
      needsLicenseOfState: Bool = false
    ) {
      self.states = states
      self.lines = lines
      self.professions = professions
      self.needsLicenseOfState = needsLicenseOfState
    }

    /// Whether it fits a case; what is open of the case cannot rule it out.
    func fits(line: String?, state: String?) -> Bool {
      func holds(_ allowed: Set<String>?, _ value: String?) -> Bool {
        guard let allowed, let value else { return true }
        return allowed.contains(value)
      }
      return holds(states, state) && holds(lines, line)
    }
  }

  /// The least that counts as a reason.
  public struct Reason: Sendable, Hashable {
    /// Letters and digits, and what stands between them in a part.
    public let characters: Int
    /// Parts between spaces that have a letter or a digit in them.
    public let words: Int

    public init(characters: Int = 1, words: Int = 1) {
      (self.characters, self.words) = (characters, words)
    }

    func isGiven(by text: String) -> Bool {
      let parts = text.split(whereSeparator: \.isWhitespace)
        .filter { $0.contains { $0.isLetter || $0.isNumber } }
      let count = parts.reduce(0) { $0 + $1.count } + max(0, parts.count - 1)
      return count >= characters && parts.count >= words
    }
  }

  public init(
    nurseMayApprove: Bool, reviewerMustDiffer: Bool, overrideReason: Reason = Reason(),
    denials: [Denial]
  ) {
    self.nurseMayApprove = nurseMayApprove
    self.reviewerMustDiffer = reviewerMustDiffer
    self.overrideReason = overrideReason
    self.denials = denials
  }

  /// The professions that every rule for such a case allows; none where no rule fits.
  public func denyingProfessions(line: String?, state: String?) -> Set<String> {
    let fitting = denials.filter { $0.fits(line: line, state: state) }
    guard let first = fitting.first else { return [] }
    return fitting.dropFirst().reduce(first.professions) { $0.intersection($1.professions) }
  }

  /// Whether such a case asks for a license of its own state.
  public func needsLicenseOfState(line: String?, state: String?) -> Bool {
    denials.contains { $0.needsLicenseOfState && $0.fits(line: line, state: state) }
  }
}
