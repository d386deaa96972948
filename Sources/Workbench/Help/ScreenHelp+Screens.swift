extension ScreenHelp {
  /// Of every screen, in the order in which a case comes by them.
  static let all: [ScreenHelp] = [
    queue, search, menu, held, version, field, choices, source, summary, why, step, review,
    override, letter, sign, write, tenfold, leaving, help,
  ]

  private static let leave = KeyUse("F3 Ctrl-X", "save and leave this case", as: "leave")
  private static let quit = KeyUse(
    "Ctrl-C", "leave the program; it asks first", as: "quit")
  private static let undo = [
    KeyUse("Ctrl-Z", "undo the last change", as: "undo"),
    KeyUse("Ctrl-Y", "do it again", as: "redo"),
  ]
  private static let repaint = KeyUse("Ctrl-L", "paint the screen anew")

  /// What is said first where an answer does something at once.
  private static let asks = "The program asks before it goes on, and nothing is done yet."

  static let queue = ScreenHelp(
    "work queue",
    "Each row is a case. All of it was saved with every answer; opening it goes on where it was "
      + "left. What has to be decided first comes first.",
    "Status: DRAFT 7/11 is being entered, and 7 of its 11 questions are answered. Due: late, "
      + "today, or in so many days; with ? at the earliest then, because something is not known. "
      + "Below the list stands by which rule. What has no due date yet comes first.",
    "! before a name: another member has the same name or one that sounds like it. Check the "
      + "date of birth.",
    keys: [
      KeyUse("N", "begin a new case", as: "new"), KeyUse("Enter", "open the marked case"),
      KeyUse(
        "/", "find: type a part of name, ID, drug, payer, case or date of birth", as: "find"),
      KeyUse("V", "show others: mine, to review, waiting, late, decided; of a drug", as: "show"),
      KeyUse("S", "sort by another column, or the other way round", as: "sort"),
      KeyUse("Esc", "show again all that is to be decided", as: "all"),
      KeyUse("Up Down", "mark another case"), KeyUse("PgUp PgDn", "a screen on", as: "less more"),
      KeyUse("Home End", "the first case, the last", as: "first last"),
      KeyUse("F5", "read the queue anew", as: "refresh"),
      KeyUse("F3 Ctrl-X", "leave the program", as: "leave"), repaint,
    ])

  static let search = ScreenHelp(
    "find cases",
    "What is typed is looked for in names, IDs, drugs, payers, case numbers and dates of birth; "
      + "the list shows what was found with each letter.",
    keys: [
      KeyUse("Enter", "end the search; what was found stays"),
      KeyUse("Ctrl-U", "empty the search", as: "empty"),
      KeyUse("Esc F12", "end it, and show again all that is to be decided", as: "all"),
    ])

  static let menu = ScreenHelp(
    "which cases, in which order",
    "* marks what is taken now. A sort that is taken once more is turned around.",
    keys: [
      KeyUse("Up Down", "mark another one"), KeyUse("1 ... 8", "take that one at once"),
      KeyUse("Enter", "take the marked one"),
      KeyUse("Esc F4", "close the list and take nothing", as: "cancel"),
    ])

  static let held = ScreenHelp(
    "somebody else has the case open",
    asks,
    "One session has a case. Taken over, it can only be read in the other one from its next "
      + "answer on; the record says who took it from whom.",
    keys: [
      KeyUse("R", "read it; the other session keeps it", as: "read"),
      KeyUse("Y", "take it over", as: "yes"), KeyUse("N Esc", "back to the queue", as: "no"),
    ])

  static let version = ScreenHelp(
    "another version of the policy",
    asks,
    "The case was entered under a version of its policy that is not the one that decides now.",
    keys: [
      KeyUse("Y", "decide it by the version in force", as: "yes"),
      KeyUse("N Esc", "leave it as it is, and go back to the queue", as: "no"),
      KeyUse("Up Down PgUp PgDn", "read on, where it is longer than the screen"),
    ])

  /// Of a question; its own help stands before it.
  static let field = ScreenHelp(
    "question",
    "The question, how it can be answered, and which criteria ask for it. Beside it stand the "
      + "criteria as they are with what is typed: > marks those that the question is about, * "
      + "those that the latest answer changed.",
    keys: [
      KeyUse("Enter Tab", "accept, and go to the next field"),
      KeyUse("S-Tab Up", "back; what is typed is kept", as: "back"),
      KeyUse("PgUp PgDn", "the step before or after", as: "step-back step-on"),
      KeyUse("F2", "asked, not documented", as: "undocumented"), leave,
      KeyUse("F4", "list of the answers to choose from", as: "list"),
      KeyUse("F5", "to the summary", as: "summary"),
      KeyUse("F6", "why: every criterion and what was found", as: "why"),
      KeyUse("F7 F8", "add a row, delete this row", as: "add delete"),
      KeyUse("F9", "copy from the row above", as: "copy"),
      KeyUse("F10", "which document you enter from, from now on", as: "from"),
      KeyUse("F12 Esc", "take back what is typed; then a step back", as: "cancel"),
    ] + undo + [
      KeyUse("Ctrl-S", "save now (every answer is saved at once anyhow)", as: "save"),
      KeyUse("Ctrl-U", "empty the field", as: "empty"), repaint, quit,
      KeyUse("Esc 1 ... 0", "the same as F1 to F10"),
    ])

  static let choices = ScreenHelp(
    "list of answers",
    keys: [
      KeyUse("Up Down", "mark another answer"), KeyUse("PgUp PgDn", "ten on"),
      KeyUse("letter", "to the next answer that begins with it"),
      KeyUse("number", "to that answer"),
      KeyUse("Space", "of several: mark this one, or not"), KeyUse("Enter", "take what is marked"),
      KeyUse("F4 Esc", "close the list and take nothing", as: "cancel"),
    ])

  static let source = ScreenHelp(
    "the document entered from",
    "What is named here is kept with every answer from now on, as in: fax of 20-Nov, page 2.",
    keys: [
      KeyUse("Enter", "take it; an empty line names none"),
      KeyUse("Ctrl-U", "empty the line", as: "empty"),
      KeyUse("Esc F12", "change nothing", as: "cancel"),
    ])

  static let summary = ScreenHelp(
    "summary",
    "What the policy says of the answers so far, what is left to do, and the letter.",
    keys: [
      KeyUse("Up Down", "mark another item"), KeyUse("Home End", "the first item, the last"),
      KeyUse("Enter", "go to the marked item"),
      KeyUse("F9", "show the letter, to be read and written to a file", as: "letter"),
      KeyUse("F6", "why: every criterion and what was found", as: "why"),
      KeyUse("Esc PgUp", "back to the questions", as: "back"), leave,
    ] + undo + [quit])

  static let why = ScreenHelp(
    "why",
    "Every line of the policy in its own order, and all that is known about the marked one: what "
      + "is required and found, how the line is read, where it stands in its source. * marks what "
      + "the latest answer changed.",
    keys: [
      KeyUse("Up Down", "mark another line"), KeyUse("F7 F8", "the line before or after"),
      KeyUse("Space", "read on below; Backspace reads back"),
      KeyUse("F6 Esc", "close", as: "cancel"),
    ])

  static let step = ScreenHelp(
    "a step on the case's way",
    asks, "What is given as a reason stands in the record.",
    keys: [
      KeyUse("Y", "do it", as: "yes"), KeyUse("Enter", "do it, with the reason that is typed"),
      KeyUse("N", "do nothing", as: "no"), KeyUse("Esc F12", "do nothing", as: "cancel"),
    ])

  static let review = ScreenHelp(
    "review",
    "Every line of the policy with what was found, who entered it and when. The answers are "
      + "only read here: F2 gives the case back to be completed.",
    "To sign, show the letter, read it to its end, and type the word of the decision.",
    keys: [
      KeyUse("Up Down", "mark another line"), KeyUse("F7 F8", "the line before or after"),
      KeyUse("Space", "read on below; Backspace reads back"),
      KeyUse("F6 F9", "the letter, to be read and signed", as: "letter"),
      KeyUse("F2", "return the case to be completed; asks for a reason", as: "return"),
      KeyUse("O", "decide against the criteria, with a reason", as: "override"),
      KeyUse("F5", "the summary and the answers; Esc comes back", as: "summary"),
      KeyUse("F3 Esc", "leave this case", as: "leave"), quit,
    ])

  static let override = ScreenHelp(
    "against the criteria",
    "What is decided instead, which lines that is about, and why. The letter and the record "
      + "give the reason.",
    keys: [
      KeyUse("Up Down", "mark another one"), KeyUse("Space", "this line is one of them, or not"),
      KeyUse("Enter", "go on"), KeyUse("Esc", "back; nothing is decided", as: "cancel"),
    ])

  static let letter = ScreenHelp(
    "letter",
    keys: [
      KeyUse("PgDn Enter", "a screen on", as: "more"), KeyUse("PgUp", "a screen back", as: "less"),
      KeyUse("Up Down", "a line"),
      KeyUse("Home End", "the beginning, the end", as: "first last"),
      KeyUse("F8", "sign it, once all of it was on the screen", as: "sign"),
      KeyUse("F9", "write it to a file, as PDF or as text", as: "write"),
      KeyUse("Esc F12 F3", "back to the case", as: "back"),
    ])

  static let sign = ScreenHelp(
    "sign",
    "The letter is signed with the word of its decision, which has to be typed: what was typed "
      + "before this was on the screen is not taken, and no key alone signs anything.",
    keys: [
      KeyUse("Enter", "sign, with the word that is typed"),
      KeyUse("Esc F12", "sign nothing", as: "cancel"),
    ])

  static let write = ScreenHelp(
    "write the letter",
    "The ending of the file's name says how it is written, .pdf or .txt. A printer stands in the "
      + "list of places, where there is one.",
    keys: [
      KeyUse("Enter", "write it there, or print it"),
      KeyUse("Up Down", "the place before or after: the file, the printers", as: "before after"),
      KeyUse("Y", "of a file that is there already: write over it; or print once more", as: "yes"),
      KeyUse("N", "of such a file: leave it as it is", as: "no"),
      KeyUse("Ctrl-U", "empty the line", as: "empty"),
      KeyUse("Esc F12", "write nothing", as: "cancel"),
    ])

  static let tenfold = ScreenHelp(
    "figure?",
    asks, "The figure that was typed is ten times what was there, or a tenth of it.",
    keys: [
      KeyUse("Y", "take the figure as it was typed", as: "yes"),
      KeyUse("N Esc", "go back to correct it", as: "no"),
    ])

  static let leaving = ScreenHelp(
    "leave?",
    asks, "What was accepted is saved; leaving loses nothing.",
    keys: [
      KeyUse("Y", "leave the program", as: "yes"), KeyUse("N Esc", "stay", as: "no"),
    ])

  static let help = ScreenHelp(
    "help",
    "It stands over the screen that it is about, which comes back unchanged.",
    keys: [
      KeyUse("Up Down", "a line"), KeyUse("PgUp PgDn Space", "a screen"),
      KeyUse("Home End", "the beginning, the end"),
      KeyUse("T", "the tour of the program"),
      KeyUse("F1 ? Esc F12 Enter", "close the help", as: "cancel"),
    ])
}
