internal import Casework
internal import Letters
internal import PolicyLibrary
internal import RuleEngine

/// What has to be looked at before a letter goes out that could be written.
extension LetterCommand {
  /// A sentence each; it names fields and days, never what stands in a field.
  func doubts(
    of document: LetterDocument, _ request: CaseRequest, _ finding: Finding,
    _ composer: LetterComposer
  ) -> [String] {
    [
      hardWords(composer.reading(of: document, for: request, finding), composer.profile),
      missingAddress(request),
      composer.lateness(of: request, finding, on: day).map { "the letter may be late: \($0)" },
    ].compactMap(\.self)
  }

  /// An envelope's window would show no place to go to.
  private func missingAddress(_ request: CaseRequest) -> String? {
    let open = request.lacking([IntakeContract.street, IntakeContract.place])
    guard !open.isEmpty else { return nil }
    return "the letter bears no whole address: the case does not say "
      + open.joined(separator: " and ")
  }

  /// The member's part is harder to read than the organization wants.
  private func hardWords(_ reading: ReadingLevel, _ profile: OrganizationProfile) -> String? {
    guard reading.grade > profile.readingLevelCeiling else { return nil }
    return "the member's part reads at grade \(reading.grade); organization.yaml allows "
      + "\(profile.readingLevelCeiling). Shorter sentences and words in letters/ help"
  }
}
