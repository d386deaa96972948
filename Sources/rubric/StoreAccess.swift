internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import PolicyLibrary

/// The store of the cases, for a command, with who is there and what that person may do. A command
/// begins no store: where there is none, its place is mistyped.
struct StoreAccess {
  let store: CaseStore
  let library: Library
  /// The list that belongs to it; nil where it has none.
  let people: PeopleFile?
  private let authority: Authority
  private let otherPolicies: String?

  /// - Throws: ``ExitStatus/cannot`` where no place is known for the store, and what the option
  ///   throws where the organization's files cannot be used.
  init(_ option: LibraryOption) throws {
    let path = try StorePlace.file()
    let people = try StorePeople(besideStore: path)
    store = CaseStore(path: path, mayBegin: false)
    store.use(people.list)
    self.people = people.file
    (library, authority, otherPolicies) = try option.using {
      let library = try people.library(adding: option.policies)
      let rules = try AuthorityRules.load(for: library)
      return (
        library, try people.authority(rules, for: library.vocabulary),
        try people.refusal(toPolicies: option.policies)
      )
    }
  }

  var stamp: Stamp { Stamp(login: Surroundings.userName, moment: Clock.now) }

  /// Ends the program, having said why and who can, where the person may not do it, or named other
  /// policies than those of these cases.
  func ask(_ action: CaseAction, in situation: CaseSituation = .new) throws {
    try Self.carryOut { () throws(CaseRepositoryError) in try store.checkPeople() }
    let refusal = authority.refusal(of: action, in: situation)?.description ?? otherPolicies
    guard let refusal else { return }
    Console.complain("rubric: \(refusal)")
    throw ExitStatus.refused
  }

  /// What a store does; ends the program where it does not.
  static func carryOut<Result>(
    _ body: () throws(CaseRepositoryError) -> Result
  ) throws -> Result {
    do throws(CaseRepositoryError) { return try body() } catch {
      Console.complain("rubric: \(error.description)")
      switch error {
      case .missing, .purged, .unsigned, .unsound, .tornBackUp, .exists, .peopleMissing:
        throw ExitStatus.refused
      default: throw ExitStatus.cannot
      }
    }
  }
}
