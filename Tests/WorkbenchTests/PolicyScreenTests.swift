import Casework
import Interview
import Testing

@testable import Workbench

@Suite("A screen of each policy")
struct PolicyScreenTests {
  /// Payer, drug, indication and type by their numbers, the field that is looked at, and what is
  /// typed there.
  private static let places: [(title: String, head: [String], field: String, typed: String)] = [
    ("IP0369, atopic dermatitis", ["1", "2", "1", "1"], "affectedAreas", "1, 8"),
    ("IP0369, vitiligo, reauthorization", ["1", "2", "2", "2"], "samplesOnly", ""),
    ("IP0759", ["1", "3", "1", "1"], "eczemaRecurrencesPerYear", "2"),
    ("CP.PHAR.98 I.A", ["2", "4", "1", "1"], "plateletCount", "12"),
    ("CP.PHAR.98 I.I", ["2", "2", "1", "1"], "immunocompromised", "n"),
    ("CP.PHAR.98 I.K", ["2", "5", "11", "1"], "crsGrade", ""),
    ("CP.PHAR.98 I.L", ["2", "2", "4", "1"], "recentLabelChange", ""),
    ("CP.PHAR.98 II.C", ["2", "4", "3", "2"], "receivingUnderPlan", "y"),
  ]

  @Test("It shows the question, its answers and the criteria as it did")
  func screens() throws {
    var shown: [String] = []
    for place in Self.places {
      var run = Runner.entered(place.head + [""])
      run.bench.intake?.go(to: .input(place.field))
      #expect(run.intake?.field?.isAsked == true, "\(place.title)")
      run.type(place.typed)
      shown.append("======== \(place.title)\n\(run.golden)")
    }
    try expectGolden(shown.joined(separator: "\n"), "policies-80x24")
  }
}
