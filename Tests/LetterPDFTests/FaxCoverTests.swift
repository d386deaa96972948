import Casework
import Diagnostics
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@Suite("The cover for a fax", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct FaxCoverTests {
  @Test("says to whom, from whom, how many pages and what to do, and nothing of the case")
  func cover() throws {
    for outcome in [LetterOutcome.approval, .denial, .informationRequest] {
      let checked = ChecklistCase(
        request: ChecklistRequests.leqselvi, plan: ChecklistPlan.all[4], outcome: outcome)
      let order = LetterOrder(try checked.caseRequest(), try checked.finding())
      let cover = try ChecklistCase.composer.faxCover(
        for: order, pages: 6, writtenOn: ChecklistCase.day
      ).get()
      let pdf = try LetterPDF(cover, madeOn: ChecklistCase.day)
      #expect(pdf.pageCount == 1)
      let text = try Poppler.run("pdftotext", ["-layout", "FILE", "-"], on: pdf.bytes).inOneLine
      for words in [
        "To: Dr. Kim Muster", "From: Sample Review Organization", "Phone: 1-800-555-0100",
        "Date: November 21, 2026", "Reference: 2026-7", "Pages, this one counted: 7",
        "Fax number:", "Time sent:", "Call 1-800-555-0100 at once",
      ] { #expect(text.contains(words), "\(words)") }
      for words in [
        "Alex", "M-100", "Leqselvi", "deuruxolitinib", "alopecia", "denied", "approved your",
        "IP0751", "Medicaid", "12 Any Road",
      ] { #expect(!text.localizedCaseInsensitiveContains(words), "\(words)") }
    }
  }

  @Test(
    "cannot name the member, the drug or the decision, whoever writes its template",
    arguments: ["member", "member_id", "drug", "drug_in_full", "condition", "policies", "basis"])
  func fields(name: String) throws {
    let source = try #require(EmbeddedFile.source("letters/fax-cover.mustache")).text
    let parts = ["sample": SourceText(name: "sample", text: "Sample")]
    #expect(throws: LetterTemplateFaults.self) {
      try LetterTemplate(
        SourceText(name: "cover", text: source + "\n{{\(name)}}\n"), parts: parts,
        schema: { LetterSchema.fields(of: $0) })
    }
    _ = try LetterTemplate(
      SourceText(name: "cover", text: source), parts: parts,
      schema: { LetterSchema.fields(of: $0) })
  }
}
