import Interview
import RuleModel
import Testing

@Suite("Choices, sets and texts as they are typed")
struct ChoiceReadingTests {
  @Test(
    "yes and no by their first letters",
    arguments: [
      ("y", TextOutcome.read(.yesNo(true))), ("YES", .read(.yesNo(true))),
      ("ye", .read(.yesNo(true))),
      ("n", .read(.yesNo(false))), ("No", .read(.yesNo(false))),
      ("", .incomplete("Type Y for yes or N for no.")),
      ("1", .refused("1 is neither yes nor no. Type Y or N.")),
      ("yess", .refused("yess is neither yes nor no. Type Y or N.")),
      ("nope", .refused("nope is neither yes nor no. Type Y or N.")),
    ])
  func readsYesNo(_ typed: String, _ expected: TextOutcome) {
    #expect(ReaderInputs.read(typed, ReaderInputs.yesNo) == expected)
  }

  @Test(
    "a choice by its number, its value, or first letters that no other has",
    arguments: [
      ("1", TextOutcome.read(.text("normal"))), ("4", .read(.text("not-tested"))),
      ("poor", .read(.text("poor"))), ("P", .read(.text("poor"))),
      ("nor", .read(.text("normal"))), ("Not tested", .read(.text("not-tested"))),
      ("not-t", .read(.text("not-tested"))), ("i", .read(.text("intermediate"))),
      ("", .incomplete("Type a number from 1 to 4, or first letters.")),
      (
        "no",
        .incomplete(
          "no can be Normal metabolizer, Not tested. Type more letters, or its number.")
      ),
      ("0", .refused("There is no choice 0: they are numbered 1 to 4.")),
      ("5", .refused("There is no choice 5: they are numbered 1 to 4.")),
      (
        "99999999999999999999",
        .refused("There is no choice 99999999999999999999: they are numbered 1 to 4.")
      ),
      (
        "rapid",
        .refused(
          "rapid is no choice here. Choose from Normal metabolizer, Intermediate metabolizer, "
            + "Poor metabolizer, Not tested.")
      ),
    ])
  func readsChoices(_ typed: String, _ expected: TextOutcome) {
    let choices = ReaderInputs.result
    #expect(ReaderInputs.read(typed, ReaderInputs.choice(choices), choices) == expected)
  }

  @Test("a whole name wins over names that begin with it, a code over a name")
  func prefersWhole() {
    let (tiers, states) = (ReaderInputs.tiers, ReaderInputs.states)
    #expect(
      ReaderInputs.read("medium", ReaderInputs.choice(tiers), tiers) == .read(.text("medium")))
    #expect(ReaderInputs.read("in", ReaderInputs.choice(states), states) == .read(.text("IN")))
    #expect(
      ReaderInputs.read("europe, africa", ReaderInputs.choice(states), states)
        == .read(.text("AE")))
    #expect(
      ReaderInputs.read("x", ReaderInputs.choice(states), states)
        == .refused("x is no choice here. Choose from Alabama; Indiana; Illinois; Europe, Africa."))
  }

  @Test(
    "a set by numbers or first letters, in the order of the choices, without repeats",
    arguments: [
      ("1,3", TextOutcome.read(.set(["face", "hands"]))), ("3 1", .read(.set(["face", "hands"]))),
      ("hands; face", .read(.set(["face", "hands"]))), ("f, h, f", .read(.set(["face", "hands"]))),
      ("skin folds, 4", .read(.set(["skin-folds", "other"]))), ("2,", .read(.set(["skin-folds"]))),
      ("0", .read(.set([]))), ("none", .read(.set([]))),
      ("", .incomplete("Type numbers with commas between, as in 1, 3; 0 for none.")),
      (",", .incomplete(", names nothing. Type numbers, as in 1, 3.")),
      ("1,5", .refused("There is no choice 5: they are numbered 1 to 4.")),
      ("0,1", .refused("There is no choice 0: they are numbered 1 to 4.")),
    ])
  func readsSets(_ typed: String, _ expected: TextOutcome) {
    let choices = ReaderInputs.areas
    #expect(ReaderInputs.read(typed, ReaderInputs.set(choices), choices) == expected)
  }

  @Test("none is refused where one is needed")
  func refusesNone() {
    let choices = ReaderInputs.areas
    #expect(
      ReaderInputs.read("0", ReaderInputs.set(choices), choices, allowsNone: false)
        == .refused("At least one is needed here. Type its number or first letters."))
  }

  @Test(
    "a text is kept as typed but for spaces around it; what no terminal shows is refused",
    arguments: [
      (" Jane O'Neill ", TextOutcome.read(.text("Jane O'Neill"))),
      ("Müller 李", .read(.text("Müller 李"))), ("", .incomplete("Type a text.")),
      ("a\u{1B}[31m", unshowable), ("a\nb", unshowable), ("a\u{202E}b", unshowable),
      ("a\u{9B}b", unshowable),
      (
        String(repeating: "x", count: 201),
        .refused("The text has 201 characters, and 200 are allowed. Shorten it.")
      ),
    ])
  func readsTexts(_ typed: String, _ expected: TextOutcome) {
    #expect(ReaderInputs.read(typed, ReaderInputs.name) == expected)
  }

  @Test("a message quotes a typed text without its control characters, and not all of a long one")
  func quotesSafely() {
    #expect(
      ReaderInputs.read("\u{1B}[2J", ReaderInputs.yesNo)
        == .refused("\u{FFFD}[2J is neither yes nor no. Type Y or N."))
    #expect(
      ReaderInputs.read(String(repeating: "z", count: 99), ReaderInputs.yesNo)
        == .refused(
          String(repeating: "z", count: 24) + "... is neither yes nor no. Type Y or N."))
  }
}

private let unshowable = TextOutcome.refused(
  "The text holds a character that cannot be shown. Type it without it.")
