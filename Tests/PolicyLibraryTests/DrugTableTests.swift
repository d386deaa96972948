import Diagnostics
import FoundationEssentials
import PolicyLibrary
import RuleModel
import Testing

/// The dictionary that the program ships.
enum ShippedDrugs {
  static let source: SourceText = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Resources/drugs.yaml")
    let bytes = (try? Data(contentsOf: file)) ?? Data()
    return SourceText(name: "drugs.yaml", text: String(decoding: bytes, as: UTF8.self))
  }()

  static let dictionary: DrugDictionary = {
    let (dictionary, diagnostics) = DrugDictionary.reading([source])
    for diagnostic in diagnostics { Issue.record("\(diagnostic.rendered)") }
    return dictionary ?? DrugDictionary(DrugContent())
  }()

  static func drug(_ name: String) -> Drug? {
    guard case .product(let drug) = dictionary.look(up: name) else { return nil }
    return drug
  }
}

/// One name a product: members are compared by product, so each class needs one name of each.
private let members: [(drugClass: String, names: [String])] = [
  (
    "biologic",
    [
      "Humira", "Cimzia", "Enbrel", "Remicade", "Simponi", "Actemra", "Kevzara", "Orencia",
      "Rituxan", "Kineret", "Omvoh", "Stelara", "Siliq", "Cosentyx", "Taltz", "Bimzelx", "Ilumya",
      "Skyrizi", "Tremfya", "Entyvio",
    ]
  ),
  (
    "biologic-immunomodulator",
    [
      "Adbry", "Cinqair", "Dupixent", "Ebglyss", "Nemluvio", "Fasenra", "Nucala", "Tezspire",
      "Xolair",
    ]
  ),
  (
    "targeted-synthetic-oral",
    [
      "Otezla", "Sotyktu", "Zeposia", "Velsipity", "Cibinqo", "Olumiant", "Litfulo", "Leqselvi",
      "Rinvoq", "Xeljanz", "Inrebic", "Jakafi", "Jakafi XR",
    ]
  ),
  (
    "jak-inhibitor",
    [
      "Cibinqo", "Olumiant", "Litfulo", "Leqselvi", "Rinvoq", "Xeljanz", "Inrebic", "Jakafi",
      "Jakafi XR", "Opzelura", "Anzupgo",
    ]
  ),
  ("topical-jak-inhibitor", ["Opzelura", "Anzupgo"]),
  (
    "potent-immunosuppressant",
    [
      "azathioprine", "cyclosporine", "mycophenolate mofetil", "systemic tacrolimus", "sirolimus",
    ]
  ),
  (
    "conventional-systemic",
    [
      "prednisone", "prednisolone", "methylprednisolone", "dexamethasone", "methotrexate",
      "cyclosporine", "azathioprine",
    ]
  ),
  (
    "systemic-corticosteroid",
    ["prednisone", "prednisolone", "methylprednisolone", "dexamethasone"]
  ),
  (
    "systemic-immunosuppressant",
    [
      "mycophenolate mofetil", "cyclosporine", "systemic tacrolimus", "sirolimus", "imatinib",
      "Imbruvica", "Rezurock",
    ]
  ),
  (
    "topical-corticosteroid",
    [
      "augmented betamethasone", "clobetasol propionate", "diflorasone diacetate",
      "halobetasol propionate", "Florone", "fluocinonide", "triamcinolone acetonide",
      "desoximetasone", "fluocinolone acetonide", "mometasone", "alclometasone", "desonide",
      "hydrocortisone",
    ]
  ),
  ("topical-calcineurin-inhibitor", ["tacrolimus ointment", "pimecrolimus"]),
  ("topical-pde4-inhibitor", ["crisaborole"]),
  ("anti-il-6", ["tocilizumab", "sarilumab"]),
  ("hydroxyurea", ["hydroxyurea"]),
  ("interferon", ["Intron A", "interferon"]),
  ("peginterferon", ["Pegasys", "PegIntron", "peginterferon"]),
  ("anagrelide", ["anagrelide"]),
  ("imbruvica", ["ibrutinib"]),
  ("rezurock", ["belumosudil"]),
  (
    "other",
    [
      "Kenalog injection", "Adcetris", "alemtuzumab", "azacitidine", "belinostat", "bendamustine",
      "bortezomib", "carboplatin", "cisplatin", "cyclophosphamide", "cytarabine", "doxorubicin",
      "duvelisib", "etoposide", "gemcitabine", "ifosfamide", "lenalidomide", "oxaliplatin",
      "pralatrexate", "romidepsin", "vasopressin", "vincristine",
    ]
  ),
]

