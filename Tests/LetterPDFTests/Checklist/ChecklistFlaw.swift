import Casework
import Foundation
import LetterPDF
import Letters
import RuleModel

/// Something wrong with a letter, that one question of the checklist has to notice.
struct ChecklistFlaw: Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    /// Other words in the letter, everywhere.
    case words(String, String)
    /// Other words in the PDF alone.
    case paper(String, String)
    /// A letter put together otherwise.
    case document(@Sendable (inout LetterDocument) -> Void)
    /// Other measures of the PDF.
    case style(@Sendable (inout PDFStyle) -> Void)
    /// Other bytes of the PDF, as many.
    case bytes(String, String)
    /// A letter that answers for another case than it was made of.
    case swapped(@Sendable (inout ChecklistCase) -> Void)
  }

  let number: Int
  let outcome: LetterOutcome
  let plan: Int
  let request: ChecklistRequest
  let kind: Kind

  init(
    _ number: Int, _ outcome: LetterOutcome, plan: Int = 1,
    of request: ChecklistRequest = ChecklistRequests.leqselvi, _ kind: Kind
  ) {
    self.number = number
    self.outcome = outcome
    self.plan = plan
    self.request = request
    self.kind = kind
  }

  var description: String { "\(number) \(outcome.rawValue): \(kind)" }

  /// The letter with the flaw in it.
  func letter() throws -> ChecklistLetter {
    var checked = ChecklistCase(
      request: request, plan: ChecklistPlan.all[plan], outcome: outcome)
    let document = try checked.document()
    switch kind {
    case .words(let old, let new):
      let flawed = document.replacing(old, with: new)
      guard flawed != document else { throw NotPlanted() }
      return try ChecklistLetter(checked, flawed)
    case .paper(let old, let new):
      return try ChecklistLetter(checked, document, paper: document.replacing(old, with: new))
    case .document(let change):
      var flawed = document
      change(&flawed)
      return try ChecklistLetter(checked, flawed)
    case .style(let change):
      var style = PDFStyle.standard
      change(&style)
      return try ChecklistLetter(checked, document, style: style)
    case .bytes(let old, let new):
      return try ChecklistLetter(checked, document) { $0.replacing(old, with: new) }
    case .swapped(let change):
      change(&checked)
      return try ChecklistLetter(checked, document)
    }
  }

  struct NotPlanted: Error {}
}

extension ChecklistFlaw {
  private static let denied = ChecklistRequests.opzelura
  private static let anzupgo = ChecklistRequests.anzupgo
  private static let jakafi = ChecklistRequests.jakafi

  private static let longSentence =
    "It is one of the things that this letter does not say, and it does not say them because they "
    + "are not what a letter of this kind is here to say to you or to those who care for you"
  private static let hardWords = String(
    repeating: "Institutional authorization necessitates documentation. ", count: 40)

