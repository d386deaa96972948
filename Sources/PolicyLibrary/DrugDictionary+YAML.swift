public import Diagnostics
public import RuleModel

extension DrugDictionary {
  /// The dictionary of `sources`: the first is the house's own file, each later one an
  /// organization's, whose drugs, classes and ambiguous names are added, or replace those of the
  /// same name. nil when any fault is an error; all faults are reported, each file's in its order.
  public static func reading(
    _ sources: [SourceText]
  ) -> (dictionary: DrugDictionary?, diagnostics: [Diagnostic]) {
    reading(sources.map(YAMLDocument.init))
  }

  static func reading(
    _ documents: [YAMLDocument]
  ) -> (dictionary: DrugDictionary?, diagnostics: [Diagnostic]) {
    var content = DrugContent()
    var diagnostics: [Diagnostic] = []
    var dictionary: DrugDictionary?
    for document in documents {
      let log = FaultLog(document.source)
      var reader = DrugDictionaryReader(base: content, log: log)
      if let root = document.root(log) { reader.read(root) }
      content = content.merging(reader.own)
      let merged = DrugDictionary(content)
      reader.check(merged)
      dictionary = merged
      diagnostics += log.diagnostics.sorted()
    }
    let isFaulty = diagnostics.contains { $0.severity == .error }
    return (isFaulty ? nil : dictionary, diagnostics)
  }
}
