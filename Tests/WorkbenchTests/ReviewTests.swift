import Casework
import Checklist
import FoundationEssentials
import Interview
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Screen
import Testing

@testable import Workbench

extension Script {
  /// Too little hair is lost, so that the criteria come to a denial.
  static let denial = request + persons + ["1", "8", "30"] + treatment + noDrugs
}

extension Runner {
  static let people = People([
    Person(login: "kim", name: "Kim Noor", role: .nurse, profession: "nurse"),
    Person(
      login: "lee", name: "Lee Baker", role: .reviewer, profession: "pharmacist",
      credential: "PharmD", license: Person.License(number: "PH-1", state: "ME")),
    Person(login: "roe", name: "Roe Clark", role: .reviewer),
    Person(login: "adm", name: "Adm Davis", role: .administrator),
  ])

  /// The letters that the program writes.
  static let composer: LetterComposer = {
    do { return try LetterComposer.load(for: library) } catch { fatalError("\(error)") }
  }()

  @Sendable static func realLetter(
    _ order: LetterOrder
  ) -> Result<LetterDocument, LetterShortfall> {
    composer.document(for: order, writtenOn: today)
  }

  /// A case that a nurse entered and sent for review, opened by somebody.
  static func review(
    by login: String = "lee", _ texts: [String] = Script.denial, rows: Int = 24, columns: Int = 80,
    rules: AuthorityRules = .usual
  ) -> Runner {
    var nurse = Runner(
      rows: rows, columns: columns, people: people, rules: rules, letter: realLetter)
    nurse.press("n")
    for key in Script.keys(texts) { nurse.press(key) }
    nurse.press(.function(5))
    nurse.choose("Send it for review")
    nurse.press("y", .function(3))
    var reviewer = nurse.handed(
      to: login, people: people, rules: rules, letter: realLetter)
    reviewer.press(.enter)
    return reviewer
  }

  /// Marks an item of the summary and opens it.
  mutating func choose(_ words: String) {
    for _ in 0..<60 where !focusLine.contains(words) { press(.down) }
    press(.enter)
  }

  var status: CaseStatus? { intake?.file.status }
}

@Suite("The way of a case")
struct WayTests {
  @Test("A nurse sends a case for review by Y, and changes nothing in it then")
  func sending() {
    var run = Runner.entered(Script.denial)
    run.press(.function(5))
    run.choose("Send it for review")
    run.press(.enter)
    #expect(run.status == .draft)
    run.choose("Send it for review")
    run.press("y")
    #expect(run.status == .readyForReview)
    #expect(run.screen.contains("It is ready for review now."))
    #expect(run.screen.contains("READ ONLY"))
    let content = run.draft?.content
    run.bench.intake?.go(to: .input("scalpHairLossPercent"))
    run.enter("60")
    #expect(run.draft?.content == content)
    #expect(run.screen.contains("! Read only."))
  }

  @Test("What takes work back is asked why, and is not done without a reason")
  func withdrawing() {
    var run = Runner.entered(Script.denial)
    run.press(.function(5))
    run.choose("Withdraw it")
    run.press(.enter, " ", ".", .enter)
    #expect(run.status == .draft)
    #expect(run.screen.contains("! Say in a few words why."))
    run.press(.control("u"))
    run.enter("sent twice")
    #expect(run.status == .withdrawn)
    #expect(run.files.values.first?.statusChanges.last?.event.reason == "sent twice")
    run.choose("Take it up again")
    run.enter("it was not")
    #expect(run.status == .draft)
    #expect(run.intake?.saveState.readOnlyReason == nil)
  }

  @Test("A reviewer returns a case with a reason, which the nurse reads on opening it")
  func returning() {
    var run = Runner.review()
    run.press(.function(2))
    run.enter("the photos are missing")
    #expect(run.status == .returned)
    run.press(.function(3))
    var nurse = run.handed(to: "kim", people: Runner.people)
    nurse.press(.enter)
    #expect(nurse.screen.contains("This case is returned since"))
    #expect(nurse.screen.contains("the photos are missing"))
    nurse.press(.control("z"))
    #expect(!nurse.screen.contains("Read only"))
  }

  @Test("Only what misses something waits for information; its letter can be written then")
  func waiting() {
    var run = Runner.entered(Script.request + Script.persons + ["1", "8"])
    run.press(.function(5))
    run.press(.function(9), .function(9))
    #expect(run.screen.contains("First ask for the missing information"))
    run.press(.escape)
    run.choose("Ask for the missing information")
    run.press("y")
    #expect(run.status == .waitingForInformation)
    run.press(.function(9), .function(8))
    #expect(run.screen.contains("There is nothing to sign"))
    run.press(.function(9))
    run.enter("ask.txt")
    #expect(run.written["ask.txt"] == .text)
  }

