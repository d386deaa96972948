internal import FoundationEssentials
internal import RuleEngine

extension DeterminationHead {
  /// What a repository keeps of it: the same head is always the same bytes.
  public var json: JSONValue {
    .keys([
      ("outcome", .text(outcome.rawValue)), ("policies", .array(policies.map(\.json))),
      ("signer", signer.json), ("template", .text(template)), ("origins", originsJSON),
      ("override", override?.json ?? .null),
      ("replaces", replaces.map { .number(Decimal($0)) } ?? .null),
    ])
  }

  private var originsJSON: JSONValue {
    .array(
      origins.sorted { $0.key.text < $1.key.text }.map { field, origin in
        .keys([("field", .text(field.text)), ("origin", origin.json)])
      })
  }

  /// The head that a repository keeps.
  public static func read(_ bytes: [UInt8]) throws(DraftFault) -> DeterminationHead {
    let members = try DraftPlace(bytes).object("an object")
    return DeterminationHead(
      outcome: try members.choice("outcome"),
      policies: try Draft.PolicyVersion.list(members.member("policies")),
      signer: try Person(members.member("signer")), template: try members.text("template"),
      origins: try origins(members.member("origins")),
      override: members.isNull("override") ? nil : try Override(members.member("override")),
      replaces: try members.optionalCount("replaces"))
  }

  private static func origins(_ place: DraftPlace) throws(DraftFault) -> [FieldID: Origin] {
    var origins: [FieldID: Origin] = [:]
    for element in try place.elements() {
      let members = try element.object("an object")
      origins[try members.field("field")] = try Origin(members.member("origin"))
    }
    return origins
  }
}

extension DeterminationHead.Override {
  var json: JSONValue {
    .keys([
      ("reason", .text(reason)), ("criteria", .array(criteria.map { .text($0) })),
    ])
  }

  init(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    self.init(reason: try members.text("reason"), criteria: try members.texts("criteria"))
  }
}

extension Origin {
  /// With all its members, null where there is nothing to say.
  public var json: JSONValue {
    .keys([
      ("login", .text(login)), ("moment", .text(moment.iso)), ("means", .text(means.rawValue)),
      ("document", .optional(document)),
    ])
  }

  init(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    self.init(
      login: try members.text("login"), moment: try members.moment("moment"),
      means: try members.choice("means"), document: try members.optionalText("document"))
  }
}

extension Person {
  /// With all its members, null where there is nothing to say.
  public var json: JSONValue {
    .keys([
      ("login", .text(login)), ("name", .text(name)), ("role", .text(role.rawValue)),
      ("profession", .optional(profession)), ("credential", .optional(credential)),
      ("specialty", .optional(specialty)),
      (
        "license",
        license.map { .keys([("number", .text($0.number)), ("state", .text($0.state))]) } ?? .null
      ),
    ])
  }

  init(_ place: DraftPlace) throws(DraftFault) {
    let members = try place.object("an object")
    var license: License?
    if !members.isNull("license") {
      let parts = try members.member("license").object("an object")
      license = License(number: try parts.text("number"), state: try parts.text("state"))
    }
    self.init(
      login: try members.text("login"), name: try members.text("name"),
      role: try members.choice("role"), profession: try members.optionalText("profession"),
      credential: try members.optionalText("credential"),
      specialty: try members.optionalText("specialty"), license: license)
  }
}
