public import Diagnostics
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#endif

/// The list of people that belongs to a store of cases: the file `people.yaml` in the store's
/// folder, as it was read.
///
/// Whoever could put another list in its place would be whoever that list says, so that it is taken
/// only from an owner whom the folder is trusted to, and only where nobody else can write to it.
public struct PeopleFile: Sendable, Hashable {
  public static let name = "people.yaml"

  public let path: String
  public let bytes: [UInt8]

  /// - Parameter folder: the store's own, without symbolic links in its path.
  /// - Returns: nil where it has no list, or where there is no such folder.
  /// - Throws: ``PeopleFileFault``; by such a list nobody may do anything.
  public static func read(in folder: String) throws(PeopleFileFault) -> PeopleFile? {
    let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if file < 0 {
      switch errno {
      case ENOENT, ENOTDIR: return nil
      case ELOOP: throw PeopleFileFault(path, .noFile)
      default: throw PeopleFileFault(path, .unreadable(String(cString: strerror(errno))))
      }
    }
    defer { Glibc.close(file) }
    var (status, above) = (stat(), stat())
    guard fstat(file, &status) == 0, stat(folder, &above) == 0 else {
      throw PeopleFileFault(path, .unreadable(String(cString: strerror(errno))))
    }
    if let fault = fault(mode: status.st_mode, owner: status.st_uid, folderOwner: above.st_uid) {
      throw PeopleFileFault(path, fault)
    }
    return PeopleFile(path: path, bytes: try bytes(of: file, path))
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

  /// What is wrong with such a file, whatever is in it.
  static func fault(
    mode: mode_t, owner: uid_t, folderOwner: uid_t
  ) -> PeopleFileFault.Reason? {
    guard mode & S_IFMT == S_IFREG else { return .noFile }
    guard owner == 0 || owner == folderOwner else {
      return .owner(login(owner), folder: login(folderOwner))
    }
    return mode & (S_IWGRP | S_IWOTH) == 0 ? nil : .writable
  }

  private static func login(_ id: uid_t) -> String {
    guard let user = getpwuid(id), let name = user.pointee.pw_name else { return "\(id)" }
    return String(cString: name)
  }

  private static func bytes(of file: Int32, _ path: String) throws(PeopleFileFault) -> [UInt8] {
    var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw PeopleFileFault(path, .unreadable(String(cString: strerror(errno))))
      }
      bytes += part.prefix(count)
    }
  }
}

/// Why a list of people is not used, whatever it says.
public struct PeopleFileFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let reason: Reason

  public enum Reason: Sendable, Hashable {
    /// It is a symbolic link, a folder or a device.
    case noFile
    /// It is neither root's nor that of who owns the folder; both as the system calls them.
    case owner(String, folder: String)
    /// Its group or everybody may write to it.
    case writable
    /// What the system said.
    case unreadable(String)
  }

  init(_ path: String, _ reason: Reason) { (self.path, self.reason) = (path, reason) }

  /// What was found, and what to do.
  public var description: String {
    "\(path): \(reason.words). Nobody may do anything with these cases until that is put right"
  }
}

extension PeopleFileFault.Reason {
  fileprivate var words: String {
    switch self {
    case .noFile: "the list of people has to be a file of its own, and no link; put the file there"
    case .owner(let login, let folder):
      "its owner is '\(login)', and the list of people is taken only from root"
        + (folder == "root" ? "" : " or from '\(folder)', who owns the folder")
        + "; look through it, and change its owner (chown)"
    case .writable:
      "others than its owner may write to it; look through it, and take that from them (chmod go-w)"
    case .unreadable(let reason):
      "it cannot be read (\(reason)); whoever works with the cases has to be able to read it"
    }
  }
}
