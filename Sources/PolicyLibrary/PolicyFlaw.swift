/// What the review of a policy can find, by the name that `explained` in review.yaml gives it.
enum PolicyFlaw: String, CaseIterable {
  /// No request is reviewed under the pathway.
  case unreachable
  /// Two pathways are true for one request, or none is.
  case overlap
  case gap
  /// A line that applies to no request of its pathway.
  case neverApplies = "never-applies"
  /// A line that is met, or fails, whatever is answered.
  case neverMet = "never-met"
  case neverFails = "never-fails"
  /// Nothing that the line asks is shown by an example to be met, or not to be; no example at all
  /// is reviewed under a pathway, or stands beside the policy.
  case noExampleMeets = "no-example-meets"
  case noExampleFails = "no-example-fails"
  case noExample = "no-example"
  /// A comparison that contradicts another one that has to hold with it.
  case contradiction
  /// One of several ways, a grant or a referral to which another one leaves nothing.
  case needless
  /// A comparison that is the same for every answer that the input can have.
  case constant
  /// A pathway that can be met and grants nothing, or not for every request.
  case noGrant = "no-grant"
  /// Requests too many, or of too many kinds, to find out about a pathway or its grants.
  case notCompared = "not-compared"
  /// A name that the drug dictionary does not have.
  case noSuchDrug = "no-such-drug"
  /// A choice that no case under the policy can give.
  case noSuchChoice = "no-such-choice"
  /// A question that no line reads, or one that nobody can answer.
  case unread
  case unanswerable
  /// A name of the policy's own that no line uses.
  case unused
}
