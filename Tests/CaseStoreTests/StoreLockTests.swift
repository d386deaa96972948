import Glibc
import Testing

@testable import CaseStore

@Suite("The lock that says a store is open")
struct StoreLockTests {
  private let scratch = StoreScratch()

  @Test("given back, it is free, although a process that is being started has it open, too")
  func givesBack() throws {
    let file = StoreFile(path: scratch.path)
    try file.makeFolder()
    var lock: StoreLock? = try StoreLock(file)
    try lock?.take(alone: false, 5)
    let copy = try #require(copyOfOpenFile("\(scratch.path).lock"))
    defer { close(copy) }
    lock = nil
    #expect(try StoreLock(file).tryTaking(alone: true))
  }

  /// As a forked process has it.
  private func copyOfOpenFile(_ path: String) -> Int32? {
    (0..<1024).first { number in
      guard let link = realpath("/proc/self/fd/\(number)", nil) else { return false }
      defer { free(link) }
      return String(cString: link) == path
    }.map { dup($0) }
  }
}
