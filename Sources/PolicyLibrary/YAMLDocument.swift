internal import Diagnostics
internal import Dispatch
internal import Yams

/// A YAML file as the parser left it: its tree, or what keeps it from having one.
struct YAMLDocument {
  let source: SourceText
  private let tree: Result<Node?, any Error>

  init(_ source: SourceText) {
    self.source = source
    // Without resolver rules a scalar stays the text that stands there: `no` is not false.
    tree = Result { try compose(yaml: source.text, Resolver.basic) }
  }

  /// Parses files side by side, in the order given: half of the time that loading a library takes
  /// is parsing, and each file is parsed by itself.
  static func parsing(_ sources: [SourceText]) -> [YAMLDocument] {
    // The longest first, so that no core is left with it when the others are done.
    let order = sources.indices.sorted {
      sources[$0].text.utf8.count > sources[$1].text.utf8.count
    }
    return [YAMLDocument](unsafeUninitializedCapacity: sources.count) { places, count in
      guard let base = places.baseAddress else { return }
      // Each turn writes a place of its own, and all are done when it returns.
      nonisolated(unsafe) let first = base
      DispatchQueue.concurrentPerform(iterations: order.count) { turn in
        let place = order[turn]
        (first + place).initialize(to: YAMLDocument(sources[place]))
      }
      count = sources.count
    }
  }

  /// nil, with the fault in `log`, when the text is no YAML, or empty.
  func root(_ log: FaultLog) -> YAMLElement? {
    do {
      guard let node = try tree.get() else {
        log.error(at: nil, "the file is empty")
        return nil
      }
      return YAMLElement(node, log)
    } catch let error as YamlError {
      log.note(fault(error))
    } catch {
      log.error(at: nil, "the file cannot be read as YAML")
    }
    return nil
  }

  private func fault(_ error: YamlError) -> Diagnostic {
    func place(_ mark: Mark) -> SourcePosition {
      SourcePosition(line: max(1, mark.line), column: max(1, mark.column))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if problem.contains("nesting level") {
        return Diagnostic(
          in: source, at: place(mark), "tables and lists are nested too deep here",
          help: "take out the brackets that nothing needs")
      }
      let words = problem.hasPrefix("but ") ? "expected one document \(problem)" : problem
      return Diagnostic(in: source, at: place(mark), "not YAML: \(words)")
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        in: source, at: place(context.mark), length: keys.first?.unicodeScalars.count ?? 1,
        "the key '\(keys.first ?? "")' stands twice in one table", help: "keep one of the two")
    default:
      return Diagnostic(in: source, at: nil, "not YAML: the file holds bytes that are not text")
    }
  }
}

/// The document of a YAML file. nil, with the fault in `log`, when the text is no YAML, or empty.
func readYAML(_ source: SourceText, _ log: FaultLog) -> YAMLElement? {
  YAMLDocument(source).root(log)
}