  @Test("Nothing waits for what no letter can ask for: it is said what the letter lacks")
  func waitingUnasked() {
    let persons = ["Jane Doe", ""] + Script.persons.dropFirst(2)
    var run = Runner(letter: Runner.realLetter)
    run.press("n")
    for key in Script.keys(Script.request + persons + ["1", "8"]) { run.press(key) }
    run.press(.function(5))
    run.choose("Ask for the missing information")
    run.press("y")
    #expect(run.status == .draft)
    #expect(run.intake?.focus == .input("member.memberId"))
    run.press(.control("u"), .function(5))
    run.choose("Ask for the missing information")
    let words = run.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("! It cannot wait for what nobody was asked for. The letter cannot"))
    #expect(words.contains("be written without: Member ID, Street or box and City, state, ZIP."))
    run.enter("W00012345")
    run.press(.function(5))
    run.choose("Ask for the missing information")
    #expect(run.intake?.focus == .input("intake.street"))
    run.enter("12 Any Road")
    run.enter("Sampletown, ST 00001")
    run.press(.function(5))
    run.choose("Ask for the missing information")
    run.press("y")
    #expect(run.status == .waitingForInformation)
  }
}

@Suite("Who may do what is asked everywhere", .checklist)
struct WorkbenchAuthorityTests {
  @Test("An administrator begins no case and answers nothing, and is told why")
  func administrator() {
    var run = Runner(login: "adm", people: Runner.people)
    run.press("n")
    #expect(run.intake == nil)
    #expect(run.screen.contains("! Only a nurse or a reviewer begins a case"))
    var other = Runner.review(by: "adm")
    #expect(other.screen.contains("READ ONLY"))
    other.press(.function(9), .end, .function(8))
    #expect(other.bench.isSpeaking)
    #expect(other.signatures.isEmpty)
  }

  @Test("Who is not in the list is not shown a case")
  func unlisted() {
    var run = Runner.review(by: "zoe")
    run.give(.opened(run.opened("20261121-090001")))
    #expect(run.intake == nil)
    #expect(run.screen.contains("is not opened. 'zoe' is not in people.yaml"))
  }

  @Test("Who is not in the list is shown no queue either, whatever is pressed")
  func unlistedQueue() {
    var run = Runner(login: "zoe", people: Runner.people)
    run.others = [.made("20261118-110000", "Jane Doe")]
    run.queries = []
    for key: Key in [.function(5), .down, .end, "/", "j", .escape, "v", "2", "s", "1", .enter] {
      run.press(key)
      #expect(!run.screen.contains("Jane Doe"))
      #expect(!run.screen.contains("20261118"))
    }
    run.press(.function(5))
    #expect(run.queries == [])
    #expect(run.screen.contains("'zoe' is not in people.yaml, so it may do nothing here"))
    #expect(!run.screen.contains("N begins a new case"))
    #expect(run.intake == nil)
  }

  @Test("What was listed before it was known who it is, is shown no longer")
  func listedBefore() {
    var run = Runner(login: "kim", people: Runner.people)
    run.others = [.made("20261118-110000", "Jane Doe")]
    run.press(.function(5))
    #expect(run.screen.contains("Jane Doe"))
    let setting = run.bench.setting!
    run.give(
      .ready(
        WorkbenchSetting(
          interview: setting.interview, letter: setting.letter,
          authority: Authority(of: "zoe", among: Runner.people, rules: .usual),
          time: setting.time)))
    #expect(!run.screen.contains("Jane Doe"))
    #expect(run.screen.contains("! 'zoe' is not in people.yaml"))
  }

  @Test("A nurse reads a denial and cannot sign it; without a list nobody can")
  func nurse() {
    var run = Runner.review(by: "kim")
    run.press(.function(9), .end, .function(8))
    #expect(run.screen.contains("! Only a licensed reviewer signs a denial, and you are a nurse."))
    #expect(run.screen.contains("Lee Baker"))
    var alone = Runner.entered(Script.denial)
    alone.press(.function(5), .function(9), .end, .function(8))
    let screen = alone.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(screen.contains("Have a licensed reviewer named in people.yaml"))
  }

