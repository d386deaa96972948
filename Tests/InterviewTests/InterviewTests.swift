import Casework
import Interview
import RuleEngine
import RuleModel
import Testing

@Suite("The intake")
struct InterviewTests {
  @Test("begins with the head of the request, and asks nothing clinical yet")
  func begins() throws {
    let interview = try Leqselvi.begin()
    #expect(interview.position == .input("plan.payer"))
    #expect(interview.steps.map(\.kind) == [.request, .member, .prescriber, .summary])
    #expect(
      interview.names(in: .request)
        == [
          "plan.payer", "request.drug", "request.indication", "request.type", "request.date",
          "request.urgency",
        ])
    #expect(interview.finding.outcome == .incomplete)
    #expect(interview.field(.input("request.date"))?.suggestion == "21-Nov-2026")
    #expect(interview.field(.input("request.date"))?.answer == .unanswered)
    let later = try #require(LocalMoment(iso: "2026-11-22T09:00:00-05:00"))
    #expect(interview.at(later).field(.input("request.date"))?.suggestion == "22-Nov-2026")
  }

  @Test("asks the policy's questions in its own order once the head is known")
  func asksClinical() throws {
    let interview = try Leqselvi.request()
    #expect(
      interview.clinical
        == ["age", "cyp2c9Metabolizer", "episodeMonths", "scalpHairLossPercent"])
    #expect(
      interview.names(in: .prescriber)
        == ["prescriber.name", "prescriber.npi", "prescriber.specialties"])
    #expect(
      interview.steps.suffix(3).map(\.kind)
        == [.list("therapies"), .list("concurrentDrugs"), .summary])
  }

  @Test("asks first what decides the way of a continuation, and not what the other way needs")
  func asksRoute() throws {
    let interview = try Leqselvi.request("continuation")
    #expect(
      interview.clinical
        == ["age", "monthsOnDrug", "restarting", "beneficialResponse", "continuedNeed"])
    let short = try interview.typing([("monthsOnDrug", "3")])
    #expect(
      short.clinical
        == [
          "age", "monthsOnDrug", "cyp2c9Metabolizer", "episodeMonths", "scalpHairLossPercent",
        ])
  }

  @Test("approves what is answered, whatever is typed in which form")
  func approves() throws {
    let interview = try Leqselvi.approved()
    #expect(interview.finding.outcome == .approve)
    #expect(interview.finding.policies.first?.approval?.through?.iso == "2027-05-19")
    #expect(interview.words(of: .input("member.birthDate")) == "04-May-1990")
    #expect(interview.words(of: .input("scalpHairLossPercent")) == "60 %")
    #expect(interview.words(of: .input("prescriber.specialties")) == "Dermatologist")
  }

  @Test("does not ask for the age where the date of birth is given, and parks one that was")
  func derivesAge() throws {
    let aged = try Leqselvi.request().typing([("age", "35")])
    #expect(aged.finding.policies[0].lines.first { $0.criterion.cite == "1.A.i" }?.status == .met)
    let born = try aged.typing([("member.birthDate", "04-May-2010")])
    #expect(born.field(.input("age"))?.isParked == true)
    #expect(born.field(.input("age"))?.isAsked == false)
    #expect(born.finding.outcome == .deny)
    let unborn = try born.recording(.cleared, for: .input("member.birthDate")).get()
    #expect(unborn.field(.input("age"))?.isParked == false)
    #expect(unborn.finding.outcome == .incomplete)
  }

  @Test("goes on asking after a definite denial, because a letter gives every reason")
  func asksOn() throws {
    let denied = try Leqselvi.request().typing([("scalpHairLossPercent", "20")])
    #expect(denied.finding.outcome == .deny)
    #expect(denied.finding.missing.isEmpty)
    #expect(denied.clinical.contains("episodeMonths"))
    #expect(denied.next(after: .input("cyp2c9Metabolizer")) == .input("episodeMonths"))
  }

  @Test("takes for an answer that the records do not say, and asks it no more")
  func undocumented() throws {
    let field = FieldID.input("episodeMonths")
    let interview = try Leqselvi.request().recording(.undocumented, for: field).get()
    #expect(interview.answer("episodeMonths") == .undocumented)
    #expect(interview.words(of: field) == "Asked, not documented")
    #expect(interview.missing.contains("episodeMonths"))
    #expect(interview.request.undocumented == ["episodeMonths"])
    #expect(interview.firstOpen != field)
    let typed = try Leqselvi.request().typing("u", in: field)
    #expect(typed.draft.content == interview.draft.content)
    let answered = try interview.typing("8", in: field)
    #expect(answered.request.undocumented.isEmpty)
  }

  @Test("refuses what contradicts another answer, and says which")
  func refusesContradictions() throws {
    let interview = try Leqselvi.approved()
    #expect(
      interview.refusal("01-Dec-2026", .input("member.birthDate"))
        == "01-Dec-2026 is after Date of decision, 21-Nov-2026. Correct one of them.")
    let refusal = interview.refusal("01-Jan-1990", .input("request.date"))
    #expect(
      refusal
        == "It contradicts Date of birth: 04-May-1990 is after Date of decision, 01-Jan-1990. "
        + "Correct one of them.")
  }

  @Test("reads a half-typed text without accepting it")
  func previews() throws {
    let interview = try Leqselvi.request()
    let field = FieldID.input("scalpHairLossPercent")
    #expect(interview.reading("2", for: field) == .valid(echo: "2 %"))
    #expect(interview.previewing("2", for: field).outcome == .deny)
    #expect(interview.previewing("2.", for: field).outcome == .incomplete)
    #expect(interview.finding.outcome == .incomplete)
    #expect(interview.answer("scalpHairLossPercent") == .unanswered)
    guard case .refused = interview.reading("200", for: field) else {
      Issue.record("200 % was not refused")
      return
    }
  }

  @Test("names the criteria that wait for a field")
  func namesCriteria() throws {
    let interview = try Leqselvi.request()
    #expect(interview.field(.input("episodeMonths"))?.askedFor == ["1.A.iii"])
    #expect(interview.field(.completeness("concurrentDrugs"))?.askedFor.first == "CNC.1")
  }

  @Test("a choice comes by text, by value, and only of those offered")
  func choices() throws {
    let interview = try Leqselvi.begin().typing([("plan.payer", "1"), ("request.drug", "opz")])
    guard case .choice(let choices) = interview.field(.input("request.indication"))?.kind else {
      Issue.record("the indication is no choice")
      return
    }
    #expect(choices.first?.value == "atopic-dermatitis")
    let field = FieldID.input("request.indication")
    #expect((try? interview.recording(.choice("myelofibrosis"), for: field).get()) == nil)
    let chosen = try interview.recording(.choice("atopic-dermatitis"), for: field).get()
    #expect(chosen.words(of: field) == "Atopic dermatitis")
    let none = try Leqselvi.request()
      .recording(.choices([]), for: .input("prescriber.specialties")).get()
    #expect(none.words(of: .input("prescriber.specialties")) == "None")
    #expect(none.finding.outcome == .deny)
  }

  @Test("says that no policy is held, and asks nothing clinical")
  func noPolicy() throws {
    let interview = try Leqselvi.request().typing([("request.date", "01-Jan-2020")])
    #expect(interview.finding.outcome == .noPolicy)
    #expect(interview.clinical.isEmpty)
  }

  @Test("counts what is answered of what is asked")
  func progress() throws {
    let begun = try Leqselvi.begin()
    #expect(begun.draft.progress == Draft.Progress(answered: 0, asked: 9, outcome: "incomplete"))
    let approved = try Leqselvi.approved()
    #expect(approved.draft.progress.outcome == "approve")
    #expect(approved.firstOpen == .input("member.name"))
  }

  @Test("the requested drug is found by its generic name; one that cannot be requested is named")
  func generic() throws {
    let drug = FieldID.input("request.drug")
    let begun = try Leqselvi.begin().typing([("plan.payer", "cigna")])
    #expect(try begun.typing("deurux", in: drug).draft.text("request.drug") == "leqselvi")
    #expect(begun.reading("deurux", for: drug) == .valid(echo: "Leqselvi"))
    guard case .incomplete(let several) = begun.reading("ruxo", for: drug),
      case .incomplete(let other) = begun.reading("baricit", for: drug),
      case .refused(let none) = begun.reading("qqq", for: drug)
    else {
      Issue.record("read otherwise")
      return
    }
    #expect(several.contains("Opzelura, Jakafi, Jakafi XR"))
    #expect(other.contains("is in the drug dictionary, but no request for it can be entered"))
    #expect(none.contains("is no choice here"))
    // Two letters begin many names, and mean none of them.
    guard case .refused(let short) = begun.reading("ba", for: drug) else {
      Issue.record("two letters are read otherwise")
      return
    }
    #expect(short.hasPrefix("ba is no choice here"))
  }
}
