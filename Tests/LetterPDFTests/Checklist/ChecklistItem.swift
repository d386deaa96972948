import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// A question of the checklist that can be answered by reading.
struct ChecklistItem: Sendable {
  let number: Int
  let question: String
  let outcomes: Set<LetterOutcome>
  /// What is wrong with a letter; nil where the answer is yes.
  let fault: @Sendable (ChecklistLetter) -> String?

  init(
    _ number: Int, _ question: String, _ outcomes: Set<LetterOutcome> = .all,
    _ fault: @escaping @Sendable (ChecklistLetter) -> String?
  ) {
    self.number = number
    self.question = question
    self.outcomes = outcomes
    self.fault = fault
  }

  static let all: [ChecklistItem] =
    (heads + decisions + reasons + rights + ways + words + forms).sorted { $0.number < $1.number }
}

extension Set<LetterOutcome> {
  static let all = Set(LetterOutcome.letters)
  static let approving: Self = [.approval, .partialApproval]
  static let denying: Self = [.denial, .partialApproval]
  static let decided: Self = [.approval, .denial, .partialApproval]
}

/// The first of these that is not said.
func firstUnsaid(_ letter: ChecklistLetter, _ all: [String]) -> String? {
  all.first { !letter.says($0) }.map { "it does not say: \($0)" }
}

func firstUnsaidOnPage1(_ letter: ChecklistLetter, _ all: [String]) -> String? {
  all.first { !letter.beginsWith($0) }.map { "page 1 does not say: \($0)" }
}
