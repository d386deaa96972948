import Casework
import Diagnostics
import Foundation
import PolicyLibrary
import RuleModel
import Testing

@Suite("An organization's own clocks.yaml")
struct ClockTableTests {
  /// Reads a folder that holds this text as clocks.yaml; none where it is nil.
  private func load(_ text: String?) throws -> ClockTable {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rubric-clocks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text?.write(to: folder.appending(path: "clocks.yaml"), atomically: true, encoding: .utf8)
    return try ClockTable.load(for: Library.load(adding: folder.path))
  }

  private func faults(replacing old: String, with new: String) throws -> String {
    let shipped = try #require(EmbeddedFile.source("clocks.yaml")).text
    let range = try #require(shipped.range(of: old), "the shipped file has no \(old)")
    do {
      _ = try load(shipped.replacingCharacters(in: range, with: new))
      return ""
    } catch let faults as LibraryFaults {
      return faults.description
    }
  }

  @Test("takes the place of the shipped one; a folder without one changes nothing")
  func overrides() throws {
    let shipped = try ClockTable.load(for: Library.load())
    #expect(try load(nil) == shipped)
    let own = try load(
      """
      rubric: clocks/1
      zone: America/New_York
      buffer: {hourLimits: 0 hours, dayLimits: 2 business days}
      holidays: []
      tracks: {all: Any request}
      rules:
        OWN:
          for: {medicaid: any, commercial: [non-erisa]}
          tracks: [all]
          urgency: any
          starts: received
          limit: 1 hour
          pend: {effect: does-not-stop}
          source: our contract
          certainty: K
          checked: 2026-11-21
          on: true
      """)
    #expect(own.rules.map(\.id) == ["OWN"])
    #expect(own.zone == "America/New_York" && shipped.zone == nil)
    #expect(own.buffer == ClockTable.Buffer(hours: 0, businessDays: 2))
    #expect(own.rules[0].scope.lines == ["medicaid": nil, "commercial": [.nonERISA]])
    #expect(own.rules[0].limit == .hours(1))
  }

  @Test(
    "is refused with the place of each fault and what to do",
    arguments: [
      ("rubric: clocks/1", "rubric: clocks/2", ":47:9:", "allowed: clocks/1"),
      ("buffer:", "zone: America/Gotham\nbuffer:", "'America/Gotham' is no zone", "New_York"),
      ("buffer:", "zone: ../zoneinfo/UTC\nbuffer:", "'../zoneinfo/UTC' is no zone", "New_York"),
      ("buffer:", "zone: America\nbuffer:", "'America' is no zone", "tzdata"),
      ("hourLimits: 2 hours", "hourLimits: 2 days", "buffer.hourLimits", "from 0 to 3650"),
      ("hourLimits: 2 hours", "hourLimits: 24 hours", "leaves nothing of 24 hours", "shorter"),
      ("2026-01-19", "2026-01-32", "holidays[1]: expected a date", "write it as 2026-11-21"),
      ("2026-01-19", "2026-01-01", "2026-01-01 stands here twice", "keep one"),
      ("for: {commercial: any}", "for: {comercial: any}", "comercial", "did you mean 'commercial'"),
      ("for: {commercial: any}", "for: {}", "names no line of business", "one or more"),
      ("[erisa-insured, non-erisa]", "[insured]", "'insured' is not one", "erisa-self-funded"),
      ("[erisa-insured, non-erisa]", "[]", "the list is empty", "allowed: erisa-self-funded"),
      (
        "tracks: [prior-authorization", "tracks: [prior-auth", "'prior-auth'",
        "allowed: continuing-course"
      ),
      ("urgency: standard", "urgency: urgent", "'urgent' is not one", "standard, expedited, any"),
      ("states: [IL]", "states: [XX]", "'XX' is not one", "AL, AK"),
      ("lead: 24 hours", "lead: 1 day", "lead: expected a length in hours", "write it as in"),
      ("starts: received", "starts: recieved", "'recieved' is not one", "'received'"),
      ("limit: 15 days", "limit: 15 weeks", "'15 weeks'", "write it as in '30 hours'"),
      ("limit: 15 days", "limit: 0 days", "'0 days'", "from 1 to 3650"),
      ("    limit: 15 days\n", "", "COM-STD: the key 'limit' is missing", "add a line"),
      ("effect: tolls", "effect: toll", "'toll' is not one of its values", "did you mean 'tolls'"),
      ("notice: 14 days", "notice: 2 weeks", "'2 weeks'", "write it as in '30 hours'"),
      ("answer: 45 days, ", "", "the key 'answer' is missing", "add a line 'answer: …'"),
      ("effect: does-not-stop}", "effect: does-not-stop, by: 1 day}", "unknown key 'by'", "effect"),
      ("    starts: complete", "    starts: received", "differ", "go together"),
      ("duty: notify\n    starts: decided", "starts: decided", "cannot be due", "duty: notify"),
      (
        "from: 2026-01-01", "from: 2027-01-01, through: 2026-01-01", "before it begins",
        "2027-01-01"
      ),
      ("inForce: {from: 2026-01-01}", "inForce: {}", "names no day", "from, through, or both"),
      ("source: 215 ILCS 200/25", "source: \" \"", "nothing is said here", "take the key out"),
      ("certainty: R+S", "certainty: R+X", "'R+X' is no mark", "R, r, M, S, K"),
      ("checked: 2026-11-21", "checked: today", "checked: expected a date", "2026-11-21"),
      ("on: true", "on: yes", "'yes' is not one of its values", "allowed: true, false"),
      ("  COM-URG:\n", "  COM-STD:\n", "stands twice", "keep one of the two"),
    ])
  func refused(old: String, new: String, place: String, help: String) throws {
    let faults = try faults(replacing: old, with: new)
    #expect(faults.contains("clocks.yaml:"), "\(faults)")
    #expect(faults.contains(place), "\(faults)")
    #expect(faults.contains(help), "\(faults)")
  }

  @Test("no rule of the shipped file lets a line of business be without a limit")
  func noneWithout() throws {
    let table = try ClockTable.load(for: Library.load())
    let clock = DecisionClock(table, in: .utc)
    let received = try #require(LocalMoment(iso: "2026-11-21T09:00:00+00:00"))
    for line in ["commercial", "marketplace", "medicaid"] {
      for track in table.tracks.map(\.value) {
        for urgency in Urgency.allCases {
          let reading = clock.reading(
            of: ClockCase(
              line: line, funding: .nonERISA, urgency: urgency, track: track, received: received))
          #expect(reading.decision?.legal != nil, "\(line) \(track) \(urgency)")
        }
      }
    }
  }
}