  @Test(
    "21. The letter's bar and hint offer what the person may do, F1 says it, and a key says why not"
  )
  func letterKeys() {
    var nurse = Runner.review(by: "kim")
    nurse.press(.function(9))
    #expect(!nurse.screen.contains("F8"))
    #expect(nurse.screen.contains("Only a licensed reviewer signs a denial"))
    nurse.press(.function(1))
    #expect(nurse.screen.contains("Help: letter") && !nurse.screen.contains("F8"))
    nurse.press(.function(1))
    #expect(nurse.screen.contains("Letter preview  NOT SIGNED"))
    nurse.press(.end, .function(8))
    #expect(nurse.screen.contains("! Only a licensed reviewer signs a denial"))
    var reviewer = Runner.review()
    reviewer.press(.function(6))
    #expect(reviewer.screen.contains("F8 Sign"))
    reviewer.press(.function(1))
    #expect(reviewer.screen.contains("sign it, once all of it was on the screen"))
    // A help text over a letter is no reading of it.
    reviewer.press(.escape, .function(8))
    #expect(reviewer.screen.contains("! The whole letter must be read first"))
  }

  @Test("A reviewer without a license neither denies nor overrides")
  func unlicensed() {
    var run = Runner.review(by: "roe")
    run.press("o")
    #expect(run.screen.contains("! Only a licensed reviewer overrides"))
    run.press(.function(6), .end, .function(8))
    #expect(run.screen.contains("! Only a licensed reviewer signs a denial"))
  }

  @Test("Where the organization says so, who entered a case does not review it")
  func same() {
    let rules = AuthorityRules(
      nurseMayApprove: true, reviewerMustDiffer: true,
      denials: [AuthorityRules.Denial(professions: ["pharmacist"])])
    var run = Runner(login: "lee", people: Runner.people, rules: rules, letter: Runner.realLetter)
    run.press("n")
    for key in Script.keys(Script.denial) { run.press(key) }
    run.press(.function(5), .function(9), .end, .function(8))
    #expect(run.screen.contains("Who entered a case does not review it here"))
  }

  @Test("Where the organization says so, who once changed an answer does not review the case")
  func sameBefore() {
    let rules = AuthorityRules(
      nurseMayApprove: true, reviewerMustDiffer: true,
      denials: [AuthorityRules.Denial(professions: ["pharmacist"])])
    for (entered, isRefused) in [(["kim"], false), (["kim", "lee"], true)] as [([String], Bool)] {
      var run = Runner.review(rules: rules)
      let file = run.intake!.file
      run.files[file.draft.id] = CaseFile(
        draft: file.draft, status: file.status, origins: file.origins, enteredBy: Set(entered),
        statusChanges: file.statusChanges)
      run.press(.function(3), .enter, .function(6), .end, .function(8))
      #expect(run.screen.contains("Who entered a case does not review it here") == isRefused)
    }
  }

  @Test("Less time than was asked for is an approval in part: not a nurse's to sign")
  func shortened() throws {
    let interview = Runner.entered(Script.approval).intake!.interview
    var document = CaseDocument(interview.document)!
    document["request.durationDays"] = .number(400)
    let request = try CaseReader(Runner.library.vocabulary, drugs: Runner.library.dictionary)
      .read(document.json)
    let finding = Runner.library.evaluator.evaluate(request.facts)
    #expect(finding.outcome == .approve)
    let told = LetterOutcome(telling: finding, of: request, in: Runner.library.vocabulary)
    #expect(told == .partialApproval)
    #expect(told?.decision.signing == .approveInPart)
  }
}

@Suite("Review and signing", .checklist)
struct ReviewTests {
  static let sizes = [(24, 80), (12, 40)]

  @Test("Every screen of a review looks as it did", arguments: sizes)
  func screens(rows: Int, columns: Int) throws {
    var run = Runner.review(rows: rows, columns: columns)
    var shown: [String] = []
    func show(_ title: String) { shown.append("======== \(title)\n\(run.golden)") }
    show("review")
    run.press(.function(8))
    show("the next line")
    run.press(.function(2))
    show("return")
    run.press(.escape, .function(1))
    show("help")
    run.press(.escape, .function(6))
    show("letter")
    run.press(.function(8))
    show("not read yet")
    run.press(.end, .function(8))
    show("sign")
    run.enter("approve")
    show("the wrong word")
    run.enter("DENY")
    show("signed")
    run.press(.escape)
    show("determined")
    try expectGolden(shown.joined(separator: "\n"), "review-\(columns)x\(rows)")
  }

