import RuleModel
import Testing

/// A dictionary of made-up drugs, so that these tests stand whatever the shipped one holds.
enum MadeUpDrugs {
  static let content = DrugContent(
    classes: [
      DrugClass(id: "ointment-steroid", meaning: "m", source: "s", hasPotency: true),
      DrugClass(id: "antibody", meaning: "m", source: "s"),
      DrugClass(id: "pill", meaning: "m", source: "s"),
    ],
    potencies: ["weak", "strong"],
    routes: [
      DrugRoute(name: "skin", units: ["%"], words: ["cream", "topical"]),
      DrugRoute(name: "mouth", units: ["mg"], words: ["tablets", "oral"]),
      DrugRoute(name: "needle", units: ["mg/ml"], words: ["injection", "auto-injector"]),
    ],
    products: [
      DrugProduct(
        name: "alfasone", brands: ["Alfa E"], classes: ["ointment-steroid"], routes: ["skin"],
        potencies: [listed("0.1%", "strong"), listed("0.05%", "weak")]),
      DrugProduct(
        name: "betasone", classes: ["ointment-steroid"], routes: ["skin"],
        potencies: [listed("1%", "weak"), listed("2%", "weak")], forms: ["mist"]),
      DrugProduct(
        name: "gammamab", brands: ["Gammara"], classes: ["antibody"], routes: ["needle"],
        acceptsSuffix: true),
      DrugProduct(
        id: "deltix", name: "deltanib tablets", brands: ["Deltix"], ingredient: "deltanib",
        classes: ["pill"], routes: ["mouth"]),
      DrugProduct(
        name: "deltanib cream", ingredient: "deltanib", classes: ["antibody"], routes: ["skin"],
        strengths: ["1.5%"].compactMap(DrugStrength.init)),
      DrugProduct(
        name: "epsilate", classes: ["pill"], routes: ["mouth", "needle"]),
    ],
    ambiguousNames: [
      AmbiguousDrugName(
        name: "deltanib", products: ["deltanib tablets", "deltanib cream"],
        accepted: ["deltanib tablets", "deltanib cream"])
    ],
    tallManNames: ["epsiLATE"])

  static let dictionary = DrugDictionary(content)

  static func listed(_ strength: String, _ potency: String) -> ListedPotency {
    DrugStrength(strength).map { ListedPotency(strength: $0, potency: potency) }
      ?? ListedPotency(strength: DrugStrength("100%")!, potency: "not a strength: \(strength)")
  }

  static func drug(_ name: String) -> Drug? {
    guard case .product(let drug) = dictionary.look(up: name) else { return nil }
    return drug
  }
}

@Suite("A drug dictionary")
struct DrugDictionaryTests {
  private let dictionary = MadeUpDrugs.dictionary

  @Test(
    "finds a name whatever its case, marks, spaces and hyphens",
    arguments: [
      "Alfa E", "ALFA E", "alfa-e", "AlfaE", "  alfa \t e ", "Alfa® E™", "Alfa(R) E (TM)",
      "alfa\u{2010}E", "alfa\u{A0}e", "alfa e\u{A0}cream", "alfa e\u{202F}cream", "Alfa E,",
      "Alfa E, cream",
    ])
  func findsVariants(_ name: String) {
    #expect(MadeUpDrugs.drug(name)?.generic == "alfasone")
    #expect(MadeUpDrugs.drug(name)?.name == "Alfa E")
  }

  @Test(
    "reads a strength wherever it stands",
    arguments: [
      ("alfasone 0.1%", "strong"), ("alfasone 0.10 %", "strong"), ("alfasone .1%", "strong"),
      ("0.1% alfasone", "strong"), ("alfasone 00.1% cream", "strong"),
      ("alfasone cream 0.05%", "weak"), ("betasone 1%", "weak"), ("betasone 2.0%", "weak"),
    ])
  func readsStrength(_ name: String, _ potency: String) {
    #expect(MadeUpDrugs.drug(name)?.potency == potency)
  }

  @Test("has a potency without a strength only where all strengths share one")
  func hasSharedPotency() {
    #expect(MadeUpDrugs.drug("betasone")?.potency == "weak")
    #expect(MadeUpDrugs.drug("betasone")?.needsPotency == false)
    #expect(MadeUpDrugs.drug("alfasone")?.potency == nil)
    #expect(MadeUpDrugs.drug("alfasone")?.needsPotency == true)
    #expect(MadeUpDrugs.drug("betasone 3%")?.needsPotency == true)
    #expect(MadeUpDrugs.drug("epsilate")?.needsPotency == false)
  }

  @Test(
    "takes a form only where it is one of the product's own routes",
    arguments: [
      ("epsilate tablets", true), ("oral epsilate injection", true), ("epsilate cream", false),
      ("gammamab auto-injector", true), ("gammamab autoinjector", true),
      ("gammamab tablets", false), ("betasone mist", true), ("alfasone mist", false),
      ("topical betasone", true), ("oral betasone", false), ("epsilate 5 mg", true),
      ("epsilate 5mg tablets", true), ("epsilate 5%", false), ("alfasone 5 mg", false),
      ("deltanib cream 1.5%", true), ("deltanib cream 2%", false), ("alfasone 0%", false),
      ("alfasone 0.1% 0.05%", false), ("cream", false), ("0.1%", false), ("", false),
    ])
  func takesOwnForms(_ name: String, _ isKnown: Bool) {
    #expect((MadeUpDrugs.drug(name) != nil) == isKnown)
  }

