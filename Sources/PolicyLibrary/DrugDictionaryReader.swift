internal import Diagnostics
internal import RuleModel

/// Reads one dictionary file, which may build on another's classes, routes and potencies.
struct DrugDictionaryReader {
  let base: DrugContent
  let log: FaultLog
  private(set) var own = DrugContent()
  /// Where each name of a product stands: the products in the order of ``own``.
  private(set) var nameElements: [[YAMLElement]] = []
  private(set) var ambiguousElements: [(name: YAMLElement, entry: YAMLFields)] = []
  private(set) var tallManElements: [YAMLElement] = []

  init(base: DrugContent, log: FaultLog) {
    self.base = base
    self.log = log
  }

  mutating func read(_ root: YAMLElement) {
    let keys = ["potencies", "classes", "routes", "ambiguous", "tallman", "drugs"]
    guard let fields = root.fields(keys) else { return }
    own.potencies = fields["potencies"]?.texts ?? []
    own.classes = fields["classes"]?.openFields?.members.compactMap(readClass) ?? []
    own.routes = fields["routes"]?.openFields?.members.compactMap(readRoute) ?? []
    for group in fields["drugs"]?.list ?? [] { read(group: group) }
    for member in fields["ambiguous"]?.namedMembers ?? [] { read(ambiguous: member) }
    tallManElements = fields["tallman"]?.list ?? []
    own.tallManNames = tallManElements.compactMap(\.text)
  }

  private func readClass(
    _ id: String, _: SourcePosition?, _ element: YAMLElement
  ) -> DrugClass? {
    guard let fields = element.fields(["means", "source", "potency"]),
      let meaning = fields.required("means")?.text, let source = fields.required("source")?.text
    else { return nil }
    return DrugClass(
      id: id, meaning: meaning, source: source, hasPotency: fields["potency"]?.flag ?? false)
  }

  private func readRoute(
    _ name: String, _: SourcePosition?, _ element: YAMLElement
  ) -> DrugRoute? {
    guard let fields = element.fields(["units", "words"]) else { return nil }
    return DrugRoute(
      name: name, units: fields.required("units")?.texts ?? [],
      words: fields.required("words")?.texts ?? [])
  }

  private mutating func read(ambiguous member: NamedElement) {
    guard let fields = member.value.fields(["is", "accepted"]),
      let products = fields.required("is")?.texts, let accepted = fields.required("accepted")?.texts
    else { return }
    own.ambiguousNames.append(
      AmbiguousDrugName(name: member.name.text ?? "", products: products, accepted: accepted))
    ambiguousElements.append((member.name, fields))
  }

  // MARK: Drugs

  /// What the drugs of a group share.
  private struct Group {
    var classes: [String]
    var routes: [String]?
    var mechanism: String?
    var acceptsSuffix: Bool
  }

  private mutating func read(group element: YAMLElement) {
    let keys = ["classes", "routes", "mechanism", "suffix", "drugs"]
    guard let fields = element.fields(keys), let drugs = fields.required("drugs"),
      let classes = fields.required("classes")?.choices(of: (base.classes + own.classes).map(\.id))
    else { return }
    if let list = fields["classes"], list.list?.isEmpty == true {
      list.fault("\(element.path): a drug has at least one class")
    }
    let group = Group(
      classes: classes, routes: fields["routes"].flatMap(readRoutes),
      mechanism: fields["mechanism"]?.text, acceptsSuffix: fields["suffix"]?.flag ?? false)
    for member in drugs.namedMembers ?? [] { read(member, of: group) }
  }

  private func readRoutes(_ element: YAMLElement) -> [String]? {
    element.choices(of: (base.routes + own.routes).map(\.name))
  }

  private mutating func read(_ member: NamedElement, of group: Group) {
    guard let name = member.name.text else { return }
    let element = member.value
    var details = DrugDetails()
    if element.isTable {
      details = DrugDetails(
        element, potencies: own.potencies.isEmpty ? base.potencies : own.potencies)
    } else if !element.isAbsent {
      details.brands = element.isList ? element.list ?? [] : [element]
    }
    let routes = details.routes.flatMap(readRoutes) ?? group.routes
    if routes?.isEmpty ?? true {
      member.name.fault(
        "'\(name)' has no route", help: "add 'routes: […]' to the drug or to its group")
    }
    checkPotency(of: member.name, details, group.classes)
    let product = DrugProduct(
      id: details.id, name: name, brands: details.brands.compactMap(\.text),
      otherNames: details.also.compactMap(\.text), ingredient: details.ingredient,
      mechanism: details.mechanism ?? group.mechanism, classes: group.classes,
      routes: routes ?? [], potencies: details.potencies ?? [], strengths: details.strengths,
      forms: details.forms, acceptsSuffix: group.acceptsSuffix)
    own.products.append(product)
    nameElements.append([member.name] + details.brands + details.also)
  }

  private func checkPotency(of name: YAMLElement, _ details: DrugDetails, _ classes: [String]) {
    let potent = (base.classes + own.classes).filter { $0.hasPotency && classes.contains($0.id) }
    let has = details.potencies != nil
    guard has == potent.isEmpty else { return }
    name.fault(
      has
        ? "'\(name.text ?? "")' is of no class that has a potency"
        : "'\(name.text ?? "")' is of the class '\(potent[0].id)' but has no potency",
      help: has ? "take its 'potency' out" : "add its 'potency', by strength")
  }
}

/// What may stand under a drug's name.
private struct DrugDetails {
  var brands: [YAMLElement] = []
  var also: [YAMLElement] = []
  var ingredient: String?
  var id: String?
  var mechanism: String?
  var routes: YAMLElement?
  /// nil where the file gives none.
  var potencies: [ListedPotency]?
  var strengths: [DrugStrength] = []
  var forms: [String] = []

  init() {}

  init(_ element: YAMLElement, potencies: [String]) {
    let keys = [
      "brands", "also", "ingredient", "id", "mechanism", "routes", "potency", "strengths", "forms",
    ]
    guard let fields = element.fields(keys) else { return }
    brands = fields["brands"]?.list ?? []
    also = fields["also"]?.list ?? []
    ingredient = fields["ingredient"]?.text
    id = fields["id"]?.text
    mechanism = fields["mechanism"]?.text
    routes = fields["routes"]
    strengths = fields["strengths"]?.list?.compactMap(\.strength) ?? []
    forms = fields["forms"]?.texts ?? []
    self.potencies = fields["potency"]?.namedMembers?.compactMap { member in
      guard let strength = member.name.strength, let potency = member.value.choice(of: potencies)
      else { return nil }
      return ListedPotency(strength: strength, potency: potency)
    }
  }
}
