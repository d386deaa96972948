internal import Interview

/// How a kind of question is answered; told by the help on a field and by the manual.
enum AnswerForm: String, CaseIterable {
  case choice = "one of a list"
  case set = "several of a list"
  case yesNo = "yes or no"
  case number = "a number"
  case date = "a date"
  case drug = "a drug"
  case text = "text"

  init(_ kind: Field.Kind) {
    switch kind {
    case .choice: self = .choice
    case .set: self = .set
    case .yesNo: self = .yesNo
    case .number: self = .number
    case .date: self = .date
    case .drug: self = .drug
    case .text: self = .text
    }
  }

  var words: [String] {
    switch self {
    case .choice: ["Type its number or its first letters, or take it from the list (F4)."]
    case .set: ["Several with commas between, as in 1, 3. 0 is none of them."]
    case .yesNo: ["Y  Yes", "N  No"]
    case .number:
      ["Digits, as in 12.5, without a comma; a length of time also as 12w or 1y 6m."]
    case .date:
      [
        "14-Jul-1985, 14jul1985, 07/14/1985 and 1985-07-14 are the same day.",
        "t is today, -6m six months ago, +3w in three weeks, -2y two years ago.",
      ]
    case .drug:
      [
        "Type the first letters. Down marks one of the drugs found, Enter takes it.",
        "A whole name is taken by Enter alone. Nothing is ever picked by itself.",
      ]
    case .text: ["Any letters and signs. Ctrl-U empties the field."]
    }
  }
}
