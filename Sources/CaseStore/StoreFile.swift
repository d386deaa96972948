internal import Casework
internal import Glibc

/// The store's file among the files beside it: `-wal` and `-shm` of SQLite, `.lock` by which
/// sessions tell that they have it open, and `.suspect` where damage was met in use.
struct StoreFile {
  let path: String

  private static let companions = ["", "-wal", "-shm", "-journal"]
  private var suspectPath: String { "\(path).suspect" }

  /// "RUBC", by which the file is known as a store of this program.
  static let applicationID: Int32 = 0x5255_4243

  /// What the first bytes of the file say.
  enum Kind {
    /// There is no file, and no log of one.
    case missing
    /// There is one without a byte, and nothing was written beside it.
    case empty
    case store
    /// A file of another program.
    case foreign
    /// It was evidently a store and is not whole, or gone while a log of it, which holds what was
    /// saved last, is there.
    case damaged
  }

  func kind() throws(CaseRepositoryError) -> Kind {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if file == -1, errno == ENOENT { return log == nil ? .missing : .damaged }
    guard file >= 0 else { throw CaseRepositoryError(errno, "open", path) }
    defer { Glibc.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .failed(doing: "open", path: path, reason: "it is no file")
    }
    var head = [UInt8](repeating: 0, count: 100)
    let count = Glibc.read(file, &head, head.count)
    guard count >= 0 else { throw CaseRepositoryError(errno, "read", path) }
    if count == 0 { return log == nil ? .empty : .damaged }
    guard count == head.count, head.starts(with: Self.signature) else {
      return wasStore(head[..<count]) ? .damaged : .foreign
    }
    let id = head[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return id == UInt32(Self.applicationID) ? .store : .foreign
  }

  /// Whether a file that is no database was one of this program's: it was cut off in its head, its
  /// head is nothing but zeros, or what is kept beside a store is there. Any other is left alone.
  private func wasStore(_ head: ArraySlice<UInt8>) -> Bool {
    Self.signature.starts(with: head) || head.starts(with: Self.signature)
      || head.allSatisfy { $0 == 0 }
      || ["-wal", "-journal", ".lock", ".suspect"].contains { access(path + $0, F_OK) == 0 }
  }

  /// What every SQLite database begins with.
  private static let signature = Array("SQLite format 3\0".utf8)

  /// A log beside the file that holds something, which SQLite would throw away with a new file.
  private var log: String? {
    ["-wal", "-journal"].map { path + $0 }.first { Self.size(of: $0) > 0 }
  }

  /// - Throws: where something of a store stands at the place already, of which a log would be played
  ///   into whatever file came to stand beside it.
  func checkIsFree() throws(CaseRepositoryError) {
    var status = stat()
    for companion in Self.companions where lstat(path + companion, &status) == 0 {
      if companion.isEmpty { throw .exists(path: path) }
      throw .failed(
        doing: "restore to", path: path,
        reason: "\(path)\(companion) is left there of another store. Leave the program in every "
          + "session, move that file to another folder, and restore again")
    }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  // MARK: Making

  /// Makes the file without a byte in it, and the folders above it, for the user alone. In a folder
  /// that belongs to a group and hands that down, the file is the group's as well.
  func make() throws(CaseRepositoryError) {
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw CaseRepositoryError(errno, "make", path) }
    defer { Glibc.close(file) }
    guard fchmod(file, mode) == 0 else {
      throw CaseRepositoryError(errno, "set the permissions of", path)
    }
  }

  /// Copies another file here, whole or not at all.
  ///
  /// - Parameter finish: what is done to the copy, at the path that it has meanwhile.
  func copy(
    from other: String, finish: (String) throws(CaseRepositoryError) -> Void
  ) throws(CaseRepositoryError) {
    let new = "\(path).\(getpid()).tmp"
    defer { unlink(new) }
    try write(other, to: new)
    try finish(new)
    // A link, unlike a renaming, refuses to take the place of a file that came meanwhile.
    guard link(new, path) == 0 else {
      throw errno == EEXIST ? .exists(path: path) : CaseRepositoryError(errno, "make", path)
    }
    synchronizeFolder()
  }

  private func write(_ other: String, to new: String) throws(CaseRepositoryError) {
    let source = Glibc.open(other, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw CaseRepositoryError(errno, "read", other) }
    defer { Glibc.close(source) }
    let file = Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw CaseRepositoryError(errno, "make", new) }
    defer { Glibc.close(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(source, &chunk, chunk.count)
      if count == 0 { break }
      guard count > 0 else { throw CaseRepositoryError(errno, "read", other) }
      var written = 0
      while written < count {
        let part = chunk.withUnsafeBytes {
          Glibc.write(file, $0.baseAddress! + written, count - written)
        }
        guard part > 0 else { throw CaseRepositoryError(errno, "write", new) }
        written += part
      }
    }
    guard fchmod(file, mode) == 0, fsync(file) == 0 else {
      throw CaseRepositoryError(errno, "write to the disk of", new)
    }
  }

  func makeFolder() throws(CaseRepositoryError) {
    if access(folder, F_OK) == 0 { return }
    var made = folder.hasPrefix("/") ? "" : "."
    for step in folder.split(separator: "/") {
      made += "/\(step)"
      if mkdir(made, 0o700) == -1, errno != EEXIST {
        throw CaseRepositoryError(errno, "make", made)
      }
    }
  }

  /// Of files made beside it and of itself.
  var mode: mode_t {
    var status = stat()
    let isGroups =
      stat(folder, &status) == 0 && status.st_mode & S_ISGID != 0 && status.st_mode & S_IWGRP != 0
    return isGroups ? 0o660 : 0o600
  }

  /// Takes from the file what others than its owner and its group may do with it.
  func keepFromOthers() {
    for companion in Self.companions {
      var status = stat()
      let file = path + companion
      if lstat(file, &status) == 0, status.st_mode & 0o007 != 0 {
        chmod(file, status.st_mode & 0o770)
      }
    }
  }

  var folder: String {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = steps.joined(separator: "/")
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  // MARK: Damage

  var isSuspect: Bool { access(suspectPath, F_OK) == 0 }

  /// Has the store checked wholly when it is opened next.
  func suspect() {
    let file = Glibc.open(suspectPath, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    if file >= 0 { Glibc.close(file) }
  }

  func acquit() { unlink(suspectPath) }

  /// Puts the store, with what SQLite keeps beside it, under a name that says when it was last
  /// written; whatever is there keeps its name.
  ///
  /// - Returns: what to throw: it names the store, or its log where nothing else is left of it.
  func setAside() throws(CaseRepositoryError) -> CaseRepositoryError {
    let main = access(path, F_OK) == 0 ? path : log ?? path
    let stamp = Self.lastWritten(main)
    var aside = "\(path).damaged-\(stamp)"
    var number = 1
    while Self.companions.contains(where: { access(aside + $0, F_OK) == 0 }) {
      number += 1
      aside = "\(path).damaged-\(stamp)-\(number)"
    }
    for companion in Self.companions.reversed() where access(path + companion, F_OK) == 0 {
      guard rename(path + companion, aside + companion) == 0 else {
        throw CaseRepositoryError(errno, "set aside", path + companion)
      }
    }
    acquit()
    synchronizeFolder()
    return .setAside(path: main, as: aside + main.dropFirst(path.count))
  }

  /// What ``setAside()`` put beside the store: each store once, and each log that was left alone.
  var setAsideFiles: [String] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    let first = "\(path.split(separator: "/").last ?? "").damaged-"
    var names: Set<String> = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name.hasPrefix(first) { names.insert(name) }
    }
    let alone = names.filter { name in
      !Self.companions.contains { companion in
        !companion.isEmpty && name.hasSuffix(companion)
          && names.contains(String(name.dropLast(companion.count)))
      }
    }
    return alone.sorted().map { "\(folder)/\($0)" }
  }

  /// `20261121T094207Z`
  private static func lastWritten(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0,
      let moment = Moment(secondsSinceEpoch: status.st_mtim.tv_sec)
    else { return "unknown" }
    return moment.iso.filter { $0 != "-" && $0 != ":" }
  }

  func synchronizeFolder() {
    let file = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    Glibc.close(file)
  }
}
