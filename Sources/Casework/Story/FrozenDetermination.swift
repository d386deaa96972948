public import RuleEngine

/// A determination as it was signed, with everything that it was made from, so that it can be made
/// again from this alone and compared byte by byte. Nothing in it ever changes.
public struct FrozenDetermination: Sendable, Hashable {
  public let head: DeterminationHead
  /// The `rubric.case/1` document that was evaluated.
  public let caseDocument: [UInt8]
  /// The `rubric.determination/1` document that the policies came to.
  public let document: [UInt8]
  /// The letter as plain text.
  public let letter: [UInt8]
  /// The files that the policies were read from, each path once.
  public let library: [LibraryText]

  public init(
    head: DeterminationHead, caseDocument: [UInt8], document: [UInt8], letter: [UInt8],
    library: [LibraryText]
  ) {
    self.head = head
    self.caseDocument = caseDocument
    self.document = document
    self.letter = letter
    self.library = library
  }
}

/// What is to be known of a determination without reading its documents.
public struct DeterminationHead: Sendable, Hashable {
  /// What the signer decided: the document's own outcome, unless it was overridden, or is an
  /// approval of less time than was asked for, which is one in part.
  public let outcome: Outcome
  /// The policies applied, in order.
  public let policies: [Draft.PolicyVersion]
  /// As the list of people named the signer on that day.
  public let signer: Person
  /// The id and version of the letter's template.
  public let template: String
  /// Where each answer came from.
  public let origins: [FieldID: Origin]
  public let override: Override?
  /// The determination that this one takes the place of, by its number; nil for a first one.
  public let replaces: Int?

  /// A decision other than the one that the policies come to.
  public struct Override: Sendable, Hashable {
    /// In the words of the reviewer.
    public let reason: String
    /// The lines of the policy that it is about, by their places in the source: `3.b`.
    public let criteria: [String]

    public init(reason: String, criteria: [String]) {
      self.reason = reason
      self.criteria = criteria
    }
  }

  public init(
    outcome: Outcome, policies: [Draft.PolicyVersion], signer: Person, template: String,
    origins: [FieldID: Origin], override: Override? = nil, replaces: Int? = nil
  ) {
    self.outcome = outcome
    self.policies = policies
    self.signer = signer
    self.template = template
    self.origins = origins
    self.override = override
    self.replaces = replaces
  }
}

/// A file of the library as it was when something was determined with it.
public struct LibraryText: Sendable, Hashable {
  /// Below the library's folder: `policies/aa/policy.yaml`.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A determination in short.
public struct SignedDetermination: Sendable, Hashable {
  /// From 1, in the order of signing.
  public let number: Int
  public let signedAt: Moment
  public let head: DeterminationHead

  public init(number: Int, signedAt: Moment, head: DeterminationHead) {
    self.number = number
    self.signedAt = signedAt
    self.head = head
  }
}
