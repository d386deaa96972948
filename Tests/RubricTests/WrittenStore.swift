import Foundation
import GRDB

extension ScratchFolder {
  /// The documents of all drafts, as the store has them on the disk now: of copies of its files, so
  /// that looking changes nothing for the program. None where there is no store.
  func drafts() throws -> [[UInt8]] {
    try look { db in
      try Data.fetchAll(db, sql: "SELECT document FROM draft ORDER BY case_number").map(Array.init)
    } ?? []
  }

  /// Reads from copies of the store's files; nil where there are none.
  func look<Result>(_ body: (Database) throws -> Result) throws -> Result? {
    guard FileManager.default.fileExists(atPath: store) else { return nil }
    let copies = ScratchFolder()
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store + suffix) {
      try FileManager.default.copyItem(
        atPath: store + suffix, toPath: "\(copies.path)/copy\(suffix)")
    }
    let queue = try DatabaseQueue(path: "\(copies.path)/copy")
    return try queue.read(body)
  }

  /// Does to the store what the program does not.
  func tamper(_ sql: String, in store: String? = nil) throws {
    let queue = try DatabaseQueue(path: store ?? self.store)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}
