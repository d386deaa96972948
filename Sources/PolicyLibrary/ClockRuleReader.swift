internal import Casework
internal import RuleModel

/// Reads the rules of a clock table.
struct ClockRuleReader {
  let lines: [String]
  let states: [String]
  let tracks: [String]
  let bufferHours: Int

  private static let keys = [
    "for", "tracks", "urgency", "states", "lead", "duty", "starts", "limit", "pend", "inForce",
    "source", "certainty", "checked", "on",
  ]

  /// nil, with faults, when anything is wrong.
  func rule(_ id: String, _ element: YAMLElement) -> ClockRule? {
    guard let fields = element.fields(Self.keys) else { return nil }
    let words = (
      source: fields.required("source")?.saidText, certainty: certainty(fields),
      checked: fields.required("checked")?.date, isOn: fields.required("on")?.flag
    )
    let parts = (
      scope: scope(fields), start: start(fields), limit: limit(fields), pend: pend(fields),
      duty: duty(fields), inForce: fields.daysInForce
    )
    guard let source = words.source, let certainty = words.certainty, let checked = words.checked,
      let isOn = words.isOn, let scope = parts.scope, let start = parts.start,
      let limit = parts.limit, let pend = parts.pend, let duty = parts.duty
    else { return nil }
    check(element, duty, start, pend)
    return ClockRule(
      id: id, duty: duty, scope: scope, start: start, limit: limit, pend: pend,
      inForceFrom: parts.inForce.from, inForceThrough: parts.inForce.through, source: source,
      certainty: certainty, checkedOn: checked, isOn: isOn)
  }

  /// Combinations that each say something and together nothing.
  private func check(
    _ element: YAMLElement, _ duty: ClockRule.Duty, _ start: ClockRule.Start, _ pend: ClockRule.Pend
  ) {
    if duty == .decide, start == .decided {
      element.fault(
        "\(element.path): a decision cannot be due from when it was made",
        help: "write 'duty: notify', or another start")
    }
    if (start == .complete) != (pend == .startsWhenComplete) {
      element.fault(
        "\(element.path): starts '\(start.rawValue)' and the pend effect '\(pend.name)' differ",
        help: "'starts: complete' and 'effect: starts-when-complete' go together")
    }
    if duty == .notify, pend != .doesNotStop, pend != .startsWhenComplete {
      element.fault(
        "\(element.path): a request for information changes no limit for a notice",
        help: "write 'pend: {effect: does-not-stop}'")
    }
  }
}

extension ClockRuleReader {
  private func scope(_ fields: YAMLFields) -> ClockRule.Scope? {
    let urgency = fields.required("urgency")?
      .choice(of: Urgency.allCases.map(\.rawValue) + ["any"])
    let lines = fields.required("for")?.fundings(of: self.lines)
    let tracks = fields.required("tracks")?.names(of: tracks)
    let states = fields["states"].map { $0.names(of: self.states) }
    let lead = fields["lead"].map { $0.span(in: [.hours]) }
    guard let urgency, let lines, let tracks, states != .some(nil), lead != .some(nil) else {
      return nil
    }
    var leadHours: Int?
    if case .hours(let hours)?? = lead { leadHours = hours }
    return ClockRule.Scope(
      lines: lines, tracks: tracks,
      urgencies: Urgency(rawValue: urgency).map { [$0] } ?? Set(Urgency.allCases),
      states: states ?? nil, leadHours: leadHours)
  }

  private func duty(_ fields: YAMLFields) -> ClockRule.Duty? {
    guard let element = fields["duty"] else { return .decide }
    return element.choice(of: ClockRule.Duty.allCases.map(\.rawValue)).flatMap(ClockRule.Duty.init)
  }

  private func start(_ fields: YAMLFields) -> ClockRule.Start? {
    fields.required("starts")?.choice(of: ClockRule.Start.allCases.map(\.rawValue))
      .flatMap(ClockRule.Start.init)
  }

  private func limit(_ fields: YAMLFields) -> ClockSpan? {
    guard let element = fields.required("limit"), let limit = element.span() else { return nil }
    if case .hours(let hours) = limit, hours <= bufferHours {
      element.fault(
        "\(element.path): the buffer of \(ClockSpan.hours(bufferHours).words) leaves nothing of "
          + limit.words, help: "write a shorter buffer")
    }
    return limit
  }

  private func pend(_ fields: YAMLFields) -> ClockRule.Pend? {
    guard let pend = fields.required("pend")?.openFields,
      let effect = pend.required("effect")?.choice(of: Self.spans.keys.sorted()),
      let names = Self.spans[effect],
      pend.owner.fields(["effect"] + names + (effect == "tolls" ? ["notice"] : [])) != nil
    else { return nil }
    let spans = names.compactMap { pend.required($0)?.span() }
    let notice = effect == "tolls" ? pend["notice"].map { $0.span() } : nil
    guard spans.count == names.count, notice != .some(nil) else { return nil }
    return switch effect {
    case "tolls": .tolls(notice: notice ?? nil, answer: spans[0], decision: spans[1])
    case "own-clock": .ownClock(notice: spans[0], answer: spans[1], decision: spans[2])
    case "extension": .extends(by: spans[0])
    case "starts-when-complete": .startsWhenComplete
    default: .doesNotStop
    }
  }

  /// The lengths of time that each effect needs, in the order in which they are read.
  private static let spans = [
    "tolls": ["answer", "decision"], "own-clock": ["notice", "answer", "decision"],
    "extension": ["by"], "starts-when-complete": [], "does-not-stop": [],
  ]

  private func certainty(_ fields: YAMLFields) -> String? {
    fields.required("certainty")?.certainty
  }
}

extension YAMLElement {
  /// Marks of how sure something is, as in `R+S`.
  var certainty: String? {
    guard let text else { return nil }
    let allowed = ["R", "r", "M", "S", "K"]
    let marks = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if marks.allSatisfy(allowed.contains) { return text }
    fault(
      "\(path): '\(text)' is no mark of certainty",
      help: "write one of \(allowed.joined(separator: ", ")), or several as in 'R+S'")
    return nil
  }

  /// Lines of business, each with kinds of funding; nil for one with any.
  func fundings(of lines: [String]) -> [String: Set<Funding>?]? {
    guard let table = fields(lines) else { return nil }
    if table.members.isEmpty {
      fault("\(path): names no line of business", help: "write one or more")
    }
    return table.members.reduce(into: [:]) { lines, member in
      if member.value.plainText == "any" {
        lines.updateValue(nil, forKey: member.key)
      } else if let names = member.value.names(of: Funding.allCases.map(\.rawValue)) {
        lines.updateValue(Set(names.compactMap(Funding.init)), forKey: member.key)
      }
    }
  }
}

extension YAMLFields {
  /// The first and the last day that `inForce` names; nil for either that it does not.
  var daysInForce: (from: CalendarDate?, through: CalendarDate?) {
    guard let element = self["inForce"], let days = element.fields(["from", "through"]) else {
      return (nil, nil)
    }
    let (from, through) = (days["from"]?.date, days["through"]?.date)
    if let from, let through, through < from {
      element.fault(
        "\(element.path): ends on \(through.iso), before it begins",
        help: "it begins on \(from.iso); write a later end")
    }
    if days.members.isEmpty {
      element.fault("\(element.path): names no day", help: "write from, through, or both")
    }
    return (from, through)
  }
}
