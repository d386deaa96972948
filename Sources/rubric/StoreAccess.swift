internal import ArgumentParser
internal import CaseStore
internal import Casework
internal import PolicyLibrary
internal import RuleModel

/// The store of the cases, for a command, with who is there and what that person may do.
struct StoreAccess {
  let store: CaseStore
  let vocabulary: Vocabulary
  private let authority: Authority

  /// - Throws: ``ExitStatus/cannot`` where no place is known for the store, and what the option
  ///   throws where the organization's files cannot be used.
  init(_ option: LibraryOption) throws {
    vocabulary = try option.library().vocabulary
    store = CaseStore(path: try StorePlace.file())
    authority = try option.authority(of: Surroundings.userName, vocabulary)
  }

  var stamp: Stamp { Stamp(login: Surroundings.userName, moment: Clock.now) }

  /// Ends the program, having said why and who can, where the person may not do it.
  func ask(_ action: CaseAction, in situation: CaseSituation = .new) throws {
    guard let refusal = authority.refusal(of: action, in: situation) else { return }
    Console.complain("rubric: \(refusal.description)")
    throw ExitStatus.refused
  }

  /// What a store does; ends the program where it does not.
  static func carryOut<Result>(
    _ body: () throws(CaseRepositoryError) -> Result
  ) throws -> Result {
    do throws(CaseRepositoryError) { return try body() } catch {
      Console.complain("rubric: \(error.description)")
      switch error {
      case .missing, .purged, .unsigned, .unsound, .exists: throw ExitStatus.refused
      default: throw ExitStatus.cannot
      }
    }
  }
}

extension LibraryOption {
  /// What somebody may do. Ends the program where the organization's files cannot be used.
  func authority(of login: String, _ vocabulary: Vocabulary) throws -> Authority {
    do {
      return Authority(
        of: login, among: try People.load(from: policies, for: vocabulary),
        rules: try AuthorityRules.load(adding: policies, for: vocabulary))
    } catch let faults as LibraryFaults {
      Console.complain(faults.description)
      throw ExitStatus.refused
    } catch let error as LibraryError {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
    }
  }
}
