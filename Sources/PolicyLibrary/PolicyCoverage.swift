public import Diagnostics
internal import RuleModel

/// Every label of a source's outline with what carries it in the policy, or why nothing does.
public struct PolicyCoverage: Sendable {
  /// How many labels are carried, and how many are explained instead.
  public private(set) var carried = 0
  public private(set) var explained = 0
  /// A label that is neither, a label of the policy that the outline does not have, and each fault
  /// in the file.
  public private(set) var faults: [Diagnostic] = []
  /// The outline in its order, a label a line, as text.
  public private(set) var text = ""

  private let held: HeldPolicy
  private let places: PolicyPlaces

  public init(_ held: HeldPolicy) {
    self.held = held
    places = PolicyPlaces(held.policy)
    guard let review = held.review else {
      faults.append(
        Diagnostic(
          in: held.source, at: nil, "no outline of its source is beside the policy",
          help: "write review.yaml beside it, with every label of the source under 'outline'"))
      return
    }
    let log = FaultLog(review)
    if let notebook = PolicyNotebook(log, of: held.policy) { compare(notebook) }
    faults = (faults + log.diagnostics).sorted()
  }

  private mutating func compare(_ notebook: PolicyNotebook) {
    var seen: Set<String> = []
    let width = notebook.outline.map(\.label.count).max() ?? 0
    for entry in notebook.outline {
      if !seen.insert(entry.label).inserted {
        fault(notebook, entry, "the label '\(entry.label)' stands twice in the outline", nil)
      }
      let space = String(repeating: " ", count: width - entry.label.count)
      text += "\(entry.label)\(space)  \(words(entry, notebook))\n"
    }
    for (label, position) in places.labels where !seen.contains(label) {
      faults.append(
        Diagnostic(
          in: held.source, at: position, "the outline of the source has no label '\(label)'",
          help: "cite what the source says, or add the label to 'outline' in review.yaml"))
    }
  }

  /// What carries a label, in words; counted, and reported where nothing does.
  private mutating func words(
    _ entry: PolicyNotebook.OutlineLabel, _ notebook: PolicyNotebook
  ) -> String {
    switch entry.carrier {
    case .itself:
      if let found = places.words(of: entry.label, in: held.source) {
        carried += 1
        return found
      }
      fault(
        notebook, entry, "nothing in the policy carries the label '\(entry.label)'",
        "add a line with this label, name what carries it ('by'), or say why none does")
      return "MISSING"
    case .others(let names):
      let unknown = names.filter { places.words(of: $0, in: held.source) == nil }
      for name in unknown {
        fault(
          notebook, entry, "'\(name)' is no line, pathway or key of the policy",
          "name the label of a line, a pathway, or one of: \(PolicyPlaces.keys.joined(separator: ", "))"
        )
      }
      if unknown.isEmpty { carried += 1 }
      return names.compactMap { places.words(of: $0, in: held.source) }.joined(separator: "; ")
    case .none(let why):
      if places.words(of: entry.label, in: held.source) != nil {
        fault(
          notebook, entry, "'\(entry.label)' is said not to be carried, but the policy has it",
          "take the reason out of the outline")
      }
      explained += 1
      return "no line: \(why)"
    }
  }

  private mutating func fault(
    _ notebook: PolicyNotebook, _ entry: PolicyNotebook.OutlineLabel, _ message: String,
    _ help: String?
  ) {
    faults.append(
      Diagnostic(
        in: notebook.source, at: entry.position, length: entry.label.unicodeScalars.count,
        message, help: help))
  }
}

/// Where the labels of a policy stand in it.
private struct PolicyPlaces {
  /// The parts of a policy that can carry a label without being a line.
  static let keys = ["month", "inForce", "drugs", "denialBasis", "unlistedUse", "accompanies"]

  /// Each label once, in the order of the policy.
  private(set) var labels: [(String, SourcePosition?)] = []
  private var found: [String: [(what: String, line: Int)]] = [:]

  init(_ policy: Policy) {
    for pathway in policy.pathways {
      add(pathway.id, "pathway", pathway.when.position)
      for line in pathway.criteria.flatMap(\.lines) { add(line.cite, pathway.id, line.position) }
    }
    for line in policy.exclusions.flatMap(\.lines) { add(line.cite, "exclusion", line.position) }
    for note in policy.notes {
      if let cite = note.cite { add(cite, "note", note.when.position) }
    }
    if policy.unlistedUse != nil { found["unlistedUse"] = [] }
    if policy.accompanies != nil { found["accompanies"] = [] }
    for key in ["month", "inForce", "drugs", "denialBasis"] { found[key] = [] }
  }

  private mutating func add(_ label: String, _ what: String, _ position: SourcePosition) {
    if found[label] == nil { labels.append((label, position)) }
    found[label, default: []].append((what, position.line))
  }

  /// `1.A.i (1.A, line 34)`; nil where the policy has nothing of that name.
  func words(of name: String, in source: SourceText) -> String? {
    guard let found = found[name] else { return nil }
    if found.isEmpty { return "'\(name)' of the policy" }
    let places = found.map {
      $0.what == "pathway" ? "pathway, line \($0.line)" : "\($0.what), line \($0.line)"
    }
    return "\(name) (\(places.joined(separator: "; ")))"
  }
}
