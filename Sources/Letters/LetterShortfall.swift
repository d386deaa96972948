package import Casework
package import RuleEngine
package import RuleModel

/// Makes the letter of a case, or says why there is none yet. It reads no file and no clock.
package typealias LetterMaking =
  @Sendable (CaseRequest, Finding) -> Result<LetterDocument, LetterShortfall>

/// Why there is no letter of a case. It names fields, never what stands in them.
package enum LetterShortfall: Error, Sendable, Hashable {
  /// What a letter says and the case does not: names of the vocabulary, as in `member.name`, in
  /// the order in which they are asked; and first `id`, where the case has none.
  case unanswered([String])
  /// Letters of this outcome cannot be made yet.
  case notAvailable(Outcome)
  /// No template for such a letter is in force on the day of decision.
  case noTemplate(LetterOutcome, on: CalendarDate)
  /// The organization's profile has no words for this reason of a denial.
  case noWords(denialBasis: String)
  /// The template says what this case cannot fill.
  case template(LetterFillingError)
}

extension LetterShortfall: CustomStringConvertible {
  /// What is wrong and what to do, a line for each field that is missing.
  package var description: String {
    switch self {
    case .unanswered(let names):
      (["the letter needs what the case does not say:"] + names.map { "  \($0)" })
        .joined(separator: "\n")
    case .notAvailable(let outcome):
      "letters of the outcome '\(outcome.rawValue)' are not available yet; write it by hand"
    case .noTemplate(let outcome, let date):
      "no template of the outcome '\(outcome.rawValue)' is in force on \(date.iso); "
        + "add one to the folder letters/, or change its dates"
    case .noWords(let basis):
      "organization.yaml has no words for the denial basis '\(basis)'; "
        + "add it under denialBases"
    case .template(let error): error.description
    }
  }
}
