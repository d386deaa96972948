internal import Casework
internal import Interview
internal import PolicyLibrary

extension InterviewSetting {
  /// By what the cases of a store are entered today, whoever enters them.
  init(_ library: Library, _ clocks: ClockTable) {
    self.init(
      evaluator: library.evaluator, dictionary: library.dictionary, today: Clock.today,
      asksForReceipt: true, clocks: clocks)
  }
}
