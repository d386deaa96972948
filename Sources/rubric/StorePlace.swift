#if canImport(Glibc)
  internal import Glibc
#endif

/// Where the cases are kept, and the log of the workbench.
enum StorePlace {
  /// Whether the environment says anything of the place.
  static var isKnown: Bool {
    ["RUBRIC_STORE", "RUBRIC_DATA", "XDG_DATA_HOME", "HOME"].contains {
      Surroundings.value($0) != nil
    }
  }

  /// The folder of what belongs to the user.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what to set.
  static func folder() throws -> String {
    if let own = Surroundings.value("RUBRIC_DATA") { return own }
    if let data = Surroundings.value("XDG_DATA_HOME") { return "\(data)/rubric" }
    if let home = Surroundings.value("HOME") { return "\(home)/.local/share/rubric" }
    Console.complain("rubric: HOME is not set; set RUBRIC_STORE to the file of your cases")
    throw ExitStatus.cannot
  }

  /// The file of the cases, without symbolic links on the way to it: what stands beside it says who
  /// may do what with it, and nobody is to lead to it from a folder of his own.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what to set or to put right.
  static func file() throws -> String {
    let named = try named()
    if let path = resolved(named) {
      try refuseSecondNames(path)
      return path
    }
    var status = stat()
    guard lstat(named, &status) != 0 else {
      Console.complain("rubric: \(named): the link leads nowhere; name the file of your cases")
      throw ExitStatus.cannot
    }
    let folder = folder(of: named)
    let name = named.dropFirst(folder == "/" ? 1 : folder.count + 1)
    return resolved(folder).map { $0 == "/" ? "/\(name)" : "\($0)/\(name)" } ?? named
  }

  private static func named() throws -> String {
    if let file = Surroundings.value("RUBRIC_STORE") { return Surroundings.expanded(file) }
    return Surroundings.expanded("\(try folder())/cases.sqlite")
  }

  /// The folder that a whole path leads to a file in.
  static func folder(of path: String) -> String {
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    return folder.isEmpty ? "/" : String(folder)
  }

  /// nil where there is nothing of this path.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// A second name of the same file would lead to it from another folder, and past what SQLite keeps
  /// beside the first.
  private static func refuseSecondNames(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 1 else {
      return
    }
    Console.complain(
      "rubric: \(path): this file has \(status.st_nlink) names (hard links), so that it cannot be told "
        + "which folder it belongs to; remove the others")
    throw ExitStatus.cannot
  }
}
