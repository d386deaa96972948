internal import RuleModel

extension VocabularyReader {
  private static let drugKeys = [
    "brand", "generic", "form", "strengths", "amount", "indications", "limits",
  ]

  /// A drug that can be requested. It has to be a choice of `request.drug`, and its indications
  /// choices of `request.indication`.
  func readDrug(
    _ id: String, _ element: YAMLElement, _ vocabulary: Vocabulary, _ names: VocabularyNames
  ) -> RequestableDrug? {
    guard let fields = element.fields(Self.drugKeys) else { return nil }
    let requestable = choices(of: "request.drug", vocabulary)
    if !requestable.contains(id) {
      element.fault(
        "\(element.path): '\(id)' is not a choice of request.drug",
        help: "allowed: \(requestable.joined(separator: ", "))")
    }
    let known = choices(of: "request.indication", vocabulary)
    let indications = fields.required("indications")?.list?.compactMap { $0.choice(of: known) }
    guard let brand = fields.required("brand")?.text,
      let generic = fields.required("generic")?.text, let form = fields.required("form")?.text,
      let amount = fields.required("amount")?.choice(of: names.groups), let indications
    else { return nil }
    return RequestableDrug(
      id: id, brand: brand, generic: generic, form: form,
      strengths: fields["strengths"]?.texts ?? [], indications: indications, amount: amount,
      limits: fields["limits"]?.openFields?.members.compactMap {
        readLimit($0.key, $0.value, vocabulary)
      } ?? [])
  }

  private func choices(of input: String, _ vocabulary: Vocabulary) -> [String] {
    guard let slot = vocabulary.slot(of: input) else { return [] }
    return vocabulary.inputs[slot].answer.choices.map(\.value)
  }

  private func readLimit(
    _ input: String, _ element: YAMLElement, _ vocabulary: Vocabulary
  ) -> FigureLimit? {
    guard let slot = vocabulary.slot(of: input), vocabulary.inputs[slot].answer.range != nil else {
      element.fault("\(element.path): '\(input)' is no input that is a figure")
      return nil
    }
    guard let fields = element.fields(["allowed", "because"]),
      let allowed = fields.required("allowed")?.list?.compactMap(\.decimal),
      let reason = fields.required("because")?.text
    else { return nil }
    return FigureLimit(slot: slot, allowed: allowed, reason: reason)
  }
}
