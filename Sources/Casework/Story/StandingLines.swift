public import RuleEngine
internal import RuleModel

/// A line of the policies with what became of it, as far as a decision against them needs it.
public struct StandingLine: Sendable, Hashable {
  /// Its place in the source: `3.b`.
  public let cite: String
  public let status: LineStatus
  /// How many groups it stands in.
  public let depth: Int
  /// Of a group: whether one of its members is enough; nil for a line of its own.
  public let needsOne: Bool?

  public init(_ cite: String, _ status: LineStatus, depth: Int = 0, needsOne: Bool? = nil) {
    self.cite = cite
    self.status = status
    self.depth = depth
    self.needsOne = needsOne
  }

  init(_ finding: LineFinding) {
    let needsOne: Bool? =
      switch finding.criterion.test {
      case .expression: nil
      case .all: false
      case .any: true
      }
    self.init(
      finding.criterion.cite, finding.status, depth: finding.depth, needsOne: needsOne)
  }
}

/// The lines of the policies, a group before its members, and which of them a decision has to name
/// that is not theirs.
public struct StandingLines: Sendable, Hashable {
  private let lines: [StandingLine]

  public init(_ lines: [StandingLine] = []) { self.lines = lines }

  public init(_ finding: Finding) {
    lines = finding.policies.flatMap(\.countedLines).map(StandingLine.init)
  }

  /// The places of the lines that a decision of this outcome can be about: of an approval those that
  /// stand in its way, of a denial all that apply.
  public func namable(for outcome: Outcome) -> Set<String> {
    guard outcome == .approve else {
      return Set(lines.filter { $0.status != .notApplicable }.map(\.cite))
    }
    var metDepth: Int?
    let standing = lines.filter { line in
      if let depth = metDepth, line.depth > depth { return false }
      metDepth = line.isInTheWay ? nil : line.depth
      return line.isInTheWay
    }
    return Set(standing.map(\.cite))
  }

  /// What would still stand in the way of an approval if the named lines were met, each in words:
  /// `3.b`, or `one of 4.a and 4.b`. None where they are all.
  public func obstacles(besides named: Set<String>) -> [String] {
    tops.flatMap { obstacles(at: $0, named) }
  }

  /// Whether the criteria would not be met if the named lines were not.
  public func denies(without named: Set<String>) -> Bool {
    tops.contains { truth(at: $0, named, as: .false) == .false }
  }
}

extension StandingLine {
  fileprivate var isInTheWay: Bool {
    switch status {
    case .notMet, .unknown, .holds: true
    case .met, .notApplicable, .clear: false
    }
  }

  fileprivate var truth: Truth {
    switch status {
    case .met, .notApplicable, .clear: .true
    case .notMet, .holds: .false
    case .unknown: .unknown
    }
  }
}

extension StandingLines {
  private var tops: [Int] { lines.indices.filter { lines[$0].depth == 0 } }

  /// The places of what stands in a group, one group deep, but for what does not apply.
  private func members(of place: Int) -> [Int] {
    let depth = lines[place].depth
    let below = lines.indices.suffix(from: place + 1).prefix { lines[$0].depth > depth }
    return below.filter { lines[$0].depth == depth + 1 && lines[$0].status != .notApplicable }
  }

  /// What a line would be if the named ones were so.
  private func truth(at place: Int, _ named: Set<String>, as truth: Truth) -> Truth {
    let line = lines[place]
    if line.status == .notApplicable { return .true }
    if named.contains(line.cite) { return truth }
    let members = members(of: place)
    guard let needsOne = line.needsOne, !members.isEmpty, concerns(members, named) else {
      return line.truth
    }
    let truths = members.map { self.truth(at: $0, named, as: truth) }
    return needsOne
      ? truths.reduce(.false) { $0.or($1) } : truths.reduce(.true) { $0.and($1) }
  }

  /// Whether anything in a group was named.
  private func concerns(_ members: [Int], _ named: Set<String>) -> Bool {
    members.contains { named.contains(lines[$0].cite) || concerns(self.members(of: $0), named) }
  }

  private func obstacles(at place: Int, _ named: Set<String>) -> [String] {
    let line = lines[place]
    guard truth(at: place, named, as: .true) != .true else { return [] }
    let members = members(of: place)
    guard let needsOne = line.needsOne, !members.isEmpty else { return [line.cite] }
    if needsOne {
      return ["one of \(members.map { lines[$0].cite }.inWords())"]
    }
    let below = members.flatMap { obstacles(at: $0, named) }
    return below.isEmpty ? [line.cite] : below
  }
}

extension Outcome {
  /// What a reviewer can decide instead, against the criteria: the whole request, one way or the
  /// other. What part of it to approve no policy says then, and so nobody would have to.
  public var alternatives: [Outcome] {
    switch self {
    case .approve, .partial: [.deny]
    case .deny: [.approve]
    case .refer, .incomplete: [.approve, .deny]
    case .noPolicy: []
    }
  }
}
