import FoundationEssentials

/// The published CQL tests that lie beside the repository, read from their XML.
struct PublishedSuite {
  struct Case {
    let file: String
    let group: String
    let name: String
    let expression: String
    /// Whether the expression must be refused, or end in an error.
    let isInvalid: Bool
    let output: String?
  }

  let cases: [Case]
  /// What the two reference engines answered: `pass`, `fail`, `error` or `skip`, by
  /// file, group and name.
  let peers: [String: (java: String, js: String)]

  /// nil where the tests are not there.
  static func found(from file: String = #filePath) -> PublishedSuite? {
    var folder = URL(filePath: file).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let suite = folder.appending(path: "shared/conformance/cql")
      if FileManager.default.fileExists(atPath: suite.path) { return PublishedSuite(suite) }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  private init?(_ folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    cases = names.filter { $0.hasSuffix(".xml") }.sorted().flatMap { name in
      Self.read(
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "",
        file: String(name.dropLast(4)))
    }
    let rows = (try? String(contentsOf: folder.appending(path: "peers.tsv"), encoding: .utf8)) ?? ""
    var peers: [String: (java: String, js: String)] = [:]
    for row in rows.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 5 { peers[cells[0...2].joined(separator: "/")] = (cells[3], cells[4]) }
    }
    self.peers = peers
    if cases.isEmpty { return nil }
  }

  func peers(of test: Case) -> (java: String, js: String)? {
    peers["\(test.file)/\(test.group)/\(test.name)"]
  }

  // MARK: XML, as far as these files need it

  private static func read(_ text: String, file: String) -> [Case] {
    var rest = Substring(text)
    while let start = rest.range(of: "<!--"), let end = rest.range(of: "-->", after: start) {
      rest = rest[..<start.lowerBound] + rest[end.upperBound...]
    }
    return rest.components(between: "<group", and: "</group>").flatMap { group in
      group.components(between: "<test ", and: "</test>").compactMap { test in
        guard let expression = element("expression", test) else { return nil }
        return Case(
          file: file, group: attribute("name", group) ?? "", name: attribute("name", test) ?? "",
          expression: expression.content,
          isInvalid: expression.tag.contains("invalid="),
          output: element("output", test)?.content)
      }
    }
  }

  private static func element(
    _ name: String, _ text: Substring
  ) -> (tag: Substring, content: String)? {
    guard let open = text.range(of: "<\(name)"), let close = text.range(of: ">", after: open),
      let end = text.range(of: "</\(name)>", after: close)
    else { return nil }
    return (
      text[open.upperBound..<close.lowerBound],
      unescaped(text[close.upperBound..<end.lowerBound])
    )
  }

  private static func attribute(_ name: String, _ text: Substring) -> String? {
    guard let start = text.range(of: "\(name)=\""), let end = text.range(of: "\"", after: start)
    else { return nil }
    return unescaped(text[start.upperBound..<end.lowerBound])
  }

  private static func unescaped(_ text: Substring) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
      .trimmingPrefix { $0.isWhitespace }.description
  }
}

extension Substring {
  fileprivate func range(of mark: String, after other: Range<Index>) -> Range<Index>? {
    self[other.upperBound...].range(of: mark)
  }

  fileprivate func range(of mark: String) -> Range<Index>? { firstRange(of: mark) }

  fileprivate func components(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self
    while let open = rest.range(of: start), let close = rest.range(of: end, after: open) {
      found.append(rest[open.upperBound..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    return found
  }
}
