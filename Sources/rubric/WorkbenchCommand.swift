internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import CursesTerminal
internal import PolicyLibrary
internal import Workbench

/// The workbench itself: what `rubric` does without a command.
struct WorkbenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "Start the workbench: enter requests by keyboard and write their letters.",
    discussion: """
      The cases are kept in the file $RUBRIC_STORE, else in cases.sqlite in $RUBRIC_DATA, else in \
      $XDG_DATA_HOME/rubric, else in ~/.local/share/rubric; every answer is there as soon as it is \
      accepted. Several people can share the file; people.yaml beside it says who may do what, and by \
      which policies is decided.
      """)

  @OptionGroup var option: LibraryOption

  @OptionGroup var lines: LineOption

  func run() throws { try Self.start(policies: option.policies, inLines: lines.plain) }

  /// - Parameters:
  ///   - policies: the folder of the person's own; nil for none.
  ///   - isInLines: whether nothing is painted, whatever the terminal can do.
  static func start(policies: String?, inLines isInLines: Bool) throws {
    let path = try StorePlace.file()
    let people = try StorePeople(besideStore: path)
    // What is wrong with the list itself is told on the screen.
    if let refusal = try? people.refusal(toPolicies: policies) {
      Console.complain("rubric: \(refusal)")
      throw ExitStatus.refused
    }
    let status = try runWorkbench(
      store: CaseStore(path: path), people: people,
      log: "\(try StorePlace.folder())/rubric.log", inLines: isInLines,
      loading: { try people.library(adding: policies) })
    if status != 0 { throw ExitCode(status) }
  }
}

/// Runs the workbench until the person leaves.
///
/// The start screen is painted before the cases and the policies are read. Then, over and over: wait; give every
/// event to the workbench and carry out what it wants before the next one; paint once.
///
/// - Parameters:
///   - store: the cases; its file is made by the first of them.
///   - people: the list that belongs to them.
///   - log: the file to which standard error goes meanwhile.
///   - inLines: whether nothing is painted, whatever the terminal can do.
///   - remark: of a demonstration, what the person is told at first; nil for what is in earnest.
///   - loading: reads the policies, and with them the clocks and the profile.
/// - Returns: the status to end with.
/// - Throws: ``ExitStatus/cannot``, having said why, where there is no terminal to run in.
func runWorkbench(
  store: CaseStore, people: StorePeople, log: String, inLines: Bool, remark: String? = nil,
  loading: () throws -> Library
) throws -> Int32 {
  let terminal = try sitting(log: log, inLines: inLines)
  defer { terminal.close() }
  // What is held is given back, however the session ends by itself.
  defer { store.close() }
  store.use(people.list)
  var session = WorkbenchSession(terminal, store, people, isDemo: remark != nil)
  session.begin()
  session.load(loading, remark: remark, isFirst: Tour.isDue)
  if remark == nil, session.setting != nil { Tour.note() }
  return session.run()
}

/// A screen, or lines: where those are asked for, and where somebody sits at a terminal on which
/// nothing can be painted. Where nobody sits, only who asks for lines is meant to be answered.
private func sitting(log: String, inLines: Bool) throws -> any Sitting {
  // What the screen is opened by takes it out of the environment.
  let columns = Surroundings.value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  do throws(CursesTerminal.OpenError) {
    if inLines { return LineSitting(try LineTerminal(columns: columns)) }
    do throws(CursesTerminal.OpenError) {
      return try CursesTerminal(Surroundings.terminalOptions(log: log))
    } catch {
      switch error {
      case .typeNotSet, .typeUnusable:
        return LineSitting(try LineTerminal(columns: columns))
      case .notATerminal, .systemRefused: throw error
      }
    }
  } catch {
    Console.complain("rubric: \(error.description)")
    throw ExitStatus.cannot
  }
}
