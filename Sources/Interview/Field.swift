public import Casework
public import RuleModel

/// One field as a screen shows it.
public struct Field: Sendable, Hashable {
  public let id: FieldID
  /// A few words: `Scalp hair loss`.
  public let label: String
  /// The question to the person.
  public let question: String
  public let help: String?
  /// Of a figure, as it is shown behind it: `%`, `months`.
  public let unit: String?
  /// What can be answered, in words: `a number from 0 to 100 %`; nil where the choices say it.
  public let allowed: String?
  public let kind: Kind
  public let answer: FieldAnswer
  /// Whether the answer that is kept counts for nothing now. It counts again once the other answers
  /// let it.
  public let isParked: Bool
  /// Why other answers rule a parked answer out; nil where the field does not concern the case.
  public let conflict: String?
  /// Whether the case has to do with it, so that a person comes to it with Enter.
  public let isAsked: Bool
  /// Whether it can stay empty without leaving anything undecided or a letter unwritten.
  public let isOptional: Bool
  /// Whether *asked, and the records do not say* is an answer to it.
  public let canBeUndocumented: Bool
  /// What a screen may put into the empty field, to be accepted with Enter; nothing is accepted yet.
  public let suggestion: String?
  /// The labels of the criteria that wait for it, or that read it once it is answered.
  public let askedFor: [String]
  /// What else needs it than a criterion; nil where only criteria do.
  public let purpose: Purpose?
  /// Whether the latest change parked it, brought its answer back, or made it be asked.
  public let isChangedByLatest: Bool

  /// Why a field is there, beside the criteria that wait for it.
  public enum Purpose: Sendable, Hashable, CaseIterable {
    /// It picks the policy, or its version.
    case policy
    /// It decides which of the policy's pathways is taken.
    case route
    /// It decides to which other policy the request goes.
    case referral
    /// It decides how long, or how much, is approved.
    case extent
    /// The letter says what was asked for.
    case amount
    /// It sets the time that a decision may take.
    case clock
    /// The letter says by it until when something can be done.
    case term
    /// The letter needs it.
    case letter
    /// It is a part of a list: which drug, when, how; or whether that is all.
    case entry
  }

  public enum Kind: Sendable, Hashable {
    /// Numbered from 1 in this order.
    case choice([Choice])
    case yesNo
    case number
    case date
    /// Of at most so many characters.
    case text(limit: Int)
    case set([Choice])
    /// Found by typing, in ``InterviewSetting/dictionary``.
    case drug
  }
}

/// What a field was answered with, whether it counts now or not.
public enum FieldAnswer: Sendable, Hashable {
  case unanswered
  /// As it is shown, and as it can be typed.
  case answered(words: String, text: String)
  case undocumented

  /// Nothing typed, said or known to be undocumented.
  public var isUnanswered: Bool { self == .unanswered }
}

/// A part of the form.
public struct Step: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case request
    case member
    case prescriber
    case clinical
    /// A table, by the vocabulary name of its list.
    case list(String)
    /// What the clock needs to know, recorded beside the case.
    case receipt
    /// What else is recorded beside the case, for the clock and the letter. Enter passes it over.
    case aside
    case summary
  }

  public let kind: Kind
  public let title: String
  /// In the order in which Enter goes; parked ones among them, which it passes over.
  public let fields: [FieldID]
}

/// A row of a list.
public struct Row: Sendable, Hashable {
  /// Its number for good, as ``FieldID`` names it.
  public let id: Int
  /// From 1, as the screen numbers it.
  public let place: Int
  public let cells: [Field]
  /// What it lacks to count, as in `the drug is missing`; nil for one that counts.
  public let lack: String?
}
