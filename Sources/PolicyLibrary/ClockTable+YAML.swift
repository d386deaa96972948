public import Casework
internal import Diagnostics
internal import FoundationEssentials
internal import RuleModel

extension ClockTable {
  /// The organization's `clocks.yaml`, else the built-in one, from the files that the library was
  /// read with.
  ///
  /// What decides about a case needs no clock, so that a library with a fault in it can be used.
  ///
  /// - Throws: ``LibraryFaults`` with every fault in it. A table with a fault is never used.
  public static func load(for library: Library) throws -> ClockTable {
    let source = library.files.organizations("clocks.yaml")
    let log = FaultLog(source)
    let reader = ClockReader(log: log, vocabulary: library.vocabulary)
    let table = readYAML(source, log).flatMap(reader.table)
    guard let table, !log.hasErrors else {
      throw LibraryFaults(diagnostics: log.diagnostics.sorted())
    }
    return table
  }
}

/// Reads a table of clock rules, collecting every fault.
struct ClockReader {
  let log: FaultLog
  let vocabulary: Vocabulary

  private static let keys = ["rubric", "zone", "buffer", "holidays", "tracks", "rules"]
  private static let schema = "clocks/1"

  /// nil, with faults in the log, when anything is wrong.
  func table(_ element: YAMLElement) -> ClockTable? {
    guard let fields = element.fields(Self.keys) else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.schema])
    let zone = fields["zone"]?.zone
    let buffer = buffer(fields)
    let holidays = holidays(fields)
    let tracks = tracks(fields)
    let rules = fields.required("rules")?.openFields?.members ?? []
    let reader = ClockRuleReader(
      lines: vocabulary.choices(of: "plan.lineOfBusiness"),
      states: vocabulary.choices(of: "plan.state"),
      tracks: tracks.map(\.value).sorted(), bufferHours: buffer?.hours ?? 0)
    let read = rules.compactMap { reader.rule($0.key, $0.value) }
    guard !log.hasErrors, let buffer else { return nil }
    return ClockTable(
      rules: read, tracks: tracks, holidays: holidays, buffer: buffer, zone: zone)
  }

  private func buffer(_ fields: YAMLFields) -> ClockTable.Buffer? {
    guard let table = fields.required("buffer")?.fields(["hourLimits", "dayLimits"]) else {
      return nil
    }
    let parts = (
      table.required("hourLimits")?.span(in: [.hours], from: 0),
      table.required("dayLimits")?.span(in: [.businessDays], from: 0)
    )
    guard case (.hours(let hours)?, .businessDays(let days)?) = parts else { return nil }
    return ClockTable.Buffer(hours: hours, businessDays: days)
  }

  private func holidays(_ fields: YAMLFields) -> Set<CalendarDate> {
    var days: Set<CalendarDate> = []
    for element in fields.required("holidays")?.list ?? [] {
      guard let day = element.date else { continue }
      if !days.insert(day).inserted {
        element.fault("\(element.path): \(day.iso) stands here twice", help: "keep one of the two")
      }
    }
    return days
  }

  private func tracks(_ fields: YAMLFields) -> [Choice] {
    (fields.required("tracks")?.openFields?.members ?? []).compactMap { member in
      guard let text = member.value.plainText else {
        let words = member.value.fields(["label", "help"])
        guard let label = words?.required("label")?.saidText else { return nil }
        return Choice(value: member.key, label: label, help: words?["help"]?.saidText)
      }
      return text.allSatisfy(\.isWhitespace)
        ? member.value.saidText.map { Choice(value: member.key, label: $0) }
        : Choice(value: member.key, label: text)
    }
  }
}

extension YAMLElement {
  /// A text with something in it but spaces.
  var saidText: String? {
    guard let text else { return nil }
    if text.allSatisfy(\.isWhitespace) {
      fault("\(path): nothing is said here", help: "write it, or take the key out")
      return nil
    }
    return text
  }

  /// A zone that the machine knows, by its name.
  var zone: String? {
    guard let text = saidText else { return nil }
    let folder = "/usr/share/zoneinfo"
    let isName =
      text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0)) }
      && !text.hasPrefix("/")
    let bytes = isName ? FileManager.default.contents(atPath: "\(folder)/\(text)") : nil
    if let bytes, bytes.starts(with: "TZif".utf8) { return text }
    fault(
      "\(path): '\(text)' is no zone that this machine knows",
      help: "write one as in 'America/New_York', from \(folder); the package tzdata has them")
    return nil
  }

  enum SpanUnit: String, CaseIterable {
    case hours = "hour"
    case days = "day"
    case businessDays = "business day"
  }

  /// A length of time as in `72 hours`, up to 3650 of its unit.
  func span(in units: [SpanUnit] = SpanUnit.allCases, from least: Int = 1) -> ClockSpan? {
    guard let text else { return nil }
    let figure = text.prefix { $0 != " " }
    let unit = text.dropFirst(figure.count + 1)
    if let figure = Int(figure), (least...3650).contains(figure),
      let unit = units.first(where: { unit == $0.rawValue || unit == "\($0.rawValue)s" })
    {
      return switch unit {
      case .hours: .hours(figure)
      case .days: .days(figure)
      case .businessDays: .businessDays(figure)
      }
    }
    let names = units.map { "\($0.rawValue)s" }.joined(separator: " or ")
    fault(
      "\(path): expected a length in \(names) but found '\(text)'",
      help: "write it as in '30 \(units[0].rawValue)s', from \(least) to 3650")
    return nil
  }
}
