public import RuleEngine
public import RuleModel

extension CaseSituation {
  /// What is to be known of a case that a repository keeps.
  ///
  /// - Parameters:
  ///   - request: the answers of the file that count.
  ///   - finding: what the policies say of that request.
  ///   - outcome: what a letter of it tells; less time than was asked for is an approval in part,
  ///     though the criteria come to an approval.
  ///   - login: of who changed answers since the file was read; nil when nobody did.
  public init(
    _ file: CaseFile, _ request: CaseRequest, _ finding: Finding, telling outcome: Outcome,
    in vocabulary: Vocabulary, changedBy login: String? = nil
  ) {
    let entered = file.enteredBy.union(file.origins.values.map(\.login))
    let last = file.determinations.last?.head
    self.init(
      status: file.status, outcome: outcome,
      line: request.text("plan.lineOfBusiness", in: vocabulary),
      state: request.text("plan.state", in: vocabulary),
      enteredBy: login.map { entered.union([$0]) } ?? entered,
      lines: StandingLines(finding),
      signed: last.map { Signed(outcome: $0.outcome, isOverride: $0.override != nil) })
  }
}
