import FoundationEssentials
import RuleModel
import Testing

/// The drugs of the case collection, where it lies beside the repository.
@Suite(
  "The drugs of collected cases",
  .enabled(if: CollectedDrugs.isThere, "no collection of cases beside the repository"))
struct DrugCaseTests {
  @Test("are known, or have classes, unless the case is refused for just that")
  func agree() throws {
    var (count, refusals) = (0, 0)
    for row in try CollectedDrugs.read() {
      for (path, entry) in row.entries {
        let fields = ["drug", "classes", "classes[0]", "potency"].map { "\(path).\($0)" }
        let wanted = row.refused.flatMap { fields.contains($0) ? $0 : nil }
        #expect(fault(of: entry).map { "\(path).\($0)" } == wanted, "\(entry)")
        count += 1
        refusals += wanted == nil ? 0 : 1
      }
    }
    #expect(count > 1000 && refusals > 10, "\(count) entries, \(refusals) refused")
  }

  /// The field for which an entry has to be refused, as the contract of cases has it; nil for none.
  private func fault(of entry: CollectedDrugs.Entry) -> String? {
    let content = ShippedDrugs.dictionary.content
    guard let name = entry.drug else { return "drug" }
    if let potency = entry.potency, !content.potencies.contains(potency) { return "potency" }
    switch ShippedDrugs.dictionary.look(up: name) {
    case .ambiguous: return "drug"
    case .unknown:
      guard let classes = entry.classes else { return "drug" }
      let wrong = classes.firstIndex { !content.classes.map(\.id).contains($0) }
      return wrong.map { "classes[\($0)]" }
    case .product(let drug):
      if let classes = entry.classes, Set(classes) != Set(drug.classes) { return "classes" }
      return entry.potency == nil || drug.needsPotency ? nil : "potency"
    }
  }
}

enum CollectedDrugs {
  struct Entry: Decodable, Sendable {
    let drug: String?
    let classes: [String]?
    let potency: String?

    private enum CodingKeys: String, CodingKey { case drug, classes, potency }

    /// A field of a wrong type is as good as absent here: the case is refused for it elsewhere.
    init(from decoder: any Decoder) throws {
      let fields = try? decoder.container(keyedBy: CodingKeys.self)
      drug = try? fields?.decode(String.self, forKey: .drug)
      classes = try? fields?.decode([String].self, forKey: .classes)
      potency = try? fields?.decode(String.self, forKey: .potency)
    }
  }

  struct Row {
    let refused: String?
    let entries: [(path: String, entry: Entry)]
  }

  private struct Line: Decodable {
    struct Case: Decodable {
      let therapies: [Entry]
      let concurrentDrugs: [Entry]

      private enum CodingKeys: String, CodingKey { case therapies, concurrentDrugs }

      init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        therapies = (try? fields.decode([Entry].self, forKey: .therapies)) ?? []
        concurrentDrugs = (try? fields.decode([Entry].self, forKey: .concurrentDrugs)) ?? []
      }
    }
    let `case`: Case
    let refused: String?
  }

  /// Beside the repository, or beside the folder that holds its worktrees.
  private static let file: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ["../", "../../"].map { root.appending(path: $0 + "shared/cases/cases.ndjson") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static var isThere: Bool { file != nil }

  static func read() throws -> [Row] {
    let lines =
      try file.map { try Data(contentsOf: $0) }?.split(separator: UInt8(ascii: "\n")) ?? []
    return try lines.map { line in
      let row = try JSONDecoder().decode(Line.self, from: Data(line))
      let entries =
        row.case.therapies.enumerated().map { ("therapies[\($0)]", $1) }
        + row.case.concurrentDrugs.enumerated().map { ("concurrentDrugs[\($0)]", $1) }
      return Row(refused: row.refused, entries: entries)
    }
  }
}
