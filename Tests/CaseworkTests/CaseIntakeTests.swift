import Casework
import RuleModel
import Testing

@Suite("What a case says beside itself")
struct CaseIntakeTests {
  private func text(_ intake: String) -> String { Contract.text(more: "\"intake\": \(intake)") }

  @Test("is read by its names, and no rule can see it")
  func read() throws {
    let request = try Contract.request(
      text(
        """
        {"funding": "erisa-insured", "receivedDate": "2026-11-20", "receivedTime": "14:05",
         "addresseeName": "Ada Doe", "street": null}
        """))
    #expect(
      request.intake == [
        "intake.funding": "erisa-insured", "intake.receivedDate": "2026-11-20",
        "intake.receivedTime": "14:05", "intake.addresseeName": "Ada Doe",
      ])
    #expect(request.facts == (try Contract.request(Contract.text())).facts)
    #expect(try Contract.request(Contract.text()).intake.isEmpty)
  }

  @Test(
    "is refused where it cannot be right",
    arguments: [
      (#"{"funding": "erisa"}"#, "intake.funding"), (#"{"fundng": "x"}"#, "intake.fundng"),
      (#"{"receivedDate": "20.11.2026"}"#, "intake.receivedDate"),
      (#"{"receivedTime": "24:00"}"#, "intake.receivedTime"),
      (#"{"receivedTime": "9:05"}"#, "intake.receivedTime"),
      (#"{"receivedTime": 14}"#, "intake.receivedTime"),
      (#"{"street": " "}"#, "intake.street"), (#"{"street": "a\u001bb"}"#, "intake.street"),
      ("[]", "intake"),
    ])
  func refused(intake: String, path: String) throws {
    #expect(try Contract.refusedPaths(text(intake)) == [path])
  }
}
