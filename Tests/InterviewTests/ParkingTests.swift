import Casework
import Interview
import RuleEngine
import RuleModel
import Testing

@Suite("Answers that no longer apply")
struct ParkingTests {
  /// Approved as a first request, and then found to go on with a treatment.
  private func continued() throws -> Interview {
    try Leqselvi.approved().typing([
      ("request.type", "continuation"), ("monthsOnDrug", "8"), ("restarting", "n"),
    ])
  }

  @Test("are parked when another way is taken, and come back with it")
  func parksByRoute() throws {
    let initial = try Leqselvi.approved()
    let continued = try continued()
    for name in ["cyp2c9Metabolizer", "episodeMonths", "scalpHairLossPercent"] {
      let field = try #require(continued.field(.input(name)))
      #expect(field.isParked && !field.isAsked, "\(name)")
      #expect(field.answer == initial.answer(name))
      #expect(continued.latestChanges.parked.contains(.input(name)))
    }
    let asked = try initial.typing([("request.type", "continuation")])
    #expect(asked.latestChanges.opened.contains(.input("monthsOnDrug")))
    #expect(continued.finding.policies[0].pathway.id == "1.B")
    let back = try continued.typing([("request.type", "initial")])
    #expect(back.finding.outcome == .approve)
    #expect(back.field(.input("monthsOnDrug"))?.isParked == true)
    #expect(back.latestChanges.restored.contains(.input("episodeMonths")))
  }

  @Test("are not in the case that is evaluated")
  func leavesOut() throws {
    let text = JSONWriter.text(try continued().document)
    #expect(!text.contains("scalpHairLossPercent"))
    // The list stays: a remark of the policy reads it.
    #expect(text.contains("methotrexate"))
  }

  @Test("what decides the way is parked as soon as an earlier answer has decided it")
  func parksRouteFacts() throws {
    let continued = try Leqselvi.request("continuation")
      .typing([("monthsOnDrug", "8"), ("restarting", "y")])
    #expect(continued.field(.input("restarting"))?.isParked == false)
    let short = try continued.typing([("monthsOnDrug", "3")])
    #expect(short.field(.input("monthsOnDrug"))?.isParked == false)
    #expect(short.field(.input("restarting"))?.isParked == true)
    #expect(short.finding.policies[0].pathway.id == "1.A")
    let initial = try short.typing([("request.type", "initial")])
    #expect(initial.field(.input("monthsOnDrug"))?.isParked == true)
  }

  @Test("an indication that another drug does not have waits for its own drug")
  func parksByDrug() throws {
    let approved = try Leqselvi.approved()
    let other = try approved.typing([("request.drug", "anzupgo")])
    let field = try #require(other.field(.input("request.indication")))
    #expect(field.isParked && field.isAsked && field.conflict != nil)
    #expect(other.firstOpen == .input("request.indication"))
    #expect(other.finding.outcome != .approve)
    let back = try other.typing([("request.drug", "leqselvi")])
    #expect(back.finding.outcome == .approve)
  }

  @Test("while the way is open, what the other way reads still counts where it is answered")
  func keepsOtherRoute() throws {
    let initial = try Leqselvi.request().typing([
      ("member.birthDate", "04-May-2010"), ("scalpHairLossPercent", "20"),
    ])
    let open = try initial.typing([("request.type", "continuation")])
    #expect(open.finding.policies[0].pathway.id == "1.B")
    #expect(open.finding.outcome == .deny)
    #expect(open.field(.input("scalpHairLossPercent"))?.isParked == false)
    #expect(!open.clinical.contains("episodeMonths"))
    let long = try open.typing([("monthsOnDrug", "8"), ("restarting", "n")])
    #expect(long.field(.input("scalpHairLossPercent"))?.isParked == true)
  }

  @Test("no answer is asked for that is parked")
  func passesOver() throws {
    let continued = try continued()
    #expect(continued.clinical.contains("episodeMonths"))
    #expect(!continued.askedFields.contains(.input("episodeMonths")))
    #expect(continued.next(after: .input("monthsOnDrug")) == .input("restarting"))
    #expect(continued.next(after: .input("restarting")) == .input("beneficialResponse"))
    #expect(continued.previous(before: .input("monthsOnDrug"))?.text == "prescriber.npi")
  }
}
