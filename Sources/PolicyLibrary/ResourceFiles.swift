internal import Diagnostics
internal import FoundationEssentials

/// A set of files by their path below `Resources/`, or below an organization's own folder.
struct ResourceFiles {
  /// By path, as in `policies/x/policy.yaml`.
  private(set) var files: [String: SourceText] = [:]

  init(_ files: [String: SourceText] = [:]) { self.files = files }

  /// What is compiled in.
  static func embedded() -> ResourceFiles {
    var found = ResourceFiles()
    for path in EmbeddedFile.paths where isRead(path) {
      found.files[path] = EmbeddedFile.source(path)
    }
    return found
  }

  /// The files below a folder, named as `folder/…`; only those that a library is made of. A file
  /// of such a folder stands for the folder that it lies in.
  ///
  /// - Parameter trust: whose files are taken, and whose folders, from which a file can be taken away
  ///   so that another one counts; nil takes everybody's.
  /// - Throws: ``LibraryError`` when the folder or a file in it cannot be read; ``FileTrustFault`` for
  ///   what is not taken.
  static func below(_ folder: String, trusting trust: FileTrust? = nil) throws -> ResourceFiles {
    var found = ResourceFiles()
    let root = try root(of: folder)
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
      throw LibraryError.unreadable(root)
    }
    try trust?.check(root)
    for path in paths.sorted() {
      let file = "\(root)/\(path)"
      if isRead(path) {
        found.files[path] = try source(file, trusting: trust)
      } else if let trust, isFolder(file) {
        try trust.check(file)
      }
    }
    return found
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// One file of such a folder, without reading the others; nil where it is not there.
  static func file(_ path: String, in folder: String) throws -> SourceText? {
    let file = "\(try root(of: folder))/\(path)"
    return FileManager.default.fileExists(atPath: file) ? try source(file) : nil
  }

  static func root(of folder: String) throws -> String {
    var root = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if root.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: root) {
      root =
        root.contains("/") ? String(root[..<(root.lastIndex(of: "/") ?? root.startIndex)]) : "."
    }
    guard isFolder(root) else { throw LibraryError.noFolder(root) }
    return root
  }

  private static func source(_ file: String, trusting trust: FileTrust? = nil) throws -> SourceText
  {
    let bytes =
      if let trust { try trust.bytes(of: file) } else {
        FileManager.default.contents(atPath: file).map { Array($0) }
      }
    guard let bytes else { throw LibraryError.unreadable(file) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LibraryError.notText(file)
    }
    return SourceText(name: file, text: text)
  }

  /// People are not read from here.
  private static func isRead(_ path: String) -> Bool {
    (path.hasSuffix(".yaml") || path.hasSuffix(".mustache")) && path != PeopleFile.name
  }

  subscript(path: String) -> SourceText? { files[path] }

  /// Those whose last part is `name`, by path.
  func named(_ name: String) -> [(path: String, source: SourceText)] {
    files.filter { $0.key == name || $0.key.hasSuffix("/\(name)") }
      .sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}

/// What keeps an organization's folder from being read.
public enum LibraryError: Error, Hashable, CustomStringConvertible {
  case noFolder(String)
  case unreadable(String)
  case notText(String)

  public var description: String {
    switch self {
    case .noFolder(let path):
      "\(path): there is no such folder; name one that holds policies, or leave the option out"
    case .unreadable(let path):
      "\(path): cannot be read; check that it exists and that you may read it"
    case .notText(let path):
      "\(path): holds bytes that are not UTF-8 text; save it as UTF-8"
    }
  }
}
