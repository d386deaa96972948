public import RuleModel

extension ClockTable {
  /// The kinds of request that rules tell apart for a case, as far as it is known what they are for.
  public func tracks(for clockCase: ClockCase) -> [Choice] {
    let names = trackNames(for: clockCase)
    return tracks.filter { names.contains($0.value) }
  }

  /// Whether a limit hangs on when the approved course ends that a request is to extend.
  public func asksForCourseEnd(of clockCase: ClockCase) -> Bool {
    guard let track = clockCase.track else { return false }
    return rulesOfAnyTrack(for: clockCase).contains {
      $0.scope.leadHours != nil && $0.scope.tracks.contains(track)
    }
  }

  /// A case without a kind of request that no rule for it knows: the limits of those that there are
  /// may hold for it. One for which no decision has a limit has to be a kind of it for certain.
  func withKnownTrack(_ clockCase: ClockCase) -> ClockCase {
    guard let track = clockCase.track, !isDecided(track, for: clockCase) else { return clockCase }
    var other = clockCase
    (other.track, other.courseEnds) = (nil, nil)
    let isSure = rulesOfAnyTrack(for: other).contains {
      $0.scope.tracks.contains(track) && $0.scope.open(for: other) == [.track]
    }
    return isSure ? clockCase : other
  }

  /// Whether the decision of such a request has a limit, whatever line of business it turns out to be.
  private func isDecided(_ track: String, for clockCase: ClockCase) -> Bool {
    let lines = clockCase.line.map { [$0] } ?? Set(rules.flatMap(\.scope.lines.keys)).sorted()
    return lines.allSatisfy { line in
      var known = clockCase
      known.line = line
      return decidedTracks(for: known).contains(track)
    }
  }

  /// The kinds of request for which a decision has a limit.
  func decidedTracks(for clockCase: ClockCase) -> Set<String> {
    trackNames(for: clockCase) { $0.duty == .decide }
  }

  private func trackNames(
    for clockCase: ClockCase, where isMeant: (ClockRule) -> Bool = { _ in true }
  ) -> Set<String> {
    Set(rulesOfAnyTrack(for: clockCase).filter(isMeant).flatMap(\.scope.tracks))
  }

  /// What would hold, or may, if nobody had said what kind of request it is.
  private func rulesOfAnyTrack(for clockCase: ClockCase) -> [ClockRule] {
    var open = clockCase
    (open.track, open.courseEnds) = (nil, nil)
    return rules.filter {
      $0.isOn && $0.isInForce(on: open.received?.day) && $0.scope.open(for: open) != nil
    }
  }
}
