#if canImport(Glibc)
  internal import Glibc
#endif

/// Whose files are taken where whoever could put another one in place of one would be whoever that
/// says, or decide by whatever it says: root's, and those of who owns the folder of the store, and
/// only where nobody else can write to them.
struct FileTrust: Sendable, Hashable {
  /// Of the folder of the store.
  let owner: uid_t

  /// Why what stands at a path is not taken, whatever is in it; nil where it is.
  func fault(_ status: stat) -> FileTrustFault.Reason? {
    guard isTaken(from: status.st_uid) else {
      return .owner(Self.login(status.st_uid), folder: Self.login(owner))
    }
    return status.st_mode & (S_IWGRP | S_IWOTH) == 0 ? nil : .writable
  }

  private func isTaken(from user: uid_t) -> Bool { user == 0 || user == owner }

  /// - Throws: ``FileTrustFault`` for a folder that is not taken, or that cannot be read: what is in
  ///   it would be left out without a word.
  func check(_ folder: String) throws(FileTrustFault) {
    let file = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard file >= 0 else { throw FileTrustFault(folder, .unreadable(reason)) }
    defer { close(file) }
    _ = try status(of: file, folder)
  }

  /// - Throws: ``FileTrustFault`` for what is not taken.
  private func status(of file: Int32, _ path: String) throws(FileTrustFault) -> stat {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileTrustFault(path, .unreadable(reason)) }
    if let fault = fault(status) { throw FileTrustFault(path, fault) }
    return status
  }

  /// What is in a file, of which it is known that it is taken.
  ///
  /// - Parameter flags: what else it is opened with.
  /// - Returns: nil where there is none.
  func bytes(of path: String, _ flags: Int32 = 0) throws(FileTrustFault) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
    if file < 0 {
      switch errno {
      case ENOENT, ENOTDIR: return nil
      case ELOOP: throw FileTrustFault(path, .noFile)
      default: throw FileTrustFault(path, .unreadable(reason))
      }
    }
    defer { close(file) }
    guard try status(of: file, path).st_mode & S_IFMT == S_IFREG else {
      throw FileTrustFault(path, .noFile)
    }
    return try bytes(of: file, path)
  }

  private func bytes(of file: Int32, _ path: String) throws(FileTrustFault) -> [UInt8] {
    var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = read(file, &part, part.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileTrustFault(path, .unreadable(reason)) }
      bytes += part.prefix(count)
    }
  }

  /// The path that a whole path leads to without a link; nil where it leads to nothing. A link on the
  /// way has to be of who is trusted, for it says where everything is.
  func resolved(_ path: String) throws(FileTrustFault) -> String? {
    var way = ""
    for step in path.split(separator: "/") {
      way += "/\(step)"
      var status = stat()
      guard lstat(way, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { continue }
      guard isTaken(from: status.st_uid) else {
        throw FileTrustFault(way, .owner(Self.login(status.st_uid), folder: Self.login(owner)))
      }
    }
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private var reason: String { String(cString: strerror(errno)) }

  private static func login(_ id: uid_t) -> String {
    guard let user = getpwuid(id), let name = user.pointee.pw_name else { return "\(id)" }
    return String(cString: name)
  }
}

/// Why a file that decides who may do what, and by which rules, is not used, whatever it says.
public struct FileTrustFault: Error, Sendable, Hashable, CustomStringConvertible {
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

extension FileTrustFault.Reason {
  fileprivate var words: String {
    switch self {
    case .noFile:
      "what stands here has to be a file of its own, and no link; put the file there"
    case .owner(let login, let folder):
      "its owner is '\(login)', and who may do what, and by which rules, is taken only from root"
        + (folder == "root" ? "" : " or from '\(folder)', who owns the folder of the cases")
        + "; look through it, and change its owner (chown)"
    case .writable:
      "others than its owner may write to it; look through it, and take that from them (chmod go-w)"
    case .unreadable(let reason):
      "it cannot be read (\(reason)); whoever works with the cases has to be able to read it"
    }
  }
}
