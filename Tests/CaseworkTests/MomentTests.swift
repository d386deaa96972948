import Casework
import RuleModel
import Testing

@Suite("Moments")
struct MomentTests {
  @Test(
    "a moment is written as it was read",
    arguments: [
      "1970-01-01T00:00:00Z", "2026-11-21T09:42:07Z", "1969-12-31T23:59:59Z",
      "2024-02-29T00:00:01Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ])
  func writesAndReads(text: String) {
    #expect(Moment(iso: text)?.iso == text)
  }

  @Test(
    "what is no moment is not read as one",
    arguments: [
      "", "2026-11-21", "2026-11-21T09:42:07", "2026-11-21 09:42:07Z", "2026-11-21T24:00:00Z",
      "2026-11-21T09:60:00Z", "2026-11-21T09:42:60Z", "2026-02-29T09:42:07Z",
      "2026-11-21T9:42:07Z ", "2026-11-21T+9:42:07Z", "2026-11-21T09:42:07z",
    ])
  func refuses(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test("moments are in the order of time, and seconds lead from one to another")
  func counts() throws {
    let before = try #require(Moment(iso: "2026-12-31T23:59:59Z"))
    let after = try #require(before.adding(seconds: 1))
    #expect(after.iso == "2027-01-01T00:00:00Z")
    #expect(before < after)
    #expect(before.day.iso == "2026-12-31")
    #expect(before.adding(seconds: .max) == nil)
    #expect(after.secondsSinceEpoch == 1_798_761_600)
  }

  @Test("what a case can become is a way that ends, and only an open one takes answers")
  func statuses() {
    for status in CaseStatus.allCases {
      #expect(!status.successors.contains(status))
      #expect(!status.successors.isEmpty)
      if !status.awaitsDecision { #expect(!status.successors.contains(.readyForReview)) }
    }
    #expect(
      CaseStatus.allCases.filter(\.isOpenForEntry) == [.draft, .waitingForInformation, .returned])
  }
}