@Suite("The drugs that the program ships")
struct DrugTableTests {
  @Test("are read without a fault")
  func isFaultless() {
    #expect(DrugDictionary.reading([ShippedDrugs.source]).diagnostics.map(\.rendered) == [])
  }

  @Test("have exactly these members in each class", arguments: members)
  func hasMembers(_ row: (drugClass: String, names: [String])) {
    let found = ShippedDrugs.dictionary.content.products
      .filter { $0.classes.contains(row.drugClass) }.map(\.id)
    let expected = row.names.map { ShippedDrugs.drug($0)?.product ?? "no \($0)" }
    #expect(Set(found) == Set(expected))
    #expect(Set(expected).count == row.names.count, "each name is a product of its own")
  }

  @Test("are of these classes and no others")
  func hasClasses() {
    #expect(ShippedDrugs.dictionary.content.classes.map(\.id) == members.map(\.drugClass))
  }

  @Test(
    "have the classes of all rows they stand in",
    arguments: [
      ("Sotyktu", ["targeted-synthetic-oral"]),
      ("methotrexate", ["conventional-systemic"]),
      ("Dupixent", ["biologic-immunomodulator"]),
      ("tocilizumab", ["anti-il-6", "biologic"]),
      (
        "cyclosporine",
        ["conventional-systemic", "potent-immunosuppressant", "systemic-immunosuppressant"]
      ),
      ("azathioprine", ["conventional-systemic", "potent-immunosuppressant"]),
      ("prednisone", ["conventional-systemic", "systemic-corticosteroid"]),
      ("Imbruvica", ["imbruvica", "systemic-immunosuppressant"]),
      ("belumosudil", ["rezurock", "systemic-immunosuppressant"]),
      ("imatinib", ["systemic-immunosuppressant"]),
      ("hydroxyurea", ["hydroxyurea"]),
      ("Opzelura", ["jak-inhibitor", "topical-jak-inhibitor"]),
      ("Jakafi", ["jak-inhibitor", "targeted-synthetic-oral"]),
      ("Prograf", ["potent-immunosuppressant", "systemic-immunosuppressant"]),
      ("Protopic", ["topical-calcineurin-inhibitor"]),
      ("Kenalog-40", ["other"]),
    ])
  func hasClasses(_ name: String, _ classes: [String]) {
    #expect(ShippedDrugs.drug(name)?.classes.sorted() == classes)
  }

  @Test(
    "have the potency of their strength",
    arguments: [
      ("augmented betamethasone", "super-high"), ("augmented betamethasone 0.05%", "super-high"),
      ("Diprolene AF", "super-high"), ("clobetasol propionate", "super-high"),
      ("clobetasol propionate 0.05 %", "super-high"), ("Temovate", "super-high"),
      ("diflorasone", "super-high"), ("diflorasone diacetate 0.05%", "super-high"),
      ("Maxiflor", "super-high"), ("Psorcon E", "super-high"), ("Ultravate", "super-high"),
      ("halobetasol propionate", "super-high"),
      ("Florone", "high"), ("Florone E 0.05%", "high"), ("fluocinonide", "high"),
      ("Lidex", "high"), ("Lidex-E", "high"), ("triamcinolone acetonide 0.5%", "high"),
      ("Aristocort 0.5%", "high"), ("Kenalog 0.5%", "high"), ("triamcinolone 0.5% cream", "high"),
      ("desoximetasone", "medium"), ("desoximetasone 0.05%", "medium"), ("Topicort", "medium"),
      ("fluocinolone acetonide 0.025%", "medium"), ("Synalar 0.025%", "medium"),
      ("mometasone", "medium"), ("Elocon 0.1%", "medium"),
      ("triamcinolone acetonide 0.1%", "medium"), ("triamcinolone acetonide 0.025%", "medium"),
      ("Kenalog 0.10 %", "medium"), ("Kenalog .025%", "medium"), ("Aristocort 0.1%", "medium"),
      ("alclometasone", "low"), ("Aclovate 0.05%", "low"), ("desonide", "low"), ("Desowen", "low"),
      ("fluocinolone acetonide 0.01%", "low"), ("Synalar 0.01% solution", "low"),
      ("hydrocortisone 2.5%", "low"), ("Hytone", "low"), ("hydrocortisone", "low"),
    ])
  func hasPotency(_ name: String, _ potency: String) {
    #expect(ShippedDrugs.drug(name)?.potency == potency)
    #expect(ShippedDrugs.drug(name)?.needsPotency == false)
  }

