#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether the user was shown around: once, and not where `RUBRIC_NO_TOUR` is set.
enum Tour {
  static var isDue: Bool {
    guard Surroundings.value("RUBRIC_NO_TOUR") == nil, let note = try? place() else { return false }
    return access(note, F_OK) != 0
  }

  /// Remembers it. Where that cannot be done it is shown again, which harms nobody.
  static func note() {
    guard isDue, let note = try? place() else { return }
    makeFolder(StorePlace.folder(of: note))
    let file = open(note, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file >= 0 { close(file) }
  }

  private static func place() throws -> String {
    Surroundings.expanded("\(try StorePlace.folder())/tour-shown")
  }

  private static func makeFolder(_ path: String) {
    guard path != "/", access(path, F_OK) != 0 else { return }
    makeFolder(StorePlace.folder(of: path))
    mkdir(path, 0o700)
  }
}
