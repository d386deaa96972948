import Casework
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@testable import Interview

@Suite("What is recorded beside the case")
struct ReceiptTests {
  private func begin(_ asks: Bool = true) throws -> Interview {
    let library = try Leqselvi.library.get()
    let setting = InterviewSetting(
      evaluator: library.evaluator, dictionary: library.dictionary,
      today: try #require(CalendarDate(iso: "2026-11-21")), asksForReceipt: asks,
      clocks: Leqselvi.clocks)
    return Interview(setting, resuming: try Leqselvi.approved().draft)
  }

  private let receipt = [
    ("intake.receivedDate", "20-Nov-2026"), ("intake.receivedTime", "2:05 pm"),
    ("intake.addressee", "representative"), ("intake.addresseeName", "Ada Doe"),
    ("intake.street", "1 Oak St"), ("intake.language", "Spanish"),
  ]

  @Test("what the clock needs stands in a step of its own, behind the member it is asked of")
  func step() throws {
    let kinds: [Step.Kind] = [.request, .member, .receipt, .prescriber]
    #expect(try begin().steps.prefix(4).map(\.kind) == kinds)
    #expect(
      try begin().names(in: .receipt) == [
        "intake.receivedDate", "intake.receivedTime", "intake.track",
      ])
    let urgent = try begin().typing([
      ("plan.lineOfBusiness", "commercial"), ("request.urgency", "expedited"),
      ("intake.track", "extension"),
    ])
    #expect(urgent.names(in: .receipt) == IntakeContract.receipt)
    #expect(try begin(false).steps.contains { [.receipt, .aside].contains($0.kind) } == false)
  }

  @Test("the line of business is asked for the clock, though no policy waits for it")
  func line() throws {
    let line = FieldID.input("plan.lineOfBusiness")
    #expect(try begin().isAsked(line))
    #expect(try begin().field(line)?.isOptional == true)
    #expect(try begin(false).isAsked(line) == false)
  }

  @Test("the plan's state is asked for the clock and for who may deny, behind the kind of plan")
  func state() throws {
    let (line, state) = (FieldID.input("plan.lineOfBusiness"), FieldID.input("plan.state"))
    let (with, without) = (try begin(), try begin(false))
    #expect(with.isAsked(state) && !without.isAsked(state))
    #expect(with.field(state)?.isOptional == true)
    #expect(with.field(state)?.purpose == .clock)
    #expect(with.next(after: line) == state)
    #expect(with.document == without.document && with.finding.outcome == without.finding.outcome)
    let none = try begin().typing([("request.date", "01-Sep-2020")])
    #expect(none.finding.outcome == .noPolicy && !none.isAsked(state))
    // Answered, it stands in the case as it does where nobody asks for it, and decides nothing.
    let (answered, plain) = try (
      with.typing("ME", in: state), without.typing("ME", in: state)
    )
    #expect(answered.document == plain.document && answered.document != with.document)
    #expect(answered.finding.outcome == .approve)
    #expect(answered.field(state)?.isParked == false)
  }

  @Test("Enter leads through what the clock needs, and what stays empty holds nobody up")
  func onTheWay() throws {
    let (with, without) = (try begin(), try begin(false))
    let fields = try #require(with.steps.first { $0.kind == .receipt }).fields
    try #require(fields.count == 3)
    #expect(with.next(after: .input("plan.state")) == fields[0])
    #expect(with.next(after: fields[0]) == fields[1])
    #expect(with.next(after: fields[2]) == .input("prescriber.name"))
    for field in fields { #expect(with.field(field)?.isOptional == true, "\(field.text)") }
    #expect(with.firstOpen == without.firstOpen)
    #expect(with.draft.progress == without.draft.progress)
  }

  @Test(
    "Enter passes over what the letter and a few states' clocks need: whoever has it goes there")
  func aside() throws {
    let interview = try begin()
    #expect(interview.steps.suffix(2).map(\.kind) == [.aside, .summary])
    #expect(
      interview.names(in: .aside).prefix(3) == [
        "intake.completeDate", "intake.completeTime", "intake.addressee",
      ])
    let last = try #require(interview.last)
    #expect(interview.next(after: last) == nil)
    let fields = try #require(interview.steps.first { $0.kind == .aside }).fields
    for field in fields { #expect(interview.field(field)?.isOptional == true, "\(field.text)") }
    // Once there, Enter goes from one to the next, and out to the summary.
    #expect(interview.next(after: fields[0]) == fields[1])
    #expect(interview.next(after: try #require(fields.last)) == nil)
    #expect(interview.previous(before: fields[1]) == fields[0])
  }

  @Test("where no policy decides, nothing of it is asked")
  func noPolicy() throws {
    let none = try begin().typing([("request.date", "01-Sep-2020")])
    #expect(none.finding.outcome == .noPolicy)
    #expect(none.askedFields.filter { $0.text.hasPrefix("intake.") } == [])
    #expect(!none.steps.contains { [.receipt, .aside].contains($0.kind) })
  }

  private func refusal(_ interview: Interview, _ text: String, _ name: String) -> String? {
    guard case .failure(let refusal) = interview.recording(.text(text), for: .input(name)) else {
      return nil
    }
    return refusal.message
  }

  @Test("nothing came in after now, neither the day nor the time of it")
  func future() throws {
    let now = try #require(LocalMoment(iso: "2026-11-21T09:42:07-05:00"))
    let interview = try begin().at(now)
    for (date, time) in [
      ("intake.receivedDate", "intake.receivedTime"),
      ("intake.completeDate", "intake.completeTime"),
    ] {
      #expect(
        refusal(interview, "22-Nov-2026", date)
          == "22-Nov-2026 has not come yet: today is 21-Nov-2026. Correct the day.")
      #expect(refusal(interview, "t", date) == nil)
      let today = try interview.typing([(date, "t")])
      #expect(refusal(today, "9:42", time) == nil)
      #expect(
        refusal(today, "9:43", time)
          == "09:43 today has not come yet: it is 09:42. Correct the time, or the day.")
      // Also the other way round.
      let late = try interview.typing([(time, "14:05")])
      #expect(refusal(late, "t", date)?.contains("has not come yet") == true)
      #expect(refusal(late, "20-Nov-2026", date) == nil)
      // An hour later it may have.
      let later = late.at(try #require(LocalMoment(iso: "2026-11-21T14:05:00-05:00")))
      #expect(refusal(later, "t", date) == nil)
    }
  }

  @Test("t is the day, and n the time, that it is when they are typed")
  func now() throws {
    let midnight = try #require(LocalMoment(iso: "2026-11-22T00:03:00-05:00"))
    let interview = try begin().at(midnight).typing([
      ("intake.receivedDate", "t"), ("intake.receivedTime", "n"),
    ])
    #expect(interview.draft.text("intake.receivedDate") == "2026-11-22")
    #expect(interview.draft.text("intake.receivedTime") == "00:03")
    #expect(refusal(try begin(), "n", "intake.receivedTime")?.contains("is no time") == true)
  }

  @Test("what the prescriber marked urgent is not made standard, unless that was a mistake")
  func downgrade() throws {
    let urgent = try begin().typing([
      ("request.urgency", "expedited"), ("intake.urgentBy", "prescriber"),
    ])
    #expect(
      refusal(urgent, "standard", "request.urgency")
        == "The prescriber marked this request urgent, and it stays so. Only if that was entered "
        + "by mistake: correct Marked urgent by first.")
    guard case .failure = urgent.recording(.cleared, for: .input("request.urgency")) else {
      Issue.record("the mark was taken away")
      return
    }
    let corrected = try urgent.typing([("intake.urgentBy", "member")])
    #expect(refusal(corrected, "standard", "request.urgency") == nil)
    let choices = try Leqselvi.library.get().vocabulary.intakeQuestion(IntakeContract.urgentBy)?
      .definition.answer.choices
    #expect(choices?.contains { $0.value == IntakeContract.byPrescriber } == true)
  }

  @Test("is kept in the draft and in the case, changes no answer and no outcome, and parks nothing")
  func kept() throws {
    let before = try begin()
    let after = try before.typing(receipt)
    #expect(after.request.facts == before.request.facts)
    #expect(
      after.request.intake == [
        "intake.receivedDate": "2026-11-20", "intake.receivedTime": "14:05",
        "intake.addressee": "representative", "intake.addresseeName": "Ada Doe",
        "intake.street": "1 Oak St", "intake.language": "Spanish",
      ])
    #expect(after.finding.outcome == .approve)
    let loaded = try Draft.read(JSONWriter.bytes(after.draft.json))
    let resumed = Interview(after.setting, resuming: loaded)
    #expect(resumed.draft.content == after.draft.content)
    #expect(resumed.words(of: .input("intake.receivedTime")) == "14:05")
    for (name, _) in receipt {
      #expect(resumed.field(.input(name))?.isParked == false, "\(name)")
    }
    // Also where the program that opens the draft does not ask for it.
    let plain = Interview(try begin(false).setting, resuming: loaded)
    #expect(plain.draft.content == after.draft.content)
    #expect(plain.finding.outcome == .approve)
  }

  @Test("is asked only where an answer before it lets it, and kept when that changes")
  func conditions() throws {
    let funding = FieldID.input("intake.funding")
    let commercial = try begin().typing([("plan.lineOfBusiness", "commercial")])
    #expect(commercial.isAsked(funding))
    let answered = try commercial.typing("erisa-insured", in: funding)
    let medicaid = try answered.typing([("plan.lineOfBusiness", "medicaid")])
    #expect(!medicaid.isAsked(funding))
    #expect(medicaid.field(funding)?.isParked == true)
    #expect(answered.request.intake["intake.funding"] == "erisa-insured")
    #expect(medicaid.request.intake["intake.funding"] == nil)
    let back = try medicaid.typing([("plan.lineOfBusiness", "commercial")])
    #expect(back.field(funding)?.isParked == false)
    #expect(!back.isAsked(.input("intake.addresseeName")))
  }

  @Test("the kind of request is chosen from those that the clock knows for the plan")
  func track() throws {
    let track = FieldID.input("intake.track")
    func offered(_ line: String?) throws -> [String] {
      let interview = try line.map { try begin().typing([("plan.lineOfBusiness", $0)]) } ?? begin()
      guard case .choice(let choices) = interview.field(track)?.kind else { return [] }
      return choices.map(\.label)
    }
    #expect(try offered(nil).count == 5)
    #expect(try offered("marketplace").contains("Not filed as the plan asks") == false)
    #expect(try offered("commercial").first == "Prior authorization")
    let chosen = try begin().typing([
      ("plan.lineOfBusiness", "marketplace"), ("intake.track", "formulary"),
    ])
    #expect(chosen.draft.text("intake.track") == "formulary-exception")
    #expect(chosen.words(of: track) == "Formulary exception")
    #expect(chosen.field(track)?.purpose == .clock)
    #expect(Leqselvi.clocks.tracks.allSatisfy { $0.help != nil })
    #expect(ClockCase(chosen.draft.content, in: .utc).track == "formulary-exception")
    // The case says it, and nothing is decided by it.
    let without = try begin().typing([("plan.lineOfBusiness", "marketplace")])
    #expect(chosen.document != without.document)
    #expect(chosen.finding.outcome == .approve && without.finding.outcome == .approve)
    #expect(refusal(chosen, "misfiled", "intake.track")?.contains("is no choice here") == true)
  }

  @Test("a kind that the plan no longer has is kept, told, and does not count")
  func otherTrack() throws {
    let track = FieldID.input("intake.track")
    let misfiled = try begin().typing([
      ("plan.lineOfBusiness", "commercial"), ("intake.track", "not filed"),
    ])
    #expect(misfiled.words(of: track) == "Not filed as the plan asks")
    let other = try misfiled.typing([("plan.lineOfBusiness", "marketplace")])
    #expect(other.words(of: track) == "Not filed as the plan asks")
    let table = Leqselvi.clocks
    let reading = DecisionClock(table, in: .utc)
      .reading(of: ClockCase(other.draft.content, in: .utc))
    #expect(reading.track == nil)
  }

  @Test("until when a course was approved is asked for where a limit hangs on it")
  func courseEnd() throws {
    let end = FieldID.input("intake.courseEnds")
    let urgent = try begin().typing([
      ("plan.lineOfBusiness", "commercial"), ("request.urgency", "expedited"),
      ("intake.track", "extension"),
    ])
    #expect(urgent.isAsked(end) && urgent.field(end)?.isOptional == true)
    #expect(try !urgent.typing([("intake.track", "prior")]).isAsked(end))
    #expect(try !urgent.typing([("request.urgency", "standard")]).isAsked(end))
    let answered = try urgent.typing([("intake.courseEnds", "22-Nov-2026")])
    // To the end of its last day.
    #expect(
      ClockCase(answered.draft.content, in: ClockZone(offsetMinutes: -300)).courseEnds?.iso
        == "2026-11-23T04:59:59Z")
    let parked = try answered.typing([("intake.track", "prior")])
    #expect(parked.field(end)?.isParked == true)
  }

  @Test("tells the clock when the request came in, in the zone of who entered it")
  func clock() throws {
    let zone = ClockZone(offsetMinutes: -300)
    let draft = try begin().typing(receipt).typing([
      ("plan.lineOfBusiness", "commercial"), ("intake.funding", "erisa-insured"),
      ("request.urgency", "standard"),
    ]).draft
    let clockCase = ClockCase(draft.content, in: zone)
    #expect(clockCase.received?.iso == "2026-11-20T14:05:00-05:00")
    #expect(clockCase.funding == .erisaInsured)
    #expect(clockCase.urgency == .standard && clockCase.line == "commercial")
    #expect(clockCase.complete == nil)
    let table = Leqselvi.clocks
    let reading = DecisionClock(table, in: zone).reading(of: clockCase)
    #expect(
      reading.words == ["Due 05-Dec-2026 23:59 by COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A))"])
    let noTime = try begin().typing([("intake.receivedDate", "20-Nov-2026")]).draft
    #expect(ClockCase(noTime.content, in: zone).received == nil)
    #expect(
      DecisionClock(table, in: zone).reading(of: ClockCase(noTime.content, in: zone)).gaps
        .contains(.received))
  }

  @Test(
    "a time of day is read as it is typed",
    arguments: [
      ("14:05", "14:05"), ("1405", "14:05"), ("9:05", "09:05"), ("905", "09:05"),
      ("0:00", "00:00"), ("23:59", "23:59"), ("2:05 pm", "14:05"), ("2:05PM", "14:05"),
      ("2:05 p.m.", "14:05"), ("12:00 am", "00:00"), ("12:30 pm", "12:30"), ("1105a", "11:05"),
    ])
  func times(text: String, time: String) throws {
    #expect(try TimeReader().time(text) == time)
  }

  @Test(
    "what is no time of day is refused, or waits to be typed on",
    arguments: [
      "", "2", "14", "14:", "14:5", "24:00", "9:60", "13:00 pm", "0:30 am", "noon", "9.05",
    ])
  func noTimes(text: String) throws {
    #expect(throws: UnreadAnswer.self) { try TimeReader().time(text) }
  }

  @Test("no policy can name it")
  func apart() throws {
    let library = try Leqselvi.library.get()
    for question in library.vocabulary.intake {
      #expect(library.vocabulary.slot(of: question.definition.name) == nil)
    }
  }

  @Test("the names that the program knows are those of the vocabulary")
  func contract() throws {
    let names = Set(try Leqselvi.library.get().vocabulary.intake.map(\.definition.name))
    #expect(
      names == [
        IntakeContract.receivedDate, IntakeContract.receivedTime, IntakeContract.completeDate,
        IntakeContract.completeTime, IntakeContract.funding, IntakeContract.track,
        IntakeContract.courseEnds, IntakeContract.urgentBy,
        IntakeContract.addressee, IntakeContract.addresseeName, IntakeContract.street,
        IntakeContract.place, IntakeContract.format, IntakeContract.language,
        IntakeContract.runningThrough,
      ])
    let vocabulary = try Leqselvi.library.get().vocabulary
    let choices = vocabulary.intakeQuestion(IntakeContract.funding)?.definition.answer.choices
    #expect(choices?.map(\.value) == Funding.allCases.map(\.rawValue))
  }
}
