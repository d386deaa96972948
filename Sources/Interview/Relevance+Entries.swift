internal import Casework
internal import RuleEngine
internal import RuleModel

/// A field of a kind of entry.
struct EntryField: Hashable {
  /// The place of the kind among ``Vocabulary/records``.
  let record: Int
  /// The field's place in it.
  let field: Int

  /// Those that an expression reads.
  static func read(by expression: Expression) -> Set<EntryField> {
    var read: Set<EntryField> = []
    for (number, node) in expression.nodes.enumerated() {
      guard case .field(let field) = node.kind,
        case .record(let record) = expression.types[number + 1]
      else { continue }
      read.insert(EntryField(record: record, field: Int(field)))
    }
    return read
  }
}

extension Relevance {
  /// Whether a line reads a field of a list's entries, or one that follows from it.
  func reads(_ name: String, of slot: Int, in vocabulary: Vocabulary) -> Bool {
    guard case .list(.record(let kind)) = vocabulary.inputs[slot].type else { return false }
    let record = vocabulary.records[kind]
    let names = FormName.entryRun.contains(name) ? FormName.entryRun : [name]
    return names.compactMap(record.field).contains {
      fields.contains(EntryField(record: kind, field: $0))
    }
  }
}

extension Judgement {
  /// Whether an entry's field has to be asked for. The drug always has; another one only where a
  /// line reads it; and a mark, for which a blank says no, only where a yes would change a line.
  func asks(_ name: String, ofRow row: Int, in list: String, _ setting: InterviewSetting) -> Bool {
    guard let slot = setting.vocabulary.slot(of: list),
      let record = setting.vocabulary.record(of: slot), let place = record.field(name)
    else { return false }
    if FormName.entryName.contains(name) { return true }
    guard record.fields[place].answer.standard != nil else {
      return relevance.reads(name, of: slot, in: setting.vocabulary)
    }
    guard let entry = assembly.rows[list]?.firstIndex(of: row) else { return false }
    return decisiveMarks.contains(Gap(slot: slot, entry: entry, field: place))
  }

  /// The marks of the entries without which something would be open: each is taken away once.
  static func decisiveMarks(
    _ facts: FactSet, _ relevance: Relevance, _ setting: InterviewSetting
  ) -> Set<Gap> {
    var marks: Set<Gap> = []
    for slot in setting.vocabulary.inputs.indices {
      guard let record = setting.vocabulary.record(of: slot), case .list(let list) = facts[slot]
      else { continue }
      let read = record.fields.indices.filter {
        let field = record.fields[$0]
        return field.answer.standard != nil
          && relevance.reads(field.name, of: slot, in: setting.vocabulary)
      }
      for entry in list.elements.indices {
        for field in read {
          let gap = Gap(slot: slot, entry: entry, field: field)
          let open = Relevance.open(setting.evaluator.evaluate(facts.opening(gap)))
          if open.contains(gap) { marks.insert(gap) }
        }
      }
    }
    return marks
  }
}

extension FactSet {
  /// The same with one field of an entry open.
  fileprivate func opening(_ gap: Gap) -> FactSet {
    guard let entry = gap.entry, let field = gap.field, case .list(let list) = self[gap.slot],
      case .record(let record) = list.elements[entry]
    else { return self }
    var (facts, elements, fields) = (self, list.elements, record.fields)
    fields[field] = .unknown(Gaps([gap]))
    elements[entry] = .record(Record(entry: record.entry, fields: fields))
    facts[gap.slot] = .list(ListValue(elements, openness: list.openness))
    return facts
  }
}