  @Test(
    "takes a biosimilar's suffix after a generic name that allows one",
    arguments: [
      ("gammamab-abcd", "gammamab-abcd"), ("GAMMAMAB-ABCD injection", "gammamab-abcd"),
      ("gammamab-abc", nil), ("gammamab-abcde", nil), ("gammamab-ab1d", nil),
      ("gammamab abcd", nil), ("Gammara-abcd", nil), ("epsilate-abcd", nil),
    ])
  func takesSuffix(_ name: String, _ found: String?) {
    #expect(MadeUpDrugs.drug(name)?.name == found)
  }

  @Test("gives the accepted names for one of several products, unless something tells them apart")
  func givesAcceptedNames() {
    let accepted = DrugMatch.ambiguous(accepted: ["deltanib tablets", "deltanib cream"])
    for name in ["deltanib", "DELTANIB®", "deltanib injection", "deltanib 2%"] {
      #expect(dictionary.look(up: name) == accepted, "\(name)")
    }
    for name in ["deltanib tablets", "oral deltanib", "deltanib 5 mg", "Deltix"] {
      #expect(MadeUpDrugs.drug(name)?.product == "deltix", "\(name)")
    }
    for name in ["deltanib cream", "topical deltanib", "deltanib 1.5%"] {
      #expect(MadeUpDrugs.drug(name)?.product == "deltanib cream", "\(name)")
      #expect(MadeUpDrugs.drug(name)?.ingredient == "deltanib")
    }
  }

  @Test(
    "reads two names of one drug, one of them in parentheses",
    arguments: [
      ("Gammara (gammamab)", "Gammara"), ("gammamab (Gammara®)", "gammamab"),
      ("GAMMARA®(gammamab-abcd injection)", "Gammara"), ("Deltix (deltanib)", "Deltix"),
      ("deltanib (Deltix)", "Deltix"), ("deltanib (Deltix) 5 mg", "deltanib 5 mg"),
      ("Alfa E (alfasone 0.1%)", "alfasone 0.1%"), ("Alfa E 0.1% (alfasone)", "Alfa E 0.1%"),
      ("Alfa E (alfasone) 0.1% cream", "Alfa E 0.1%"),
      ("epsilate (since May)", nil), ("some drug (epsilate)", nil), ("epsilate ()", nil),
      ("(epsilate)", nil), ("epsilate (R)", "epsilate"), (")epsilate(", nil),
    ])
  func readsPairs(_ name: String, _ found: String?) {
    #expect(MadeUpDrugs.drug(name)?.name == found)
  }

  @Test(
    "takes no drug for another because one name stands beside the other",
    arguments: [
      ("Gammara (epsilate)", ["Gammara", "epsilate"]),
      ("Alfa E 0.1% (alfasone 0.05%)", ["Alfa E 0.1%", "alfasone 0.05%"]),
      ("epsilate (deltanib)", ["epsilate", "deltanib tablets", "deltanib cream"]),
      ("deltanib (deltanib)", ["deltanib tablets", "deltanib cream"]),
    ])
  func refusesPairsOfTwoDrugs(_ name: String, _ accepted: [String]) {
    #expect(dictionary.look(up: name) == .ambiguous(accepted: accepted))
  }

  @Test("does not know a name that is misspelt, and suggests the one that may be meant")
  func suggests() {
    #expect(dictionary.look(up: "epsilat") == .unknown)
    #expect(dictionary.suggestions(for: "epzilate") == ["epsilate"])
    #expect(dictionary.suggestions(for: "nothing like it") == [])
    #expect(dictionary.suggestions(for: "epsilate acetone") == ["epsilate"])
  }

  @Test("spells look-alike names apart for display only")
  func spellsTallMan() {
    #expect(MadeUpDrugs.drug("EPSILATE 5 mg")?.tallManName == "epsiLATE 5 mg")
    #expect(MadeUpDrugs.drug("epsilate 5 mg")?.name == "epsilate 5 mg")
  }

  @Test("tells which classes have a potency")
  func tellsPotentClasses() {
    #expect(dictionary.hasPotency(["pill", "ointment-steroid"]))
    #expect(!dictionary.hasPotency(["pill"]) && !dictionary.hasPotency(["no such class"]))
  }

  @Test("gives an organization's drug in place of the one of its name, and adds the others")
  func merges() {
    let own = DrugContent(
      products: [
        DrugProduct(name: "Epsilate", classes: ["antibody"], routes: ["mouth"]),
        DrugProduct(name: "zetanib", brands: ["Gammara"], classes: ["pill"], routes: ["mouth"]),
      ])
    let merged = DrugDictionary(MadeUpDrugs.content.merging(own))
    #expect(merged.content.products.count == MadeUpDrugs.content.products.count + 1)
    #expect(merged.content.potencies == ["weak", "strong"])
    for (name, classes) in [
      ("epsilate", ["antibody"]), ("zetanib", ["pill"]), ("Gammara", ["pill"]),
      ("gammamab", ["antibody"]), ("alfasone", ["ointment-steroid"]),
    ] {
      guard case .product(let drug) = merged.look(up: name) else {
        Issue.record("\(name) is not known")
        continue
      }
      #expect(drug.classes == classes, "\(name)")
    }
  }
}

@Suite("A strength")
struct DrugStrengthTests {
  @Test(
    "is read without needless zeros",
    arguments: [
      ("0.1%", "0.1%"), ("0.10 %", "0.1%"), (".1%", "0.1%"), ("2.50%", "2.5%"), ("010 mg", "10 mg"),
      ("5MG", "5 mg"), ("1.0%", "1%"), ("40 mg/mL", "40 mg/ml"), ("100%", "100%"),
    ])
  func isRead(_ text: String, _ expected: String) {
    #expect(DrugStrength(text)?.text == expected)
  }

  @Test(
    "is a figure above nought with a unit",
    arguments: ["", "%", "0%", "0.1", "1.2.3%", "a%", "5.%"])
  func isRefused(_ text: String) {
    #expect(DrugStrength(text) == nil)
  }
}