  @Test("Every screen of an override looks as it did", arguments: sizes)
  func overriding(rows: Int, columns: Int) throws {
    var run = Runner.review(rows: rows, columns: columns)
    var shown: [String] = []
    func show(_ title: String) { shown.append("======== \(title)\n\(run.golden)") }
    run.press("o")
    show("outcome")
    run.press(.enter)
    show("lines")
    run.press(.enter)
    show("no line is marked")
    run.press(" ", .enter)
    run.type("photos show more loss than the figure")
    show("reason")
    run.press(.enter)
    show("letter")
    for _ in 0..<200 { run.press(.down) }
    run.press(.function(8))
    run.enter("APPROVE")
    show("signed")
    run.press(.escape)
    show("determined")
    try expectGolden(shown.joined(separator: "\n"), "override-\(columns)x\(rows)")
  }

  @Test(
    "60. A review opens on the first line that is not met, and shows who entered its answer, and when"
  )
  func focus() {
    let run = Runner.review()
    #expect(run.focusLine.contains("[-] NOT MET"))
    #expect(run.focusLine.contains("1.A.iii") || run.focusLine.contains("50% of scalp"))
    #expect(run.focusLine.contains("30%"))
    #expect(run.screen.contains("entered by kim, 21-Nov 10:00"))
  }

  @Test("62. Fifty Enters sign nothing on any screen of a review")
  func enters() {
    for keys in [[], [.function(6)], [.function(6), .end, .function(8)], [.function(2)], ["o"]]
      as [[Key]]
    {
      var run = Runner.review()
      for key in keys { run.press(key) }
      for _ in 0..<50 { run.press(.enter) }
      #expect(run.signatures.isEmpty && run.written.isEmpty, "\(keys)")
      #expect(run.status == .readyForReview, "\(keys)")
    }
  }

  @Test("61. Nothing is signed before the last line of the letter was on the screen")
  func unread() {
    var run = Runner.review()
    run.press(.function(6), .function(8))
    #expect(run.screen.contains("! The whole letter must be read first: "))
    run.enter("DENY")
    #expect(run.signatures.isEmpty)
    // Scrolled to the end and back faster than the screen is painted, it was not seen.
    run.isPainted = false
    run.press(.end, .home, .function(8))
    #expect(run.screen.contains("! The whole letter must be read first: "))
  }

  @Test("63. What was typed before the sign box was on the screen is not taken by it")
  func queued() {
    var run = Runner.review()
    run.press(.function(6), .end)
    run.isPainted = false
    run.press(.function(8))
    run.enter("DENY", "DENY")
    #expect(run.signatures.isEmpty)
    #expect(run.screen.contains("What was typed before this box appeared is not taken."))
    run.isPainted = true
    run.give(.painted)
    run.enter("DENY")
    #expect(run.signatures.map(\.outcome) == [.deny])
  }

  @Test(
    "Only the word of the decision signs it",
    arguments: ["", "D", "APPROVE", "DENY IT", "yes", "PARTIAL", "DEN"])
  func wrongWord(word: String) {
    var run = Runner.review()
    run.press(.function(6), .end, .function(8))
    run.enter(word)
    #expect(run.signatures.isEmpty)
    #expect(run.bench.isSpeaking)
    run.press(.paste(Paste("DENY")), .enter)
    #expect(run.signatures.isEmpty)
    run.press(.escape)
    run.enter("DENY")
    #expect(run.signatures.isEmpty)
  }

  @Test("64. What was signed is the letter that was read; it is shown then, and nothing is changed")
  func signed() {
    var run = Runner.review()
    run.press(.function(6), .end)
    guard case .letter(let preview) = run.bench.page else {
      Issue.record("no letter")
      return
    }
    run.press(.function(8))
    run.enter("DENY")
    guard case .letter(let page) = run.bench.page else {
      Issue.record("no letter")
      return
    }
    #expect(page.lines == preview.lines)
    // What is read is, to the byte, what is signed, kept and printed.
    #expect(run.signatures.map { PlainText($0.letter).text } == [preview.printed])
    #expect(preview.lines.contains { $0.hasPrefix("- - -  page 2 of ") })
    #expect(page.lines.contains { $0.contains("Lee Baker") })
    #expect(page.lines.contains { $0.contains("PH-1, ME") })
    #expect(!page.lines.contains { $0.contains("Not valid until") })
    #expect(run.status == .determined)
    #expect(run.screen.contains("READ ONLY"))
    run.press(.function(8))
    #expect(run.screen.contains("! This letter is signed"))
    run.press(.escape)
    run.choose("Take it up again")
    run.enter("new records")
    #expect(run.status == .draft)
    run.press(.function(9), .end)
    #expect(run.screen.contains("Letter preview  NOT SIGNED"))
    run.press(.function(8))
    run.enter("DENY")
    #expect(run.signatures.map(\.seen) == [0, 1])
  }

