internal import Casework
internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What an approval in part says beside what an approval does: what was asked for beside what
  /// was approved, why the rest was not, and the rights of whoever gets less than was asked for.
  /// - Throws: ``LetterShortfall/noWords(denialBasis:)``, ``LetterShortfall/noRights(_:on:)``.
  func partial(
    _ letterCase: LetterCase, _ finding: Finding, _ grant: LetterGrant
  ) throws(LetterShortfall) -> LetterContext {
    let cut = finding.policies.filter { $0.outcome == .partial }
    let times = timeCut(letterCase, grant)
    let amounts = cut.isEmpty ? [] : amountCut(letterCase, grant)
    let reasons = cut.flatMap { policy in
      LetterReason.reasons(of: policy).map { PolicyReason(reason: $0, policy: policy) }
    }
    var context = try rights(letterCase)
    context.merge(numbered(reasons, letterCase))
    context.merge([
      "cut_times": .list(times), "cut_amounts": .list(amounts),
      "is_time_cut": .flag(!times.isEmpty), "is_amount_cut": .flag(!amounts.isEmpty),
      "has_reasons": .flag(!reasons.isEmpty),
    ])
    context["bases"] = .list(
      try bases(
        ofAmount: cut.lazy.compactMap(\.denialBasis).first, isExplained: !reasons.isEmpty,
        isTimeCut: !times.isEmpty, hasCodes: hasCodes(letterCase)))
    return context
  }

  /// The category of each cut: the policy's own of an amount, and that of time beyond what it
  /// approves.
  private func bases(
    ofAmount amount: String?, isExplained: Bool, isTimeCut: Bool, hasCodes: Bool
  ) throws(LetterShortfall) -> [LetterContext] {
    var bases: [LetterContext] = []
    for (name, isAmount) in [(amount, true), (isTimeCut ? DenialBasis.ofMoreTime : nil, false)] {
      guard let name else { continue }
      let basis = try basis(name)
      var context: LetterContext = [
        "basis": .text(basis.words),
        "is_only_basis": .flag(amount == nil || !isTimeCut), "is_amount_basis": .flag(isAmount),
      ]
      context.set("basis_code", hasCodes ? basis.code.string : nil)
      // What it means of records is said where a rule asks for some.
      context.set("basis_meaning", isAmount && isExplained ? basis.meaning.string : nil)
      bases.append(context)
    }
    return bases
  }

  /// A time that was cut; none where no more was asked for than is granted.
  private func timeCut(_ letterCase: LetterCase, _ grant: LetterGrant) -> [LetterContext] {
    guard letterCase.isShortened(grant), let asked = letterCase.daysAsked, let days = grant.days,
      let through = grant.through
    else { return [] }
    return [
      [
        "days_asked": .figure(asked), "days_approved": .figure(days),
        "days_not_approved": .figure(asked - days), "last_day": .date(through),
      ]
    ]
  }

  /// An amount that was cut: how much for how long was asked for, beside the limit.
  private func amountCut(_ letterCase: LetterCase, _ grant: LetterGrant) -> [LetterContext] {
    guard let limit = grant.quantity, let grams = letterCase.gramsAsked,
      let days = letterCase.amount("request.quantity.days")
    else { return [] }
    return [
      [
        "is_only_faster": .flag(limit.gives(grams, over: days)),
        "grams_asked": .text("\(grams)"), "grams_last": .text("\(days)"),
        "most_grams": .figure(limit.grams), "most_grams_days": .figure(limit.days),
        "most_grams_channel": .text(channel(limit)),
      ]
    ]
  }

  /// What the pharmacy is called to a member.
  func channel(_ limit: QuantityLimit) -> String {
    let channels = vocabulary.slot(of: "request.channel").map { vocabulary.inputs[$0].answer }
    let choice = channels?.choice(limit.channel)
    return choice?.memberWords ?? choice?.label ?? limit.channel
  }
}

extension QuantityLimit {
  /// Whether it gives so much over so many days, though not all at once.
  fileprivate func gives(_ grams: Decimal, over length: Decimal) -> Bool {
    grams * Decimal(days) <= Decimal(self.grams) * length
  }
}

extension LetterCase {
  /// All tubes together; nil where the case does not say how much was asked for.
  var gramsAsked: Decimal? {
    guard let size = amount("request.quantity.packageGrams"),
      let count = amount("request.quantity.packages")
    else { return nil }
    return size * count
  }

  /// A figure that was asked for, in its own unit; nil while it is open.
  func amount(_ name: String) -> Decimal? {
    switch request.answer(name, in: vocabulary) {
    case .integer(let figure): Decimal(figure)
    case .decimal(let figure): figure
    case .quantity(let quantity): quantity.amount
    default: nil
    }
  }
}
