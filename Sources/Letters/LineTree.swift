internal import RuleEngine
internal import RuleModel

/// The lines of a policy as the groups that they are.
struct LineTree {
  let line: LineFinding
  let members: [LineTree]

  /// The trees of lines in the order of the source, a group before its members.
  static func trees(of lines: [LineFinding]) -> [LineTree] {
    var rest = lines[...]
    return trees(&rest, depth: 0)
  }

  private static func trees(_ rest: inout ArraySlice<LineFinding>, depth: Int) -> [LineTree] {
    var trees: [LineTree] = []
    while let line = rest.first, line.depth >= depth {
      rest.removeFirst()
      trees.append(LineTree(line: line, members: Self.trees(&rest, depth: line.depth + 1)))
    }
    return trees
  }

  /// The lines without members, this one included.
  var leaves: [LineFinding] { members.isEmpty ? [line] : members.flatMap(\.leaves) }

  var isAny: Bool {
    if case .any = line.criterion.test { return true }
    return false
  }
}
