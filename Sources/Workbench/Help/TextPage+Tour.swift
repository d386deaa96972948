extension TextPage {
  /// The program in one screen, for who is here for the first time.
  static let tour = TextPage(
    title: "Welcome to Rubric",
    listing: [
      heading("A case, from the request to the letter"),
      text(
        "N begins a case. Answer, Enter, answer, Enter: nothing else is needed. Every answer is "
          + "saved as soon as it is accepted."),
      text(
        "The payer's criteria are evaluated with each answer: MET, NOT MET, OPEN, UNKNOWN. F6 shows "
          + "each with what was found, its reading and its source."),
      text(
        "What the records do not say is an answer, too: F2. What is open never approves and never "
          + "denies."),
      text(
        "The last step is the summary: what the policy says, what is left to do, and the letter, "
          + "which is read to its end before it can be signed, with the word of the decision."),
      Entry(text: ""),
      heading("Whenever you are stuck"),
      text(
        "F1 says what a question means, why it is asked and what each key does. Shift-Tab goes "
          + "back, Ctrl-Z undoes, F3 leaves; nothing is lost."),
      text("rubric demo has invented cases to try all of it with."),
      text("F1 or Esc closes this. T in any help text brings it back."),
    ])
}