  @Test(
    "need a potency where no table gives the strength, or strengths differ",
    arguments: [
      "triamcinolone acetonide", "Aristocort", "Kenalog cream", "triamcinolone cream",
      "fluocinolone acetonide", "Synalar", "hydrocortisone 1%", "desoximetasone 0.25%",
      "clobetasol propionate 0.025%", "Kenalog 0.2%", "augmented betamethasone 0.1%",
    ])
  func needsPotency(_ name: String) {
    let drug = ShippedDrugs.drug(name)
    #expect(drug?.classes == ["topical-corticosteroid"])
    #expect(drug?.potency == nil)
    #expect(drug?.needsPotency == true)
  }

  @Test("have no potency, nor need one, outside topical corticosteroids")
  func needsNoPotencyElsewhere() {
    for product in ShippedDrugs.dictionary.content.products
    where product.classes != ["topical-corticosteroid"] {
      let drug = ShippedDrugs.drug(product.name)
      #expect(drug?.potency == nil && drug?.needsPotency == false, "\(product.name)")
    }
  }

  @Test(
    "refuse a name of several classes, with the names that are accepted",
    arguments: [
      ("tacrolimus", ["tacrolimus ointment", "systemic tacrolimus"]),
      ("Tacrolimus®", ["tacrolimus ointment", "systemic tacrolimus"]),
      ("tacrolimus solution", ["tacrolimus ointment", "systemic tacrolimus"]),
      ("ruxolitinib", ["ruxolitinib cream", "ruxolitinib tablets"]),
      ("KENALOG™", ["Kenalog 0.1%", "Kenalog injection"]),
      ("triamcinolone", ["triamcinolone acetonide", "triamcinolone injection"]),
      ("triamcinolone tablets", ["triamcinolone acetonide", "triamcinolone injection"]),
    ])
  func refusesAmbiguous(_ name: String, _ some: [String]) {
    guard case .ambiguous(let accepted) = ShippedDrugs.dictionary.look(up: name) else {
      Issue.record("\(name) is not ambiguous")
      return
    }
    #expect(Set(some).isSubset(of: accepted))
  }

  @Test(
    "are told apart by a form, a route or a strength",
    arguments: [
      ("tacrolimus ointment", "tacrolimus ointment"),
      ("tacrolimus 0.1% ointment", "tacrolimus ointment"),
      ("tacrolimus ointment 0.03%", "tacrolimus ointment"),
      ("topical tacrolimus", "tacrolimus ointment"), ("Protopic ointment", "tacrolimus ointment"),
      ("systemic tacrolimus", "systemic tacrolimus"), ("oral tacrolimus", "systemic tacrolimus"),
      ("tacrolimus capsules", "systemic tacrolimus"), ("tacrolimus 1 mg", "systemic tacrolimus"),
      ("Prograf", "systemic tacrolimus"), ("ruxolitinib cream", "opzelura"),
      ("ruxolitinib 1.5% cream", "opzelura"), ("topical ruxolitinib", "opzelura"),
      ("ruxolitinib tablets", "jakafi"), ("ruxolitinib XR", "jakafi-xr"),
      ("ruxolitinib extended-release tablets", "jakafi-xr"), ("Jakafi XR 22 mg", "jakafi-xr"),
      ("Kenalog 0.1%", "triamcinolone acetonide"), ("Kenalog cream", "triamcinolone acetonide"),
      ("Kenalog injection", "triamcinolone injection"),
      ("Kenalog 40 mg/mL", "triamcinolone injection"), ("Kenalog 40", "triamcinolone injection"),
      ("triamcinolone injection", "triamcinolone injection"),
      ("triamcinolone acetonide injection", "triamcinolone injection"),
    ])
  func tellsApart(_ name: String, _ product: String) {
    #expect(ShippedDrugs.drug(name)?.product == product)
  }

