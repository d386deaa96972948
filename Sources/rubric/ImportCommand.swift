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
    var batch = ImportBatch(access.library)
    for file in files { try batch.read(file, as: source) }
    let kept = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
      try batch.ids(takenIn: access.store)
    }
    for id in kept { batch.complain("a case \(id) is kept already") }
    if batch.hasFaults {
      Console.complain("rubric: nothing was taken in")
      throw ExitStatus.refused
    }
    try keep(batch.items, access)
  }

  private func keep(_ items: [ImportBatch.Item], _ access: StoreAccess) throws {
    let table = try option.using { try ClockTable.load(for: access.library) }
    Clock.run(in: table.zone)
    let clock = DecisionClock(table, in: Clock.zone)
    let setting = InterviewSetting(access.library, table)
    defer { access.store.close() }
    var ids = FreeIDs(except: Set(items.compactMap(\.id)))
    for (place, item) in items.enumerated() {
      let origin = Origin(
        login: access.stamp.login, moment: access.stamp.moment, means: .imported,
        document: item.source)
      let id: String
      do {
        id = try StoreAccess.carryOut { () throws(CaseRepositoryError) in
          try ids.create(item) { id throws(CaseRepositoryError) in
            let draft = Interview(setting, resuming: item.draft(id, origin.moment)).draft
            let due = Due(clock.reading(of: ClockCase(draft.content, in: clock.zone)))
            try access.store.create(draft, due: due, origin)
            try access.store.unlock(id)
          }
        }
      } catch {
        Console.complain("rubric: \(place) of \(items.count) cases were taken in, as listed")
        throw error
      }
      try Console.write("\(id)\n")
    }
  }
}

/// The ids of cases that have none of their own: they say when they were taken in.
private struct FreeIDs {
  private let stamp = Clock.stamp
  private var number = 0
  /// Those that cases of the same import have of their own.
  private let others: Set<String>

  init(except others: Set<String>) { self.others = others }

  /// Creates a case under its own id; else under the first that no other session has taken.
  ///
  /// - Returns: the id.
  mutating func create(
    _ item: ImportBatch.Item, _ create: (String) throws(CaseRepositoryError) -> Void
  ) throws(CaseRepositoryError) -> String {
    if let id = item.id {
      try create(id)
      return id
    }
    while true {
      let id = next()
      do throws(CaseRepositoryError) {
        try create(id)
        return id
      } catch {
        guard case .taken = error else { throw error }
      }
    }
  }

  private mutating func next() -> String {
    repeat { number += 1 } while others.contains("\(stamp)-\(number)")
    return "\(stamp)-\(number)"
  }
}

/// Cases that were read and not kept yet, and what is wrong with them.
private struct ImportBatch {
  struct Item {
    /// Its own; nil for one that is given an id as it is kept.
    let id: String?
    let content: Draft.Content
    /// What the answers were taken from.
    let source: String

    func draft(_ id: String, _ moment: Moment) -> Draft {
      var draft = Draft(id: id, createdAt: moment.iso)
      draft.content = content
      return draft
    }
  }

  private let library: Library
  private let reader: CaseReader
  private(set) var items: [Item] = []
  private(set) var hasFaults = false
  private var ids: Set<String> = []

  init(_ library: Library) {
    self.library = library
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
      if let id = request.id, !mayHave(id, "\(file):\(line)") { return }
      let content = Draft.Content(document, in: library.vocabulary)
      items.append(Item(id: request.id, content: content, source: source))
    }
  }

  /// Whether a case of this import can have an id of its own; says why not.
  private mutating func mayHave(_ id: String, _ place: String) -> Bool {
    // What has no digit is no reference, and may be a name, which would stand in lists and logs.
    guard Draft.isID(id), id.contains(where: \.isNumber) else {
      complain(
        "\(place): id: no case can have it. Allowed: up to 64 letters, digits, '-', '_' and '.', with "
          + "a digit among them")
      return false
    }
    guard ids.insert(id).inserted else {
      complain("\(place): id: another case of this import has it; give each its own")
      return false
    }
    return true
  }

  /// Which of the cases' own ids cases of a store have already, or had.
  func ids(takenIn store: CaseStore) throws(CaseRepositoryError) -> [String] {
    var taken: [String] = []
    for id in items.compactMap(\.id) {
      do throws(CaseRepositoryError) {
        _ = try store.open(id)
        taken.append(id)
      } catch {
        switch error {
        case .missing: continue
        case .purged: taken.append(id)
        default: throw error
        }
      }
    }
    return taken
  }
}
