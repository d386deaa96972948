package import RuleEngine
package import RuleModel

/// What one expression read, off the trail that its evaluation left.
package struct TrailReading {
  /// Each input that is no list of entries, with its value, in the order in which it was read.
  package private(set) var inputs: [(slot: Int, value: Value)] = []
  package private(set) var lists: [List] = []

  /// A list of entries that a quantifier went through.
  package struct List {
    package let slot: Int
    package let isOpen: Bool
    package let entries: [Entry]
    /// The fields that the condition reads, in the order of the text.
    package let fields: [Int]
  }

  package struct Entry {
    package let record: Record
    /// Whether it satisfies the quantifier's condition.
    package let truth: Truth
  }

  /// - Parameter steps: what evaluating `expression` left; empty for a line that does not apply.
  package init(
    _ expression: Expression, _ steps: ArraySlice<Trail.Step>, in vocabulary: Vocabulary
  ) {
    self.init(steps.isEmpty ? nil : ExpressionReading(expression, steps), in: vocabulary)
  }

  /// Only what made a condition false that is; the same as all that was read where it is not.
  /// - Parameter steps: what evaluating `expression` left; empty for a line that does not apply.
  package init(
    deciding expression: Expression, _ steps: ArraySlice<Trail.Step>, in vocabulary: Vocabulary
  ) {
    self.init(steps.isEmpty ? nil : ExpressionReading(deciding: expression, steps), in: vocabulary)
  }

  private init(_ reading: ExpressionReading?, in vocabulary: Vocabulary) {
    guard let reading else { return }
    for read in reading.reads where read.entry == nil && vocabulary.record(of: read.slot) == nil {
      inputs.append((read.slot, read.value))
    }
    lists = reading.quantifiers.compactMap { quantifier in
      guard let slot = quantifier.slot, vocabulary.record(of: slot) != nil else { return nil }
      return Self.list(quantifier, slot, reading.reads)
    }
  }

  /// The same, but for some inputs.
  package func without(_ slots: Set<Int>) -> TrailReading {
    var rest = self
    rest.inputs.removeAll { slots.contains($0.slot) }
    return rest
  }

  private static func list(
    _ quantifier: QuantifierReading, _ slot: Int, _ reads: [InputRead]
  ) -> List {
    var fields: [Int] = []
    for read in reads where read.slot == slot {
      if let field = read.field, !fields.contains(field) { fields.append(field) }
    }
    let entries = quantifier.entries.compactMap { entry -> Entry? in
      guard case .record(let record) = entry.element else { return nil }
      return Entry(record: record, truth: entry.truth)
    }
    return List(slot: slot, isOpen: !quantifier.isComplete, entries: entries, fields: fields)
  }
}

extension TrailReading {
  /// The lists, each once: an entry that satisfied one of several quantifiers satisfies it.
  var mergedLists: [List] {
    var merged: [List] = []
    for list in lists {
      guard let place = merged.firstIndex(where: { $0.slot == list.slot }) else {
        merged.append(list)
        continue
      }
      merged[place] = merged[place].merging(list)
    }
    return merged
  }
}

extension TrailReading.List {
  fileprivate func merging(_ other: Self) -> Self {
    let entries = zip(entries, other.entries).map { first, second in
      TrailReading.Entry(record: first.record, truth: first.truth.or(second.truth))
    }
    return Self(
      slot: slot, isOpen: isOpen || other.isOpen, entries: entries,
      fields: fields + other.fields.filter { !fields.contains($0) })
  }
}
