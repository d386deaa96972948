import Diagnostics
import PolicyLibrary
import RuleModel
import Testing

private let head = """
  potencies: [low, high]
  classes:
    steroid: {means: a steroid, source: here, potency: true}
    pill: {means: a pill, source: there}
  routes:
    skin: {units: ["%"], words: [cream]}
    mouth: {units: [mg], words: [tablets]}

  """

private let good = """
  \(head)
  ambiguous:
    gamma: {is: [gamma cream, gamma tablets], accepted: [gamma cream, gamma tablets, Gammax]}
  tallman: [BETAnib]
  drugs:
  - classes: [steroid]
    routes: [skin]
    drugs:
      alfasone: {brands: [Alfa], potency: {0.1%: high, 0.05%: low}}
      gamma cream: {ingredient: gamma, potency: {1%: low}}
  - classes: [pill]
    routes: [mouth]
    mechanism: helps
    drugs:
      betanib: Beta
      gamma tablets: {brands: [Gammax], ingredient: gamma, id: gammax, mechanism: heals}
  """

private func drugs(_ lines: String) -> String { "\(head)drugs:\n\(lines)" }

@Suite("A drug dictionary in YAML")
struct DrugDictionaryReadingTests {
  private func read(_ texts: String...) -> (dictionary: DrugDictionary?, faults: [String]) {
    let sources = texts.enumerated().map { SourceText(name: "drugs\($0).yaml", text: $1) }
    let (dictionary, diagnostics) = DrugDictionary.reading(sources)
    return (dictionary, diagnostics.map(\.rendered))
  }

  private func drug(_ name: String, in dictionary: DrugDictionary?) -> Drug? {
    guard case .product(let drug)? = dictionary?.look(up: name) else { return nil }
    return drug
  }

