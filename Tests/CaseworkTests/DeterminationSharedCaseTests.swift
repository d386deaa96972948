import Casework
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

@Suite("The determinations of the reference cases")
struct DeterminationSharedCaseTests {
  @Test("each case comes to what is right, line by line")
  func determinations() throws {
    let rows = try SharedCases.rows()
    guard !rows.isEmpty else { return }
    let library = try Library.load()
    let held = library.policies.map(\.policy)
    let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    let words = CaseWords(library.vocabulary)
    var (compared, differing) = (0, [String]())
    for (number, row) in rows.enumerated() {
      guard let right = row["determination"], let document = row["case"],
        row.isDecided(by: held)
      else { continue }
      compared += 1
      let request = try reader.read(document)
      let finding = library.evaluator.evaluate(request.facts)
      let written = JSONWriter.bytes { Determination(finding, of: nil, in: words).write(to: &$0) }
      let found = try JSONReader.read(written)
      if right.essence != found.essence {
        differing.append("line \(number + 1): \(right.essence) is right, not \(found.essence)")
      }
    }
    #expect(Array(differing.prefix(5)) == [])
    #expect(compared > 300)
    print("\(compared) reference cases compared")
  }
}

extension JSONObject {
  /// Whether the policies held are all that the case's determination needs.
  fileprivate func isDecided(by held: [Policy]) -> Bool {
    guard case .text(let number)? = self["policy"] else { return false }
    if number == "none" {
      return held.count > 4 || self["determination"]?["outcome"] == .text("no-policy")
    }
    return held.contains { $0.number == number }
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { return object[key] }
    return nil
  }

  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }

  fileprivate var text: String {
    if case .text(let text) = self { return text }
    return "-"
  }

  /// What is compared: everything but the wording and the notes.
  fileprivate var essence: [String] {
    var all = ["outcome \(self["outcome"]?.text ?? "-")"]
    for policy in self["policies"]?.elements ?? [] {
      for key in ["number", "version", "pathway", "outcome", "denialBasis"] {
        all.append("\(key) \(policy[key]?.text ?? "-")")
      }
      all.append("approval \(policy["approval"]?.sorted ?? "null")")
      for line in policy["criteria"]?.elements ?? [] {
        all.append(["cite", "kind", "status"].map { line[$0]?.text ?? "-" }.joined(separator: " "))
      }
    }
    // A gap inside an entry stands for its list.
    let missing = (self["missing"]?.elements ?? []).map { $0.text.prefix { $0 != "[" } }
    all.append("missing \(Set(missing).sorted())")
    return all + ["referral \(self["referral"]?["policy"]?.text ?? "-")"]
  }

  /// The same whatever the order of its members.
  private var sorted: String {
    guard case .object(let object) = self else { return JSONWriter.text(self) }
    return object.members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.sorted)" }
      .joined(separator: ", ")
  }
}
