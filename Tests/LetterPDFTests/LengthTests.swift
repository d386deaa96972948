import Casework
import LetterPDF
import Letters
import Testing

/// How many pages a letter has, of which parts.
@Suite("The length of a letter", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct LengthTests {
  /// The heading with which each part behind the letter begins.
  private static let parts = [
    "Your appeal rights", "Appeal form", "Free language help and other aids",
    "We treat everybody fairly", "Reply form for the prescriber", "For the prescriber: how",
  ]

  /// A request of each policy that asks for no limit of an amount, under every kind of plan.
  static let cases: [ChecklistCase] = ChecklistCase.all.filter {
    !$0.isUrgent && !$0.isYoung && !$0.isException && !$0.wants && $0.runsThrough == nil
  }

  @Test("is a page where nothing is denied, and three at most where something is", arguments: cases)
  func pages(_ checked: ChecklistCase) throws {
    let pdf = try LetterPDF(try checked.document(), madeOn: ChecklistCase.day)
    let pages = try Poppler.pages(of: pdf).map(\.inOneLine)
    let letter = pages.prefix { page in !Self.parts.contains(where: page.hasPrefix) }
    // Two policies, and a limit of the amount, take more to tell.
    let plain = checked.request.name == "anzupgo" ? 2 : 1
    let isAdverse = [.denial, .partialApproval].contains(checked.outcome)
    #expect(letter.count <= (isAdverse ? 3 : plain))
    let rights = pages.filter { $0.hasPrefix("Your appeal rights") }
    #expect(rights.count == (isAdverse ? 1 : 0))
    // What follows the rights begins a page of its own, so that they are one page.
    if isAdverse { #expect(pages[letter.count + 1].hasPrefix("Appeal form")) }
  }
}
