internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import Interview
internal import PolicyLibrary
internal import RuleModel

/// Cases that were entered elsewhere, into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take cases that were entered elsewhere into the store, each as a draft.",
    discussion: """
      Reads rubric.case/1 documents as 'evaluate' does. Each becomes a case of the queue, under its \
      own id where it has one, with answers that are marked as imported and name the file; the ids \
      are written to standard output. All documents are checked before the first is kept: where one \
      is refused, or its id is taken, none is.

      EXAMPLES
        rubric import cases.ndjson
        rubric import - --from "portal, batch of 20-Nov" < cases.ndjson
      """)

  @Argument(help: "Files of cases; - is standard input.") var files: [String]
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "What the answers were taken from, as the record shows it; left out, the file's name.",
      valueName: "words"))
  var source: String?
  @OptionGroup var option: LibraryOption

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file") }
  }

  func run() throws {
    let access = try StoreAccess(option)
    try access.ask(.create)
    let library = try option.library()
    var batch = ImportBatch(library, access.stamp.moment)
    for file in files { try batch.read(file, as: source) }
    let kept = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      try batch.ids(takenIn: access.store)
    }
    for id in kept { batch.complain("a case \(id) is kept already") }
    if batch.hasFaults {
      Console.complain("rubric: nothing was taken in")
      throw ExitStatus.refused
    }
    try keep(batch.items, library, access)
  }

  private func keep(_ items: [ImportBatch.Item], _ library: Library, _ access: StoreAccess) throws {
    let clock = DecisionClock(
      try option.using { try ClockTable.load(adding: option.policies, for: library.vocabulary) },
      in: Clock.zone)
    let setting = InterviewSetting(
      evaluator: library.evaluator, dictionary: library.dictionary, today: Clock.today,
      asksForReceipt: true)
    defer { access.store.close() }
    for (place, item) in items.enumerated() {
      let draft = Interview(setting, resuming: item.draft).draft
      let due = Due(clock.reading(of: ClockCase(draft.content, in: clock.zone)))
      let origin = Origin(
        login: access.stamp.login, moment: access.stamp.moment, means: .imported,
        document: item.source)
      do {
        try StoreAccess.carryOut { () throws(CaseRepositoryError) in
          try access.store.create(draft, due: due, origin)
          try access.store.unlock(draft.id)
        }
      } catch {
        Console.complain("rubric: \(place) of \(items.count) cases were taken in, as listed")
        throw error
      }
      try Console.write("\(draft.id)\n")
    }
  }
}

/// Cases that were read and not kept yet, and what is wrong with them.
private struct ImportBatch {
  struct Item {
    let draft: Draft
    /// What the answers were taken from.
    let source: String
  }

  private let library: Library
  private let reader: CaseReader
  private let moment: Moment
  private(set) var items: [Item] = []
  private(set) var hasFaults = false
  private var ids: Set<String> = []

  init(_ library: Library, _ moment: Moment) {
    self.library = library
    self.moment = moment
    reader = CaseReader(library.vocabulary, drugs: library.dictionary)
  }

  mutating func complain(_ words: String) {
    Console.complain("rubric: \(words)")
    hasFaults = true
  }

  mutating func read(_ file: String, as source: String?) throws {
    let input = try InputBytes(file)
    defer { input.close() }
    let source = source ?? input.name.split(separator: "/").last.map(String.init) ?? input.name
    var stream = CaseStream()
    var read: [CaseStream.Item] = []
    try stream.feed(input.all()) { read.append($0) }
    stream.finish { read.append($0) }
    if read.isEmpty { complain("\(input.name): holds no case") }
    for item in read { take(item, from: input.name, as: source) }
  }

  /// What was found is not told: it may be a patient's, and standard error may go to a log.
  private mutating func take(_ item: CaseStream.Item, from file: String, as source: String) {
    switch item {
    case .fault(let fault):
      complain("\(file):\(fault.line): no case; 'rubric evaluate' says why")
    case .document(let json, let line):
      guard let document = CaseDocument(json), let request = try? reader.read(json) else {
        for refusal in reader.refusals(of: json) {
          let place = refusal.place.isEmpty ? "" : "\(refusal.place): "
          complain(
            "\(file):\(line): \(place)\(refusal.reason); 'rubric evaluate' says what was found")
        }
        return
      }
      guard let id = id(of: request, "\(file):\(line)") else { return }
      var draft = Draft(id: id, createdAt: moment.iso)
      draft.content = Draft.Content(document, in: library.vocabulary)
      items.append(Item(draft: draft, source: source))
    }
  }

  /// The document's own, else the first that is free in this batch and says when it was taken in.
  /// nil, having said why, where it cannot be a case's.
  private mutating func id(of request: CaseRequest, _ place: String) -> String? {
    guard let own = request.id else {
      let stamp = Clock.stamp
      let id = (1...).lazy.map { "\(stamp)-\($0)" }.first { !ids.contains($0) }!
      ids.insert(id)
      return id
    }
    guard Draft.isID(own) else {
      complain(
        "\(place): id: no case can have it. Allowed: up to 64 letters, digits, '-', '_' and '.'")
      return nil
    }
    guard ids.insert(own).inserted else {
      complain("\(place): id: another case of this import has it; give each its own")
      return nil
    }
    return own
  }

  /// The ids that cases of a store have already, or had.
  func ids(takenIn store: CaseStore) throws(CaseRepositoryError) -> [String] {
    var taken: [String] = []
    for item in items {
      do throws(CaseRepositoryError) {
        _ = try store.open(item.draft.id)
        taken.append(item.draft.id)
      } catch {
        switch error {
        case .missing: continue
        case .purged: taken.append(item.draft.id)
        default: throw error
        }
      }
    }
    return taken
  }
}
