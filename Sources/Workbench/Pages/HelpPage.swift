internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// A page of text over the content, which goes away with the key that opened it.
struct TextPage: Sendable {
  var title: String
  var listing: [Entry]
  var top = 0

  /// One paragraph.
  struct Entry: Hashable, Sendable {
    var text: String
    var indent = 0
    var isHeading = false
  }

  var shown: Listing {
    Listing(
      blocks: listing.map {
        Listing.Block($0.text, indent: $0.indent, style: $0.isHeading ? .bold : .plain)
      })
  }
}

extension TextPage {
  private static func heading(_ text: String) -> Entry { Entry(text: text, isHeading: true) }
  static func text(_ text: String) -> Entry { Entry(text: text, indent: 2) }

  /// F1 on a field: the question, how to answer it, and which criteria ask for it.
  static func help(_ field: Field, _ intake: Intake) -> TextPage {
    var entries = [heading(field.question)]
    if let help = field.help { entries.append(text(help)) }
    entries += [Entry(text: ""), heading("What can be answered")]
    if let allowed = field.allowed {
      entries.append(text("Type \(allowed)\(field.lengthExamples)."))
    }
    entries += field.choices.enumerated().map { place, choice in
      text("\(place + 1)  \(choice.label)\(choice.help.map { ": \($0)" } ?? "")")
    }
    entries += kindHelp(field)
    if let key = field.undocumentedKey {
      entries.append(
        text("\(key)  Asked, not documented: you looked, and the records do not say."))
    }
    entries += [Entry(text: ""), heading("Why is this asked")] + why(field, intake)
    return TextPage(
      title: "Help: \(field.label)", listing: entries + [Entry(text: "")] + keys(intakeKeys))
  }

  private static func kindHelp(_ field: Field) -> [Entry] {
    switch field.kind {
    case .date:
      [
        text("14-Jul-1985, 14jul1985, 07/14/1985 and 1985-07-14 are the same day."),
        text("t is today, -6m six months ago, +3w in three weeks, -2y two years ago."),
      ]
    case .yesNo: [text("Y  Yes"), text("N  No")]
    case .drug:
      [
        text("Type the first letters. Down marks one of the drugs found, Enter takes it."),
        text("A whole name is taken by Enter alone. Nothing is ever picked by itself."),
      ]
    case .set: [text("Several with commas between, as in 1, 3. 0 is none of them.")]
    default: []
    }
  }

  private static func why(_ field: Field, _ intake: Intake) -> [Entry] {
    let lines = intake.panel().lines.filter { field.askedFor.contains($0.cite) }
    return (field.purpose.map { [text($0.words)] } ?? [])
      + lines.map { text("\($0.cite)  \($0.label): \($0.statement)") }
  }

  static func keys(_ keys: [(String, String)]) -> [Entry] {
    [heading("Keys")] + keys.map { key, words in text("\(key): \(words)") }
  }

  static let intakeKeys = [
    ("Enter Tab", "accept, and go to the next field"),
    ("S-Tab Up", "back; what is typed is kept"), ("PgUp PgDn", "the step before or after"),
    ("F2", "asked, not documented"), ("F3 Ctrl-X", "save and leave this case"),
    ("F4", "list of the answers to choose from"), ("F5", "to the summary"),
    ("F6", "why: every criterion and what was found"), ("F7 F8", "add a row, delete this row"),
    ("F9", "copy from the row above"), ("F10", "which document you enter from, from now on"),
    ("F12 Esc", "take back what is typed; then a step back"),
    ("Ctrl-Z", "undo the last change"), ("Ctrl-Y", "do it again"),
    ("Ctrl-S", "save now (every answer is saved at once anyhow)"),
    ("Ctrl-U", "empty the field"), ("Ctrl-L", "paint the screen anew"),
    ("Ctrl-C", "leave the program; it asks first"),
    ("Esc 1 ... 0", "the same as F1 to F10"),
  ]

  /// F1 on the summary.
  static let summary = TextPage(
    title: "Help: summary",
    listing: [
      text("What the policy says of the answers so far, what is left to do, and the letter."),
      Entry(text: ""),
    ]
      + keys([
        ("Up Down", "mark another item"), ("Home End", "the first item, the last"),
        ("Enter", "go to the marked item"),
        ("F9", "show the letter, to be read and written to a file"),
        ("F6", "why: every criterion and what was found"), ("Esc PgUp", "back to the questions"),
        ("F3 Ctrl-X", "save and leave this case"), ("Ctrl-Z Ctrl-Y", "undo, do again"),
        ("Ctrl-C", "leave the program; it asks first"),
      ]))

  /// F1 on the queue.
  static let queue = TextPage(
    title: "Help: work queue",
    listing: [
      text(
        "Each row is a case. All of it was saved with every answer; opening it goes on where it was "
          + "left. What has to be decided first comes first."),
      text(
        "Status: DRAFT 7/11 is being entered, and 7 of its 11 questions are answered. Due: late, "
          + "today, or in so many days; with ? at the earliest then, because something is not known. "
          + "Below the list stands by which rule. What has no due date yet comes first."),
      text(
        "! before a name: another member has the same name or one that sounds like it. Check the "
          + "date of birth."),
      Entry(text: ""),
    ]
      + keys([
        ("N", "begin a new case"), ("Enter", "open the marked case"),
        ("/", "find: type a part of name, ID, drug, payer, case or date of birth"),
        ("V", "show others: mine, to review, waiting, late, decided; of a drug"),
        ("S", "sort by another column, or the other way round"),
        ("Esc", "show again all that is to be decided"),
        ("Up Down", "mark another case"), ("PgUp PgDn", "a screen on"),
        ("Home End", "the first case, the last"),
        ("F5", "read the queue anew"), ("F3 Ctrl-X", "leave the program"),
        ("Ctrl-L", "paint the screen anew"),
      ]))
}

extension Field.Purpose {
  fileprivate var words: String {
    switch self {
    case .policy: "It picks the policy, or the version of it, that decides."
    case .route: "It decides by which of the policy's criteria the request is reviewed."
    case .referral: "It decides to which other policy the request goes."
    case .extent: "It decides for how long, or for how much, an approval is."
    case .amount: "It says what is asked for; the letter repeats it."
    case .clock: "It sets the time that the decision may take; the letter says it."
    case .term: "It decides until when the letter says that something can be done."
    case .letter: "The letter needs it."
    case .entry: "It is a part of this list, which criteria read."
    }
  }
}
