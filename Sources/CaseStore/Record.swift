internal import Casework
internal import Crypto
internal import GRDB

/// The chain of entries: adding to it, and the hashes that hold it together.
enum Record {
  typealias Hash = [UInt8]

  /// What the first entry follows.
  static let beginning = Hash(repeating: 0, count: 32)

  /// Adds an entry behind the last one. Of a case it binds everything that is kept of it now, so
  /// that it comes after the change that it tells of.
  ///
  /// - Returns: its place, from 1.
  @discardableResult
  static func append(
    _ event: RecordEvent, of caseID: String?, _ stamp: Stamp, in db: Database
  ) throws -> Int {
    let last = try Row.fetchOne(
      db, sql: "SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1")
    let body = JSONWriter.bytes(event.json)
    let link = Link(
      sequence: (last?.count("sequence") ?? 0) + 1, previous: last?.bytes("hash") ?? beginning,
      moment: stamp.moment.iso, login: stamp.login, caseID: caseID, kind: event.kind,
      bodyHash: hash(body), state: try caseID.flatMap { try CaseState.hash(of: $0, in: db) })
    try db.execute(
      sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        link.sequence, link.moment, link.login, link.caseID, link.kind, body.blob,
        link.bodyHash.blob, link.previous.blob, link.hash.blob, link.state?.blob,
      ])
    return link.sequence
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> Hash {
    var function = SHA256()
    function.update(data: Array(bytes))
    return Array(function.finalize())
  }

  /// Of several parts, each with its length, so that no two lists of parts make the same bytes.
  static func hash(ofParts parts: [[UInt8]]) -> Hash {
    var function = SHA256()
    for part in parts {
      function.update(data: Array("\(part.count):".utf8))
      function.update(data: part)
    }
    return Array(function.finalize())
  }
}

extension CaseStore {
  /// The SHA-256 of a text, in hexadecimal digits, as the record names texts.
  public static func hash(ofText bytes: [UInt8]) -> String { Record.hash(bytes).hexadecimal }
}

/// What the hash of an entry is made of.
struct Link {
  let sequence: Int
  let previous: Record.Hash
  let moment: String
  let login: String
  let caseID: String?
  let kind: String
  let bodyHash: Record.Hash
  /// Of the case, when the entry was added; nil for what concerns none, and in entries of a version
  /// before.
  let state: Record.Hash?

  var hash: Record.Hash {
    let schema = state == nil ? "rubric.entry/1" : "rubric.entry/2"
    let texts = [schema, "\(sequence)", moment, login, caseID ?? "", kind]
    return Record.hash(
      ofParts: texts.map { Array($0.utf8) } + [previous, bodyHash] + (state.map { [$0] } ?? []))
  }
}

extension [UInt8] {
  /// In hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// nil for what is no whole number of such digits.
  init?(hexadecimal text: String) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
