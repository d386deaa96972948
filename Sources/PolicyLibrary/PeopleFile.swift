public import Diagnostics

#if canImport(Glibc)
  internal import Glibc
#endif

/// The list of people that belongs to a store of cases: the file `people.yaml` in the store's
/// folder, as it was read. It says also which folder of policies belongs to the store.
///
/// Whoever could put another list in its place would be whoever that list says, so that it is taken
/// only from an owner whom the folder is trusted to, and only where nobody else can write to it.
public struct PeopleFile: Sendable, Hashable {
  public static let name = "people.yaml"

  public let path: String
  public let bytes: [UInt8]
  /// Whose files are taken besides.
  let trust: FileTrust

  /// - Parameter folder: the store's own, without symbolic links in its path.
  /// - Returns: nil where it has no list, or where there is no such folder.
  /// - Throws: ``FileTrustFault``; by such a list nobody may do anything.
  public static func read(in folder: String) throws(FileTrustFault) -> PeopleFile? {
    let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    var status = stat()
    guard stat(folder, &status) == 0 else { return nil }
    let trust = FileTrust(owner: status.st_uid)
    guard let bytes = try trust.bytes(of: path, O_NOFOLLOW) else { return nil }
    return PeopleFile(path: path, bytes: bytes, trust: trust)
  }

  /// Its text, for its reader.
  ///
  /// - Throws: ``LibraryError`` where it holds bytes that are none.
  func source() throws -> SourceText {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LibraryError.notText(path)
    }
    return SourceText(name: path, text: text)
  }

  /// That a folder of policies has a list of people, which is not looked for there; nil where it has
  /// none.
  public static func warning(ofPolicies folder: String) -> [Diagnostic]? {
    guard let source = try? ResourceFiles.file(name, in: folder) else { return nil }
    return [
      Diagnostic(
        .warning, in: source, at: nil, "nobody reads a list of people in a folder of policies",
        help: "it belongs to the cases: put it into the folder of their store, as root or as the "
          + "owner of that folder, and take it out of here")
    ]
  }
}

extension PeopleFile {
  /// The folder of policies that belongs to the store, without symbolic links in its path; nil where
  /// the list names none, and the built-in ones decide.
  ///
  /// - Throws: ``LibraryFaults`` where the list has a fault there; ``LibraryError`` where there is no
  ///   such folder; ``FileTrustFault`` where a link of somebody else leads to it.
  public func policies() throws -> String? {
    let source = try source()
    let log = FaultLog(source)
    let named = readYAML(source, log)?.openFields?["policies"]?.saidText
    if log.hasErrors { throw LibraryFaults(diagnostics: log.diagnostics.sorted()) }
    guard let named else { return nil }
    let beside = path.dropLast(Self.name.count)
    let folder = named.hasPrefix("/") ? named : "\(beside)\(named)"
    guard let resolved = try trust.resolved(folder) else { throw LibraryError.noFolder(folder) }
    return resolved
  }

  /// Whether the folder that somebody names is the one that belongs to the store.
  ///
  /// - Throws: what ``policies()`` throws.
  public func isPolicies(_ folder: String) throws -> Bool {
    guard let root = try? ResourceFiles.root(of: folder), let found = realpath(root, nil) else {
      return false
    }
    defer { free(found) }
    return try policies() == String(cString: found)
  }
}