  /// At least one for each question, and for each side of "if and only if".
  static let all: [ChecklistFlaw] = [
    ChecklistFlaw(1, .denial, .words("We denied your", "About your")),
    ChecklistFlaw(2, .denial, .words("Your plan will not pay for it", "Thank you for it")),
    ChecklistFlaw(3, .denial, .words("Request received", "Came")),
    ChecklistFlaw(3, .approval, .words("Date of this letter", "Day")),
    ChecklistFlaw(3, .informationRequest, .swapped { $0.isUrgent = true }),
    ChecklistFlaw(4, .approval, .words("Alex Sample", "Alex Smith")),
    ChecklistFlaw(4, .approval, .words("12 Any Road", "21 Any Road")),
    ChecklistFlaw(4, .denial, .swapped { $0.isGuarded = true }),
    ChecklistFlaw(4, .denial, of: denied, .swapped { ($0.isYoung, $0.isChild) = (true, true) }),
    ChecklistFlaw(5, .approval, .words("8 mg tablet", "tablet")),
    ChecklistFlaw(5, .approval, .words("2 tablets a day", "2 a day")),
    ChecklistFlaw(5, .partialApproval, .words("365 days", "a year")),
    ChecklistFlaw(6, .approval, .words("Copy to prescriber", "Copy")),
    ChecklistFlaw(7, .denial, .words("Reviewing requests for Cigna", "Review")),
    ChecklistFlaw(8, .approval, .words("May 19, 2027", "May 20, 2027")),
    ChecklistFlaw(8, .approval, of: jakafi, .words("November 20, 2027", "November 15, 2027")),
    ChecklistFlaw(9, .approval, of: anzupgo, .words("every 30 days", "")),
    ChecklistFlaw(9, .approval, of: anzupgo, .words("a retail pharmacy", "a pharmacy")),
    ChecklistFlaw(9, .approval, .words("It covers what was asked for", "It covers it")),
    ChecklistFlaw(10, .approval, .words("April 19, 2027", "")),
    ChecklistFlaw(11, .partialApproval, .words("We did not approve", "Rest")),
    ChecklistFlaw(11, .partialApproval, .words("185 days", "175 days")),
    ChecklistFlaw(
      12, .denial, .words("you have lost at least half (50%) of the hair on your scalp", "it fits")),
    ChecklistFlaw(
      12, .denial, .words("It is not met because", "you are 18 years old or older. It is not met")),
    ChecklistFlaw(13, .denial, .words("It is not met because we found this: 10%.", "")),
    ChecklistFlaw(14, .denial, .words("What we did not get", "Also")),
    ChecklistFlaw(15, .denial, .words(", number IP0751", "")),
    ChecklistFlaw(15, .referral, of: jakafi, .words("May 6, 2026", "2026")),
    ChecklistFlaw(16, .denial, .words("your plan document on", "a paper on")),
    ChecklistFlaw(
      16, .denial, plan: 4, .words("your state's Medicaid rules", "your plan document")),
    ChecklistFlaw(
      17, .denial, of: denied,
      .words("experimental, investigational or unproven", "not medically necessary")),
    ChecklistFlaw(18, .denial, .words("The code of this reason is 50.", "")),
    ChecklistFlaw(18, .denial, .swapped { $0 = $0.with(plan: 4) }),
    ChecklistFlaw(19, .denial, .words("the codes of your diagnosis", "word of it")),
    ChecklistFlaw(20, .denial, .words("the medical reasons explained", "more")),
    ChecklistFlaw(21, .denial, .words("of your case file", "")),
    ChecklistFlaw(22, .denial, .words("office notes or photographs", "a paper")),
    ChecklistFlaw(22, .informationRequest, .words("fax it to 1-800-555-0102", "fax it")),
    ChecklistFlaw(22, .denial, .words("This has to show that you have lost at least half", "Half")),
    ChecklistFlaw(23, .denial, .words("December 7, 2026", "soon")),
    ChecklistFlaw(24, .denial, .words("PharmD", "Esquire")),
    ChecklistFlaw(25, .denial, .words("May 20, 2027", "May 19, 2027")),
    ChecklistFlaw(25, .denial, plan: 4, .words("If you agree in writing, ", "")),
    ChecklistFlaw(25, .denial, .words("1-800-555-0106", "1-800-555-0160")),
    ChecklistFlaw(26, .denial, .words("you or your prescriber can ask", "you can ask")),
    ChecklistFlaw(27, .denial, .words("4 months from the day", "a time from the day")),
    ChecklistFlaw(27, .denial, .swapped { $0 = $0.with(plan: 4) }),
    ChecklistFlaw(27, .denial, plan: 3, .swapped { $0.isException = true }),
    ChecklistFlaw(28, .denial, .words("Section 502(a)", "A section")),
    ChecklistFlaw(28, .denial, .swapped { $0 = $0.with(plan: 3) }),
    ChecklistFlaw(28, .denial, .swapped { $0 = $0.with(plan: 2) }),
    ChecklistFlaw(29, .denial, plan: 4, .words("120 days", "some days")),
    ChecklistFlaw(29, .denial, plan: 4, .swapped { $0 = $0.with(plan: 1) }),
    ChecklistFlaw(30, .denial, .swapped { $0.runsThrough = "2026-12-31" }),
    ChecklistFlaw(30, .denial, .words("You can appeal", "You can keep the medicine for now")),
    ChecklistFlaw(
      30, .denial, .words("This letter is not a bill.", "It stays as it is until then.")),
    ChecklistFlaw(31, .denial, plan: 4, .swapped { $0.isYoung = true }),
    ChecklistFlaw(31, .denial, .words("You can appeal", "EPSDT")),
    ChecklistFlaw(32, .denial, plan: 4, .words("72 hours. Ask the pharmacist", "some time. Ask")),
    ChecklistFlaw(32, .informationRequest, plan: 4, .swapped { $0 = $0.with(plan: 1) }),
    ChecklistFlaw(33, .denial, .words("Employee Benefits Security", "Other")),
    ChecklistFlaw(33, .denial, .swapped { $0 = $0.with(plan: 0) }),
    ChecklistFlaw(34, .informationRequest, .words("January 25, 2027", "later")),
    ChecklistFlaw(34, .informationRequest, plan: 4, .words("12:30 a.m.", "noon")),
    ChecklistFlaw(34, .informationRequest, plan: 4, .words("faster: 1-800-555-0112", "faster")),
    ChecklistFlaw(35, .informationRequest, .words("This is not a denial", "Please note")),
    ChecklistFlaw(35, .referral, of: jakafi, .words("What happens next", "You can appeal")),
    ChecklistFlaw(36, .referral, plan: 3, of: jakafi, .words("HIM.PA.103", "CP.PMN.16")),
    ChecklistFlaw(36, .referral, of: jakafi, .words("November 21, 2026) still", "date) still")),
    ChecklistFlaw(36, .referral, of: jakafi, .words("December 6, 2026", "December 7, 2026")),
    ChecklistFlaw(36, .referral, plan: 4, of: jakafi, .words(" (non-formulary policy)", "")),
    ChecklistFlaw(
      37, .approval, .words("November 21, 2026", "May 1, 2026")),
    ChecklistFlaw(38, .denial, .words("December 7, 2026", "December 6, 2026")),
    ChecklistFlaw(39, .denial, .words("This letter is not medical advice", longSentence)),
    ChecklistFlaw(39, .denial, .words("This letter is not a bill", hardWords)),
    ChecklistFlaw(40, .denial, .words("a reviewer about this", "an RPH about this")),
    ChecklistFlaw(42, .denial, .words("This letter is not a bill", "THIS LETTER IS NOT A BILL")),
    ChecklistFlaw(42, .denial, .style { $0.bodySize = 11.5 }),
    ChecklistFlaw(42, .denial, .style { $0.footerSize = 9 }),
    ChecklistFlaw(42, .denial, .style { $0.largeSize = 13 }),
    ChecklistFlaw(40, .denial, of: denied, .words("CNC (Conditions Not Covered)", "CNC")),
    ChecklistFlaw(43, .approval, .words("or TTY 711", "")),
    ChecklistFlaw(43, .approval, .words("braille", "other")),
    ChecklistFlaw(43, .approval, .swapped { $0.wants = true }),
    ChecklistFlaw(44, .denial, .words("Notice of free language help", "Notice")),
    ChecklistFlaw(44, .denial, .words("Sample Appeals Unit, P.O. Box 2", "Appeals, P.O. Box 2")),
    ChecklistFlaw(44, .informationRequest, .words("Հայերեն", "Other")),
    ChecklistFlaw(44, .denial, .bytes("/Lang (es)", "/Lang (ex)")),
    ChecklistFlaw(45, .denial, .words("This letter is not medical advice", "Take it")),
    ChecklistFlaw(45, .denial, plan: 4, .words("is not your debt", "is yours")),
    ChecklistFlaw(45, .informationRequest, plan: 4, .words("is not your debt", "is yours")),
    ChecklistFlaw(46, .denial, .document { $0.footerWords = .unnumbered }),
    ChecklistFlaw(47, .denial, .style { $0.firstPageTop = 230 }),
    // The profile's place of the address goes before that of the style.
    ChecklistFlaw(
      47, .denial, .document { $0.addressPlace = AddressPlace(left: 1, top: 1.6) }),
    ChecklistFlaw(48, .denial, .bytes("/Lang (en-US)", "/Lung (en-US)")),
    ChecklistFlaw(48, .denial, .bytes("/MarkInfo", "/MarkNone")),
    ChecklistFlaw(48, .denial, .bytes("/FontFile2", "/FontNone2")),
    ChecklistFlaw(49, .denial, .paper("This letter is not a bill", "This letter is a bill")),
    ChecklistFlaw(50, .denial, .words("Dr. Kim Muster", "nil")),
    ChecklistFlaw(50, .denial, .words("You can appeal", "{{title}}")),
    ChecklistFlaw(50, .denial, .words("8 mg tablet", "8 mg, , tablet")),
  ]
}

