internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

extension RecordEvent {
  /// What the record keeps of it beside its kind: the same event is always the same bytes.
  public var json: JSONValue {
    switch self {
    case .created, .kept, .exported, .backedUp: .keys([])
    case .answered(let changes): changes.json
    case .dueChanged(let due): .keys([("due", due.json)])
    case .takenOver(let holder, let isGone):
      .keys([
        ("login", .text(holder.login)), ("host", .text(holder.host)),
        ("since", .text(holder.since.iso)), ("isGone", .boolean(isGone)),
      ])
    case .statusChanged(let change):
      .keys([
        ("from", .text(change.from.rawValue)), ("to", .text(change.to.rawValue)),
        ("reason", .optional(change.reason)),
      ])
    case .signed(let signing): signing.json
    case .letterIssued(let number, let format, let hash):
      .keys([
        ("number", .number(Decimal(number))), ("format", .text(format)), ("hash", .text(hash)),
      ])
    case .restored(let head):
      .keys([("last", .number(Decimal(head.sequence))), ("hash", .text(head.hash))])
    case .peopleListed(let hash, let text):
      .keys([("hash", .text(hash))] + (text.map { [("text", .text($0))] } ?? []))
    case .purged(let before, let last, let determinations):
      .keys([
        ("before", .text(before.iso)), ("last", .number(Decimal(last))),
        ("determinations", .number(Decimal(determinations))),
      ])
    }
  }
}

extension Due? {
  fileprivate var json: JSONValue {
    map { .keys([("moment", .text($0.moment.iso)), ("rule", .text($0.rule))]) } ?? .null
  }
}

extension Due {
  /// nil where the member says none.
  fileprivate init?(_ members: DraftMembers) throws(DraftFault) {
    guard !members.isNull("due") else { return nil }
    let parts = try members.member("due").object("an object")
    self.init(try parts.moment("moment"), rule: try parts.text("rule"))
  }
}

extension AnswerChanges {
  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("means", .text(means.rawValue)), ("document", .optional(document)),
      ("answers", .array(answers.map(\.json))),
    ]
    var content = Draft.Content()
    if let rows {
      content.rows = rows
      members.append(("rows", content.rowsJSON))
    }
    if let complete {
      content.complete = complete
      members.append(("complete", content.completeJSON))
    }
    if let policies { members.append(("policies", .array(policies.map(\.json)))) }
    return .keys(members)
  }
}

extension AnswerChanges.Answer {
  fileprivate static let removed = "removed"

  fileprivate var json: JSONValue {
    answer?.json(of: field)
      ?? .keys([("field", .text(field.text)), ("state", .text(Self.removed))])
  }

  fileprivate init(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    let isRemoved = try members.text("state") == Self.removed
    self.init(try members.field("field"), isRemoved ? nil : try Draft.Answer(members))
  }
}

extension RecordEvent.Signing {
  fileprivate var json: JSONValue {
    .keys(
      [
        ("number", .number(Decimal(number))), ("outcome", .text(outcome.rawValue)),
        ("signer", signer?.json ?? .null), ("people", .optional(people)),
        ("replaces", replaces.map { .number(Decimal($0)) } ?? .null),
        ("override", override?.json ?? .null), ("policies", .array(policies.map(\.json))),
      ] + clockMembers + [("hash", .text(hash))])
  }

  private var clockMembers: [(String, JSONValue)] {
    switch clock {
    case .due(let due, let isLate): [("due", Due?(due).json), ("isLate", .boolean(isLate))]
    case .unknown: [("due", .null)]
    case .unsaid: []
    }
  }
}

// MARK: - Reading

extension RecordEvent {
  /// The event that an entry keeps.
  public static func read(
    _ kind: String, _ bytes: [UInt8]
  ) throws(DraftFault) -> RecordEvent {
    let members = try DraftPlace(bytes).object("an object")
    switch kind {
    case "created": return .created
    case "kept": return .kept
    case "due": return .dueChanged(to: try Due(members))
    case "exported": return .exported
    case "backed-up": return .backedUp
    case "restored":
      return .restored(
        RecordHead(sequence: try members.count("last"), hash: try members.text("hash")))
    case "people":
      return .peopleListed(
        hash: try members.text("hash"), text: try members.optionalText("text"))
    case "answered": return .answered(try AnswerChanges(members))
    case "taken-over": return try takenOver(members)
    case "status":
      return .statusChanged(
        StatusChange(
          from: try members.choice("from"), to: try members.choice("to"),
          reason: try members.optionalText("reason")))
    case "signed": return .signed(try Signing(members))
    case "letter-issued":
      return .letterIssued(
        number: try members.count("number"), format: try members.text("format"),
        hash: try members.text("hash"))
    case "purged": return try purged(members)
    default: throw .unknownSchema(String(kind.prefix(40)).shownAsKey)
    }
  }

  private static func takenOver(_ members: DraftMembers) throws(DraftFault) -> RecordEvent {
    let holder = CaseHolder(
      login: try members.text("login"), host: try members.text("host"),
      since: try members.moment("since"))
    return .takenOver(from: holder, isGone: try members.flag("isGone"))
  }

  private static func purged(_ members: DraftMembers) throws(DraftFault) -> RecordEvent {
    .purged(
      before: try members.date("before"), last: try members.count("last"),
      determinations: try members.count("determinations"))
  }
}

extension AnswerChanges {
  fileprivate init(_ members: DraftMembers) throws(DraftFault) {
    self.init(
      means: try members.choice("means"), document: try members.optionalText("document"))
    for place in try members.member("answers").elements() { answers.append(try Answer(place)) }
    if members.has("rows") { rows = try Draft.Content.rows(members.member("rows")) }
    if members.has("complete") { complete = Set(try members.texts("complete")) }
    if members.has("policies") {
      policies = try Draft.PolicyVersion.list(members.member("policies"))
    }
  }
}

extension RecordEvent.Signing {
  fileprivate init(_ members: DraftMembers) throws(DraftFault) {
    self.init(
      number: try members.count("number"), outcome: try members.choice("outcome"),
      signer: members.isNull("signer") ? nil : try Person(members.member("signer")),
      people: try members.optionalText("people"),
      replaces: try members.optionalCount("replaces"),
      override: members.isNull("override")
        ? nil : try DeterminationHead.Override(members.member("override")),
      policies: try Draft.PolicyVersion.list(members.member("policies")),
      clock: try Self.clock(members), hash: try members.text("hash"))
  }

  private static func clock(_ members: DraftMembers) throws(DraftFault) -> Clock {
    guard members.has("due") else { return .unsaid }
    guard let due = try Due(members) else { return .unknown }
    return .due(due, isLate: try members.flag("isLate"))
  }
}
