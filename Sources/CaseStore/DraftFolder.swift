public import Casework
internal import Glibc
internal import Synchronization

/// Keeps each draft as a JSON file of its own, `ID.json`, in a folder that only the user can read.
///
/// A save writes a file beside the old one and puts it in its place once it is on the disk, so
/// that whatever happens there is one whole file. What a killed save leaves behind, `.ID.tmp`, is
/// passed over and used up by the next one.
public final class DraftFolder {
  public let path: String
  let session = Mutex(Session())

  struct Session {
    /// The locks that it holds, by draft.
    var locks: [String: SystemFile] = [:]
    /// The drafts that it has read or saved, and so may replace.
    var known: Set<String> = []
  }

  /// The largest file that is read as a draft, in bytes. One of a long intake has 10,000.
  static let sizeLimit = 8 << 20

  /// - Parameter path: the folder, which is made, with what is above it, by the first save.
  public init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  public func list() throws(DraftFolderError) -> [DraftListing] {
    var listings: [DraftListing] = []
    for file in try files() { if let listing = listing(of: file) { listings.append(listing) } }
    return listings.sorted { $0.sortKey > $1.sortKey }
  }

  public func open(_ id: String) throws(DraftFolderError) -> Draft {
    guard Draft.isID(id) else { throw .missing(id: id) }
    let draft = try read(id)
    session.withLock { _ = $0.known.insert(id) }
    return draft
  }

  public func save(_ draft: Draft) throws(DraftFolderError) {
    try makeFolder()
    try whileLocked(draft.id) { () throws(DraftFolderError) in
      try checkReplacing(draft)
      let new = "\(path)/.\(draft.id).tmp"
      do throws(DraftFolderError) {
        try write(JSONWriter.bytes(draft.json, isPretty: true) + [UInt8(ascii: "\n")], to: new)
        try SystemFile.call("put in its place", new) {
          rename(new, "\(path)/\(draft.id).json")
        }
      } catch {
        unlink(new)
        throw error
      }
      try synchronizeFolder()
      session.withLock { _ = $0.known.insert(draft.id) }
    }
  }

  public func delete(_ id: String) throws(DraftFolderError) {
    guard Draft.isID(id) else { throw .missing(id: id) }
    try whileLocked(id) { () throws(DraftFolderError) in
      let file = "\(path)/\(id).json"
      do throws(DraftFolderError) {
        try SystemFile.call("delete", file) { unlink(file) }
      } catch {
        throw access(file, F_OK) == 0 ? error : .missing(id: id)
      }
      session.withLock { _ = $0.known.remove(id) }
      try synchronizeFolder()
    }
  }
}

extension DraftFolder {
  /// nil for a draft that was deleted since the folder was read.
  private func listing(of file: String) -> DraftListing? {
    func damaged(_ expected: String) -> DraftListing {
      .damaged(file: file, fault: .damaged(path: "the file", expected: expected))
    }
    let id = String(file.dropLast(".json".count))
    guard Draft.isID(id) else { return damaged("a name of letters, digits, '-', '_' and '.'") }
    do throws(DraftFolderError) {
      return .draft(DraftSummary(try read(id), holder: try holder(of: id)))
    } catch {
      switch error {
      case .damaged(_, let fault): return .damaged(file: file, fault: fault)
      case .missing: return nil
      default: return damaged("one that this user can read")
      }
    }
  }

  private func read(_ id: String) throws(DraftFolderError) -> Draft {
    let (name, place) = ("\(id).json", "\(path)/\(id).json")
    var status = stat()
    if lstat(place, &status) == -1, errno == ENOENT { throw .missing(id: id) }
    let file = try SystemFile(place, O_RDONLY | O_NONBLOCK, to: "read")
    guard let bytes = try file.bytes(atMost: Self.sizeLimit) else {
      throw .damaged(
        file: name, fault: .damaged(path: "the file", expected: "one of at most 8 MiB"))
    }
    do throws(DraftFault) {
      let draft = try Draft.read(bytes)
      if draft.id == id { return draft }
    } catch {
      throw .damaged(file: name, fault: error)
    }
    throw .damaged(file: name, fault: .damaged(path: "id", expected: "the name of the file"))
  }

  /// A file that this session has not read is replaced only by the same draft: not one that is
  /// damaged, and not another that happens to have the id.
  private func checkReplacing(_ draft: Draft) throws(DraftFolderError) {
    if session.withLock({ $0.known.contains(draft.id) }) { return }
    do throws(DraftFolderError) {
      guard try read(draft.id).createdAt == draft.createdAt else { throw .taken(id: draft.id) }
    } catch {
      if case .missing = error { return }
      throw error
    }
  }

  /// Returns once the bytes are on the disk.
  private func write(_ bytes: [UInt8], to new: String) throws(DraftFolderError) {
    let file = try SystemFile(new, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600, to: "make")
    try file.setMode(0o600)
    try file.write(bytes)
    try file.synchronize()
  }

  /// The names of the files that are drafts or should be; none where there is no folder yet.
  private func files() throws(DraftFolderError) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw DraftFolderError(errno, "read", path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  func makeFolder() throws(DraftFolderError) {
    if access(path, F_OK) == 0 { return }
    var made = path.hasPrefix("/") ? "" : "."
    for step in path.split(separator: "/") {
      made += "/\(step)"
      if mkdir(made, 0o700) == -1, errno != EEXIST {
        throw DraftFolderError(errno, "make", made)
      }
    }
  }

  private func synchronizeFolder() throws(DraftFolderError) {
    try SystemFile(path, O_RDONLY | O_DIRECTORY, to: "read").synchronize()
  }
}

extension DraftListing {
  /// The latest change last; damaged files before all others.
  fileprivate var sortKey: (String, String) {
    switch self {
    case .draft(let summary): (summary.changedAt, summary.id)
    case .damaged(let file, _): ("", file)
    }
  }
}