extension ChecklistCase {
  fileprivate func with(plan: Int) -> ChecklistCase {
    ChecklistCase(request: request, plan: ChecklistPlan.all[plan], outcome: outcome)
  }
}

extension FooterWords {
  fileprivate static let unnumbered = FooterWords(
    reference: "Reference", version: "version", page: "Sheet", of: "of")
}

extension LetterDocument {
  /// The same with other words in every text of it.
  func replacing(_ old: String, with new: String) -> LetterDocument {
    func text(_ text: LetterText) -> LetterText {
      text.string.contains(old) ? LetterText(text.string.replacing(old, with: new)) : text
    }
    func runs(_ runs: [LetterRun]) -> [LetterRun] {
      // Words can go over several runs.
      if runs.plainText.contains(old), !runs.contains(where: { $0.text.string.contains(old) }) {
        return [LetterRun(LetterText(runs.plainText.replacing(old, with: new)))]
      }
      return runs.map { LetterRun(text($0.text), isBold: $0.isBold) }
    }
    func list(_ old: LetterList) -> LetterList {
      LetterList(
        old.style, old.items.map { .init(runs($0.runs), nested: $0.nested.map(list)) })
    }
    func row(_ old: CaseBoxRow) -> CaseBoxRow { CaseBoxRow(text(old.label), text(old.value)) }
    func changed(_ block: LetterBlock) -> LetterBlock {
      switch block {
      case .title(let words): .title(text(words))
      case .heading(let level, let words): .heading(level: level, text(words))
      case .paragraph(let paragraph):
        .paragraph(LetterParagraph(runs(paragraph.runs), language: paragraph.language))
      case .list(let old): .list(list(old))
      case .caseBox(let rows): .caseBox(rows.map(row))
      case .aside(let rows): .aside(rows.map(row))
      case .table(let table):
        .table(
          LetterTable(
            header: table.header.map(text), rows: table.rows.map { $0.map(runs) }))
      case .reviewer(let old):
        .reviewer(ReviewerBlock(facts: old.facts.map(row), blanks: old.blanks.map(text)))
      case .keepTogether(let inner): .keepTogether(inner.map(changed))
      case .rule, .pageBreak, .prescriberPage: block
      }
    }
    var new = self
    new.title = text(title)
    new.letterhead = letterhead.map(text)
    new.address = address.map(text)
    new.blocks = blocks.map(changed)
    return new
  }
}

extension [UInt8] {
  /// The same with other bytes in every place of these.
  /// - Precondition: both are as long.
  fileprivate func replacing(_ old: String, with new: String) -> [UInt8] {
    precondition(old.utf8.count == new.utf8.count, "a PDF's table says where its objects begin")
    var data = Data(self)
    while let place = data.range(of: Data(old.utf8)) {
      data.replaceSubrange(place, with: Data(new.utf8))
    }
    return [UInt8](data)
  }
}
