internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// What is asked before a case that was entered under one version of a policy is decided by another.
///
/// The case is not open while this is asked: nothing of it is saved, and nothing of what the other
/// version says of it is shown.
struct VersionPage: Sendable {
  /// As it is once the person takes the other version.
  let intake: Intake

  static let hint = "Y takes what is in force, N leaves it."

  static let keys = [
    KeyHint("F1", "Help", essential: true), KeyHint("Y", "Take it", essential: true),
    KeyHint("N", "Leave it as it is", essential: true),
  ]

  var title: String { "Entered under \(intake.formerVersions)." }

  var listing: Listing {
    let (former, now) = (intake.formerVersions, intake.versionsNow)
    return Listing(blocks: [
      Listing.Block("In force now: \(now)\(day).", style: .bold),
      .blank,
      Listing.Block(
        "All answers stay. Other questions may be open, and the outcome may be another: look "
          + "through both."),
      .blank,
      Listing.Block("Y  it is decided under \(now), and the record says so.", indent: 2),
      Listing.Block("N  it stays as it is, under \(former). Back to the queue.", indent: 2),
    ])
  }

  private var day: String {
    intake.interview.request.date("request.date", in: intake.setting.vocabulary)
      .map { ", for its request date \(DateWords.screen($0))" } ?? ""
  }
}

// MARK: - The versions of a case

extension Intake {
  /// Whether other policies decide than those that it was entered under, and nobody took them.
  var isUnderOtherVersion: Bool {
    !takesVersion && !interview.formerPolicies.isEmpty
  }

  /// Whether the person has to say by which version it is decided, before it is opened.
  var needsVersion: Bool {
    isUnderOtherVersion && file.status.isOpenForEntry && refusal(of: .answer) == nil
  }

  /// `IP0751 of 2025-10-01`.
  var formerVersions: String { interview.formerPolicyWords.list }

  var versionsNow: String {
    let now = interview.draft.policies.map(\.words)
    return now.isEmpty ? "no policy that is held here" : now.list
  }

  /// That the case is read by another version than it was entered under; nil where it is the same.
  var otherVersionWords: String? {
    guard isUnderOtherVersion else { return nil }
    return "It was entered under \(formerVersions); \(versionsNow) decides now, and what is shown "
      + "here is by that."
  }

  /// Why nothing is decided by a version that nobody took for the case.
  func versionRefusal(of action: CaseAction) -> String? {
    guard isUnderOtherVersion else { return nil }
    switch action {
    case .approve, .approveInPart, .deny, .refer, .override, .askForInformation, .sendForReview:
      let way =
        file.status == .readyForReview
        ? "Return it to be completed: then who opens it is asked."
        : "Open it to be changed: then you are asked."
      return
        "It was entered under \(formerVersions); \(versionsNow) decides now. \(way)"
    default: return nil
    }
  }
}

extension Workbench {
  /// Opens the case, under the version that is in force.
  mutating func take(_ asked: VersionPage) -> [Effect] {
    var intake = asked.intake
    intake.takesVersion = true
    intake.saveState = .saving
    if let time { intake.tell(time) }
    self.intake = intake
    message = .hint("\(intake.versionsNow) decides now. Look through answers and outcome.")
    return [intake.saving]
  }
}
