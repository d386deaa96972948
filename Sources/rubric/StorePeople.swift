internal import Casework
internal import PolicyLibrary
internal import RuleModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The list of people that belongs to a store, from the store's folder: it alone says who may do what
/// with these cases, whatever folder of policies is named.
struct StorePeople {
  private let folder: String
  /// nil where there is no list, as of a store that is one person's own.
  let file: PeopleFile?
  /// For the store itself, which remembers that it goes by one.
  let list: PeopleList?

  /// - Parameter store: the path of its file, without symbolic links.
  /// - Throws: ``ExitStatus/refused``, having said what is wrong with the list and what to do.
  init(besideStore store: String) throws {
    folder = StorePlace.folder(of: store)
    do throws(FileTrustFault) {
      file = try PeopleFile.read(in: folder)
    } catch {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.refused
    }
    if let file { try Self.checkNumbers(file, in: folder) }
    list = file.map {
      PeopleList($0.bytes, Stamp(login: Surroundings.userName, moment: Clock.now))
    }
  }

  /// That it can be told at all who is here.
  private static func checkNumbers(_ file: PeopleFile, in folder: String) throws {
    let owners = [file.path, folder].map { path in
      var status = stat()
      stat(path, &status)
      return status.st_uid
    }
    guard !Surroundings.userNumbers.tellPeople(byOwners: owners) else { return }
    Console.complain(
      "rubric: \(file.path): this program was started in a user namespace (unshare, a container) of "
        + "one user, or without who owns that file, so that nobody can tell who you are. Start it "
        + "outside of that; nobody may do anything with these cases in there")
    throw ExitStatus.refused
  }

  /// What these cases are decided by: the folder that the list names, else the built-in policies;
  /// without a list what the person names who is here.
  func library(adding folder: String?) throws -> Library {
    guard let file else { return try Library.load(adding: folder) }
    return try Library.load(for: file)
  }

  /// Why the person who is here may not name this folder for these cases; nil where it is the one that
  /// is theirs, or they have no list.
  ///
  /// - Throws: where the list does not say which that is.
  func refusal(toPolicies folder: String?) throws -> String? {
    guard let file, let folder, try !file.isPolicies(folder) else { return nil }
    let own = try file.policies()
    let words =
      own.map { "by \($0) alone, which \(file.path) names under 'policies'" }
      ?? "by the built-in policies alone, because \(file.path) names no folder under 'policies'"
    return "--policies \(folder): these cases are decided \(words). Leave the option out; an "
      + "administrator can name another folder there"
  }

  /// What the person who is here may do.
  ///
  /// - Throws: ``LibraryFaults`` where the list has a fault.
  func authority(_ rules: AuthorityRules, for vocabulary: Vocabulary? = nil) throws -> Authority {
    Authority(
      of: Surroundings.userName, among: try People.reading(file, for: vocabulary), rules: rules)
  }

  /// Why the person who is here may not so much as look at a case; nil for who may. It is known
  /// before the policies are read.
  func refusalToLook() -> String? {
    let strictest = AuthorityRules(nurseMayApprove: false, reviewerMustDiffer: true, denials: [])
    do {
      return try authority(strictest).refusal(of: .view, in: .new)?.description
    } catch let faults as LibraryFaults {
      return "The list of people has \(faults.diagnostics.count) faults, so nobody may do "
        + "anything. Leave and run \"rubric policy check\" to see them."
    } catch {
      return "The list of people cannot be used: \(error). Nobody may do anything until it can."
    }
  }

  /// That the list is another one by now than the one this session goes by; nil where it is the same.
  var refusalWhereChanged: String? {
    let now = try? PeopleFile.read(in: folder)
    guard now != file else { return nil }
    return "\(PeopleFile.name) was changed since this program was started. Leave it, and start it "
      + "again: what you may do is read anew then."
  }

  /// That others can use the store too, and that nothing says who they are; nil where it is not so.
  var remarkWhereShared: String? {
    var status = stat()
    guard file == nil, stat(folder, &status) == 0, status.st_mode & (S_IWGRP | S_IWOTH) != 0 else {
      return nil
    }
    return "Others can write to \(folder), and no people.yaml stands there: everybody is taken "
      + "for a nurse who may back up and purge as well. An administrator puts the list there."
  }
}
