internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import Letters
internal import PolicyLibrary

#if canImport(Glibc)
  internal import Glibc
#endif

/// The workbench on cases that nobody has.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Try the workbench on sample cases of every kind; nothing of it is kept.",
    discussion: """
      The cases are invented and stand in a folder of their own, which is removed at the end: one \
      that is late and one that is due today, an approval, a denial, an approval in part, a request \
      for what is missing, a referral, cases that were returned, decided or withdrawn, and two whose \
      names are easily taken for each other. You are a nurse and a licensed reviewer in it.
      """)

  @OptionGroup var lines: LineOption

  func run() throws {
    let scratch = try DemoFolder()
    defer { scratch.remove() }
    let library = try Library.load()
    let clocks = try ClockTable.load(for: library)
    Clock.run(in: clocks.zone)
    let rules = try AuthorityRules.load(for: library)
    let people = try StorePeople(besideStore: scratch.store)
    let store = CaseStore(path: scratch.store)
    store.use(people.list)
    try DemoCases(
      store, people, library, clocks, try people.authority(rules, for: library.vocabulary)
    ).fill()
    let status = try runWorkbench(
      store: store, people: people, log: "\(scratch.path)/rubric.log", inLines: lines.plain,
      remark: "A demonstration with invented cases, in \(scratch.path), which is removed when you "
        + "leave. Open any case; N begins one of your own.",
      loading: { library })
    if status != 0 { throw ExitCode(status) }
  }
}

/// A folder that is there as long as the demonstration, with a list of people in it.
private struct DemoFolder {
  let path: String
  var store: String { "\(path)/cases.sqlite" }

  /// - Throws: ``ExitStatus/cannot``, having said why.
  init() throws {
    let place = Surroundings.value("TMPDIR") ?? "/tmp"
    var template = Array("\(place)/rubric-demo-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      Console.complain("rubric: no folder can be made in \(place): \(Console.reason(errno))")
      throw ExitStatus.cannot
    }
    // The store goes by the folder's own name, without links on the way.
    guard let whole = realpath(made, nil) else { throw ExitStatus.cannot }
    defer { free(whole) }
    path = String(cString: whole)
    do {
      try NewFile.write(
        Array(Self.people.utf8), to: "\(path)/\(PeopleFile.name)", force: false, remedy: "")
    } catch {
      remove()
      throw error
    }
  }

  /// Whoever runs it may do all that a reviewer with a license may.
  private static var people: String {
    """
    rubric: people/1
    people:
      "\(Surroundings.userName)":
        name: Demo Reviewer
        role: reviewer
        profession: physician
        credential: MD
        license: {number: MD-0000000, state: IL}

    """
  }

  /// With what the program and SQLite put into it.
  func remove() {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