  @Test("A decision that was refused when it was to be kept is not shown as signed")
  func refused() {
    var run = Runner.review()
    run.press(.function(6), .end, .function(8))
    run.give(.refused("NOT SIGNED: lee signed it."))
    #expect(run.screen.contains("! NOT SIGNED: lee signed it."))
    #expect(run.screen.contains("Letter preview  NOT SIGNED"))
    run.enter("DENY")
    #expect(run.signatures.isEmpty)
  }

  @Test("An override is signed with its reason and its lines, and its letter says both")
  func override() {
    var run = Runner.review()
    run.press("o", .enter, " ", .enter)
    run.enter("the photos show it")
    run.press(.end, .function(8))
    run.enter("APPROVE")
    #expect(run.signatures.map(\.outcome) == [.approve])
    #expect(run.signatures.first?.override?.reason == "the photos show it")
    #expect(run.signatures.first?.override?.criteria.count == 1)
    let letter = run.letters.values.first ?? ""
    #expect(letter.contains("We approved your request"))
    #expect(letter.contains("the photos show it"))
    #expect(letter.contains("Lee Baker, PharmD"))
    #expect(!letter.contains("does not meet") && !letter.contains("denied"))
  }

  @Test("A denial against the criteria gives the reviewer's reason, and none that is not so")
  func deniedAgainst() {
    var run = Runner.review(Script.approval)
    run.press("o", .down, .enter, " ", .enter)
    run.enter("the records are of another person")
    run.press(.end, .function(8))
    run.enter("DENY")
    #expect(run.signatures.map(\.outcome) == [.deny])
    let letter = (run.letters.values.first ?? "").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(letter.contains("We denied your request"))
    #expect(letter.contains("The reviewer's reason: the records are of another person"))
    #expect(letter.contains("Your prescriber can send us records that speak to"))
    for words in ["does not meet", "not medically necessary", "Reason 1", "did not get"] {
      #expect(!letter.contains(words), "\(words) in:\n\(letter)")
    }
  }

  @Test("An override without a reason, or with one too short, is refused in words and stays typed")
  func refusedOverride() {
    var run = Runner.review()
    run.press("o", .enter, " ", .enter, .enter)
    let words = "! An override needs a reason of 3 words and 15 characters at least."
    #expect(run.screen.contains(words), "\(run.screen)")
    run.type("photos show")
    run.press(.enter)
    #expect(run.screen.contains(words), "\(run.screen)")
    #expect(run.screen.contains("photos show"))
    run.type(" it all")
    run.press(.enter)
    #expect(run.screen.contains("Letter preview"), "\(run.screen)")
    #expect(run.signatures.isEmpty)
  }

  @Test("Only what an override can decide is offered, and only the lines that it can be about")
  func offeredOverride() {
    var run = Runner.review()
    run.press("o")
    #expect(run.screen.contains("APPROVE"))
    #expect(!run.screen.contains("PARTIAL") && !run.screen.contains("DENY"))
    run.press(.enter)
    #expect(run.screen.contains("(NOT MET)"))
    #expect(!run.screen.contains("(MET)") && !run.screen.contains("(CLEAR)"))
  }

  @Test("An approval against the criteria names every line that stands in its way")
  func allLines() {
    // The episode is too short, and too little hair is lost.
    var run = Runner.review(
      Script.request + Script.persons + ["1", "3", "30"] + Script.treatment + Script.noDrugs)
    run.press("o", .enter, " ", .enter)
    #expect(
      run.screen.contains("! An override names all that stands in its way, and there is also"))
    #expect(!run.screen.contains("APPROVE: why?"))
    run.press(.down, " ", .enter)
    run.enter("the photos show both")
    run.press(.end, .function(8))
    run.enter("APPROVE")
    #expect(run.signatures.first?.override?.criteria.count == 2)
  }
}

extension LetterPage {
  /// Its text as it is printed: a form feed stands where the screen shows a line with the page.
  fileprivate var printed: String {
    var pages: [[String]] = [[]]
    var rest = lines[...]
    while let line = rest.popFirst() {
      if line.isEmpty, rest.first?.hasPrefix("- - -  page ") == true {
        rest = rest.dropFirst(2)
        pages.append([])
      } else {
        pages[pages.count - 1].append(line + "\n")
      }
    }
    return pages.map { $0.joined() }.joined(separator: "\u{0C}")
  }
}
