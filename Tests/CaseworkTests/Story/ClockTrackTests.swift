import Casework
import RuleModel
import Testing

/// What kind of request it is can bring a limit from weeks down to hours.
@Suite("The kinds of request that the clock tells apart")
struct ClockTrackTests {
  private func names(_ change: (inout ClockCase) -> Void) -> [String] {
    var clockCase = ClockCase()
    change(&clockCase)
    return ClockBench.table.tracks(for: clockCase).map(\.value)
  }

  @Test("only those are offered that a rule for the case knows, in the order of the file")
  func offered() {
    let all = ClockBench.table.tracks.map(\.value)
    #expect(all.first == "prior-authorization")
    #expect(names { _ in } == all)
    #expect(names { $0.line = "commercial" } == all)
    #expect(names { $0.line = "marketplace" } == all.filter { $0 != "misfiled" })
    #expect(names { $0.line = "another" } == [])
  }

  private func reading(_ change: (inout ClockCase) -> Void) -> ClockReading {
    var clockCase = ClockCase(
      line: "marketplace", urgency: .standard,
      received: ClockBench.local("2026-11-20T14:05:00-05:00"))
    change(&clockCase)
    return ClockBench.shipped.reading(of: clockCase)
  }

  @Test("while nobody said which, the earliest limit of all is told, and that it is that")
  func open() {
    let open = reading { _ in }
    #expect(open.decision?.rule.id == "HIM-NF-STD")
    #expect(open.gaps == [.track])
    #expect(
      open.words == [
        "Due at the earliest 23-Nov-2026 14:05 by HIM-NF-STD (45 CFR 156.122(c)(1))",
        "It is not known what kind of request it is",
      ])
    let usual = reading { $0.track = "prior-authorization" }
    #expect(usual.decision?.rule.id == "HIM-STD" && usual.gaps == [])
    let exception = reading { $0.track = "formulary-exception" }
    #expect(exception.decision?.legal == open.decision?.legal && exception.gaps == [])
    #expect(exception.track?.label == "Formulary exception")
  }

  @Test("where one rule holds for every kind, it is not asked which")
  func same() {
    let standard = reading { $0.line = "commercial" }
    #expect(standard.decision?.rule.id == "COM-STD" && standard.gaps == [])
    let urgent = reading { ($0.line, $0.urgency) = ("commercial", .expedited) }
    #expect(urgent.decision?.rule.id == "COM-URG-CONC" && urgent.gaps == [.track])
  }

  @Test(
    "one that no rule for the case knows counts as none: it never takes the limit away",
    arguments: ["misfiled", "nothing"])
  func unknown(track: String) {
    let reading = reading { $0.track = track }
    #expect(reading.decision?.rule.id == "HIM-NF-STD" && reading.track == nil)
    #expect(reading.gaps == [.track])
  }

  @Test("a course's end is asked for where a limit hangs on it, and until then taken as far off")
  func course() {
    func asks(_ change: (inout ClockCase) -> Void) -> Bool {
      var clockCase = ClockCase(
        line: "commercial", urgency: .expedited, track: "continuing-course")
      change(&clockCase)
      return ClockBench.table.asksForCourseEnd(of: clockCase)
    }
    #expect(asks { _ in })
    #expect(!asks { $0.track = nil } && !asks { $0.track = "prior-authorization" })
    #expect(!asks { $0.line = "marketplace" } && !asks { $0.urgency = .standard })
    func reading(_ end: String?) -> ClockReading {
      self.reading {
        ($0.line, $0.urgency, $0.track) = ("commercial", .expedited, "continuing-course")
        $0.courseEnds = end.map(ClockBench.at)
      }
    }
    #expect(reading(nil).decision?.rule.id == "COM-URG-CONC")
    #expect(reading(nil).gaps == [.courseEnds])
    #expect(reading("2026-11-21T14:05:00-05:00").decision?.rule.id == "COM-URG-CONC")
    #expect(reading("2026-11-21T14:04:59-05:00").decision?.rule.id == "COM-URG")
    #expect(reading("2026-11-21T14:04:59-05:00").gaps == [])
  }

  @Test("who misfiled a request is told soon, and its decision keeps its limit")
  func misfiled() {
    let standard = reading { ($0.line, $0.track) = ("commercial", "misfiled") }
    #expect(
      standard.words == [
        "Due 05-Dec-2026 23:59 by COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A))",
        "Notice due 25-Nov-2026 23:59 by COM-MISFILED-STD (29 CFR 2560.503-1(c)(1))",
      ])
    #expect(standard.next?.rule.id == "COM-MISFILED-STD" && standard.gaps == [])
    let urgent = reading {
      ($0.line, $0.track, $0.urgency) = ("commercial", "misfiled", .expedited)
    }
    #expect(urgent.decision?.rule.id == "COM-URG" && urgent.next?.rule.id == "COM-MISFILED-URG")
    let open = reading { ($0.line, $0.track, $0.urgency) = ("commercial", "misfiled", nil) }
    #expect(open.next?.rule.id == "COM-MISFILED-URG" && open.gaps == [.urgency])
    #expect(Due(open)?.isEarliest == true)
  }

  @Test("where only a notice has a limit, that is told, and the queue knows it")
  func notice() {
    let clockCase = ClockCase(
      line: "commercial", urgency: .standard, track: "misfiled",
      received: ClockBench.local("2026-11-20T14:05:00-05:00"))
    let reading = ClockBench.only("COM-MISFILED-STD").reading(of: clockCase)
    #expect(reading.decision == nil)
    #expect(
      reading.words.prefix(1) == [
        "Notice due 25-Nov-2026 23:59 by COM-MISFILED-STD (29 CFR 2560.503-1(c)(1))"
      ])
    let due = Due(reading)
    #expect(due?.moment.iso == "2026-11-26T04:59:59Z")
    #expect(
      due?.rule
        == "COM-MISFILED-STD (29 CFR 2560.503-1(c)(1)), for a notice, Not filed as the plan asks")
    let late = ClockBench.at("2026-11-26T00:00:00-05:00")
    #expect(reading.standing(at: late) == .late)
  }
}