  @Test(
    "are found under every spelling a record may hold",
    arguments: [
      ("  clobetasol   propionate ", "clobetasol propionate"),
      ("CLOBETASOL PROPIONATE CREAM", "clobetasol propionate"),
      ("clobetasol propionate, 0.05% foam", "clobetasol propionate"),
      ("Temovate®", "clobetasol propionate"), ("Opzelura(TM) cream", "opzelura"),
      ("adalimumab-atto", "adalimumab"), ("Adalimumab-aaty injection", "adalimumab"),
      ("infliximab\u{2011}dyyb", "infliximab"), ("tralokinumab-ldrm", "tralokinumab"),
      ("Xeljanz XR", "tofacitinib"), ("tofacitinib oral solution", "tofacitinib"),
      ("Rinvoq\u{A0}LQ", "upadacitinib"), ("Solumedrol", "methylprednisolone"),
      ("Solu-Medrol", "methylprednisolone"), ("IV methylprednisolone", "methylprednisolone"),
      ("oral prednisone 20 mg", "prednisone"), ("cycloSPORINE", "cyclosporine"),
      ("Cellcept", "mycophenolate mofetil"), ("Peg-Intron", "peginterferon alfa-2b"),
      ("Intron A", "interferon alfa-2b"), ("Imuran", "azathioprine"),
      ("Amjevita", "adalimumab"), ("deuruxolitinib", "leqselvi"), ("Anzupgo 2% cream", "anzupgo"),
      ("pimecrolimus 1% cream", "pimecrolimus"), ("hydroxyurea 500mg capsules", "hydroxyurea"),
      ("Litfulo® (ritlecitinib capsules)", "ritlecitinib"),
      ("ruxolitinib (Jakafi XR)", "jakafi-xr"),
      ("Opzelura® (ruxolitinib) 1.5% cream", "opzelura"),
      ("tacrolimus (Prograf)", "systemic tacrolimus"),
      ("Simponi Aria (golimumab IV infusion)", "golimumab"),
      ("Protopic (tacrolimus)", "tacrolimus ointment"),
      ("Adbry (tralokinumab-ldrm subcutaneous injection)", "tralokinumab"),
      ("Kenalog (triamcinolone acetonide) 0.1%", "triamcinolone acetonide"),
    ])
  func findsSpellings(_ name: String, _ product: String) {
    #expect(ShippedDrugs.drug(name)?.product == product)
  }

  @Test(
    "are not found under a form, strength or name that is not theirs",
    arguments: [
      "tofacitinib cream", "Jakafi cream", "Opzelura tablets", "cyclosporine eye drops",
      "topical dexamethasone", "mometasone nasal spray", "mometasone spray", "sirolimus gel",
      "Opzelura 3%", "pimecrolimus 0.1%", "methotrexate 2.5%", "clobetasol propionate 5 mg",
      "Humira-atto", "adalimumab-at", "prednisone-atto", "Omvo", "nemlizumab", "metotrexate", "",
      "  ", "%", "cream", "0.1%", "Zz cream", "betamethasone valerate 0.1%", "mycophenolate",
      "fluticasone propionate 0.05%", "Kenalog 0.1% 0.5%", "prednisone, methotrexate",
    ])
  func isUnknown(_ name: String) {
    let match = ShippedDrugs.dictionary.look(up: name)
    if case .ambiguous = match, name.hasPrefix("Kenalog") { return }
    #expect(match == .unknown)
  }

  @Test("Florone and diflorasone are one ingredient, Lidex and Synalar two")
  func tellsIngredients() {
    #expect(
      ShippedDrugs.drug("Florone E")?.ingredient == ShippedDrugs.drug("Psorcon E")?.ingredient)
    #expect(ShippedDrugs.drug("Lidex")?.ingredient != ShippedDrugs.drug("Synalar")?.ingredient)
    #expect(ShippedDrugs.drug("Jakafi")?.ingredient == ShippedDrugs.drug("Opzelura")?.ingredient)
    #expect(
      ShippedDrugs.drug("prednisone")?.ingredient != ShippedDrugs.drug("prednisolone")?.ingredient)
  }

  @Test("are found again under the name that the look-up gives")
  func findsItsOwnNames() {
    let dictionary = ShippedDrugs.dictionary
    for product in dictionary.content.products {
      for name in product.names + ["\(name(product)) 0.1%", "oral \(name(product))"] {
        guard case .product(let drug) = dictionary.look(up: name) else { continue }
        #expect(dictionary.look(up: drug.name) == .product(drug), "\(name)")
        #expect(drug.tallManName.lowercased() == drug.name.lowercased())
      }
    }
  }

  private func name(_ product: DrugProduct) -> String { product.names.last ?? product.name }
}
