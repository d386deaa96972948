import PolicyLibrary
import RuleModel
import Testing

@Suite("The built-in library")
struct LibraryTests {
  @Test("loads without a fault")
  func loads() throws {
    let library = try Library.load()
    #expect(!library.policies.isEmpty)
    #expect(library.policy("IP0751")?.policy.id == "cigna-ip0751-leqselvi")
    #expect(library.policy("cigna-IP0751-leqselvi") != nil)
    #expect(library.policy("IP9999") == nil)
  }
}