  @Test("is read with all that a group and a drug say")
  func isRead() {
    let (dictionary, faults) = read(good)
    #expect(faults == [])
    #expect(drug("ALFA 0.1% cream", in: dictionary)?.potency == "high")
    #expect(drug("betanib", in: dictionary)?.mechanism == "helps")
    #expect(drug("BETANIB", in: dictionary)?.tallManName == "BETAnib")
    #expect(drug("Beta", in: dictionary)?.generic == "betanib")
    let gamma = drug("gamma 5 mg", in: dictionary)
    #expect(gamma?.product == "gammax" && gamma?.mechanism == "heals")
    #expect(gamma?.classes == ["pill"])
    #expect(
      dictionary?.look(up: "gamma")
        == .ambiguous(accepted: ["gamma cream", "gamma tablets", "Gammax"]))
  }

  @Test(
    "reports each fault with its place and what to do",
    arguments: [
      (
        drugs("- {classes: [pil], routes: [mouth], drugs: {x: X1}}"),
        "9:14: error: drugs[0].classes[0]: 'pil' is not one of its values",
        "did you mean 'pill'? allowed: steroid, pill"
      ),
      (
        drugs("- {classes: [], routes: [mouth], drugs: {x: X1}}"),
        "9:13: error: drugs[0]: a drug has at least one class", nil
      ),
      (
        drugs("- {classes: [pill], routes: [moth], drugs: {x: {routes: [mouth]}}}"),
        "9:30: error: drugs[0].routes[0]: 'moth' is not one of its values",
        "did you mean 'mouth'? allowed: skin, mouth"
      ),
      (
        drugs("- {classes: [pill], drugs: {x: X1}}"),
        "9:29: error: 'x' has no route", "add 'routes: […]' to the drug or to its group"
      ),
      (
        drugs("- {classes: [steroid], routes: [skin], drugs: {x: {potency: {1%: hihg}}}}"),
        "9:66: error: drugs[0].drugs.x.potency.1%: 'hihg' is not one of its values",
        "did you mean 'high'? allowed: low, high"
      ),
      (
        drugs("- {classes: [steroid], routes: [skin], drugs: {x: {potency: {strong: high}}}}"),
        "9:62: error: drugs[0].drugs.x.potency: expected a strength but found 'strong'",
        "write it as 0.05%"
      ),
      (
        drugs("- {classes: [steroid], routes: [skin], drugs: {x: X1}}"),
        "9:48: error: 'x' is of the class 'steroid' but has no potency",
        "add its 'potency', by strength"
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: {potency: {1%: high}}}}"),
        "9:46: error: 'x' is of no class that has a potency", "take its 'potency' out"
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: {brand: [X]}}}"),
        "9:50: error: drugs[0].drugs.x: unknown key 'brand'",
        """
        did you mean 'brands'? allowed: brands, also, ingredient, id, mechanism, routes, \
        potency, strengths, forms
        """
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: {brands: X}}}"),
        "9:58: error: drugs[0].drugs.x.brands: expected a list but found text", nil
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: [x]}"),
        "9:45: error: drugs[0].drugs: expected a table of keys but found a list", nil
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: Xy, y: X-Y}}"),
        "9:56: error: the name 'X-Y' stands for two drugs, 'x' and 'y'",
        "keep it at one of them, or list it under 'ambiguous'"
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: [Xy, X-Y]}}"),
        "9:54: error: the name 'X-Y' stands twice at 'x'", "keep one of the two"
      ),
      (
        drugs("- {classes: [pill], routes: [mouth], drugs: {x: {id: z}, y: {id: z}}}"),
        "9:58: error: 'y' and 'x' have one id, 'z'", nil
      ),
      (
        "ambiguous: {n: {is: [x, y], accepted: [x]}}\n"
          + drugs("- {classes: [pill], routes: [mouth], drugs: {x: N, y: Y1}}"),
        "1:13: error: 'n' is ambiguous, and a name of 'x'", "keep it at one of the two"
      ),
      (
        "ambiguous: {n: {is: [x, z], accepted: [x]}}\n"
          + drugs("- {classes: [pill], routes: [mouth], drugs: {x: X1, yy: Y1}}"),
        "1:25: error: ambiguous.n.is[1]: 'z' is not one of its values",
        "did you mean 'x'? allowed: x, yy"
      ),
      (
        "ambiguous: {n: {is: [x, y], accepted: [x, n]}}\n"
          + drugs("- {classes: [pill], routes: [mouth], drugs: {x: X1, y: Y1}}"),
        "1:43: error: 'n' does not say which drug 'n' means", "list names of x, y"
      ),
      (
        "ambiguous: {n: {is: [x], accepted: [x]}}\n"
          + drugs("- {classes: [pill], routes: [mouth], drugs: {x: X1}}"),
        "1:13: error: 'n' stands for one drug only", "make it a name of that drug"
      ),
      (
        "tallman: [METHotrexat]\n"
          + drugs("- {classes: [pill], routes: [mouth], drugs: {methotrexate: X1}}"),
        "1:11: error: 'METHotrexat' is a spelling of no drug", "did you mean 'methotrexate'?"
      ),
      ("drug: []", "1:1: error: unknown key 'drug'", nil),
      ("classes: {a: {means: b}}", "1:14: error: classes.a: the key 'source' is missing", nil),
      ("routes: {a: {units: mg, words: []}}", "1:21: error: routes.a.units: expected a list", nil),
    ] as [(String, String, String?)])
  func reportsFaults(_ text: String, _ place: String, _ help: String?) {
    let (dictionary, faults) = read(text)
    #expect(dictionary == nil)
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.hasPrefix("drugs0.yaml:\(place)") == true, "\(faults)")
    if let help { #expect(faults.first?.hasSuffix("help: \(help)") == true, "\(faults)") }
  }

  @Test("takes an organization's file, which may use the house's classes and replace its drugs")
  func takesOwnFile() {
    let own = """
      drugs:
      - {classes: [steroid], routes: [skin], drugs: {alfasone: {potency: {0.1%: low}}}}
      - {classes: [pill], routes: [mouth], drugs: {zetanib: Alfa}}
      """
    let (dictionary, faults) = read(good, own)
    #expect(faults == [])
    #expect(drug("alfasone", in: dictionary)?.potency == "low")
    #expect(drug("Alfa", in: dictionary)?.generic == "zetanib")
    #expect(drug("betanib", in: dictionary)?.classes == ["pill"])
  }

  @Test("reports where an organization's file takes a name from a drug that it does not replace")
  func reportsTakenNames() {
    let (dictionary, faults) = read(
      good, "drugs:\n- {classes: [pill], routes: [mouth], drugs: {zetanib: Beta}}")
    #expect(dictionary == nil)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("drugs1.yaml:2:55: error: the name 'Beta' stands for") == true)
  }

  @Test("reports a text that is no YAML")
  func reportsBrokenText() {
    let (dictionary, faults) = read("drugs: [")
    #expect(dictionary == nil)
    #expect(faults.count == 1)
  }
}
