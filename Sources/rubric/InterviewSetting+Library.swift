internal import CaseStore
internal import Casework
internal import Diagnostics
internal import Interview
internal import PolicyLibrary
internal import RuleModel

extension InterviewSetting {
  /// By what the cases of a store are entered today, whoever enters them.
  init(_ library: Library, _ clocks: ClockTable) {
    let hashes = library.policies.map {
      ($0.policy.id, CaseStore.hash(ofText: Array($0.source.text.utf8)))
    }
    self.init(
      evaluator: library.evaluator, dictionary: library.dictionary, today: Clock.today,
      asksForReceipt: true, clocks: clocks,
      textHashes: Dictionary(hashes) { first, _ in first })
  }
}
