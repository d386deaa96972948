internal import ArgumentParser
internal import PolicyLibrary
internal import RuleModel

/// What is held.
struct PoliciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies", abstract: "List the policies held, each with its payer and number.",
    discussion: "EXAMPLE\n  rubric policies --policies /etc/rubric/policies")

  @OptionGroup var option: LibraryOption

  func run() throws {
    let rows = try option.library().policies.map { held in
      let policy = held.policy
      let through = policy.inForceThrough.map(\.iso) ?? "-"
      return [
        policy.id, policy.payer, policy.number, policy.inForceFrom.iso, through, policy.title,
      ]
    }
    try Console.write(
      TextTable(["ID", "PAYER", "NUMBER", "IN FORCE FROM", "THROUGH", "TITLE"], rows).text)
  }
}

/// Rows in columns as wide as their widest cell, two spaces apart.
struct TextTable {
  let text: String

  init(_ head: [String], _ rows: [[String]]) {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    text = all.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
