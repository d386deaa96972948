public import Casework
internal import FoundationEssentials
internal import GRDB

extension CaseStore {
  public func determination(
    _ number: Int, of id: String
  ) throws(CaseRepositoryError) -> FrozenDetermination {
    let found = try read { db in
      let kept = try KeptCase.sound(id, in: db)
      guard let kept = try KeptDetermination.of(kept, number, in: db) else {
        throw CaseRepositoryError.unsigned(id: id, number: number)
      }
      return try kept.determination(of: id)
    }
    guard let found else { throw .missing(id: id) }
    return found
  }

  func keep(
    _ determination: FrozenDetermination, _ number: Int, of kept: KeptCase, _ stamp: Stamp,
    in db: Database
  ) throws {
    let new = KeptDetermination(determination)
    try db.execute(
      sql: "INSERT INTO determination VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        kept.number, number, stamp.moment.iso, new.head.blob, new.caseDocument.blob,
        new.document.blob, new.letter.blob,
      ])
    for text in new.library {
      let hash = Record.hash(text.bytes)
      try db.execute(
        sql: "INSERT OR IGNORE INTO library_text VALUES (?, ?)",
        arguments: [hash.blob, text.bytes.blob])
      try db.execute(
        sql: "INSERT INTO determination_text VALUES (?, ?, ?, ?)",
        arguments: [kept.number, number, text.path, hash.blob])
    }
    let head = determination.head
    let signing = RecordEvent.Signing(
      number: number, outcome: head.outcome, signer: head.signer,
      people: new.library.first { $0.path == PeopleList.path }.map {
        Record.hash($0.bytes).hexadecimal
      }, replaces: head.replaces, override: head.override, policies: head.policies,
      clock: kept.due.map { .due($0, isLate: stamp.moment > $0.moment) } ?? .unknown,
      hash: new.hash.hexadecimal)
    try Record.append(.signed(signing), of: kept.id, stamp, in: db)
  }
}

/// A determination as its rows keep it.
struct KeptDetermination {
  let head: [UInt8]
  let caseDocument: [UInt8]
  let document: [UInt8]
  let letter: [UInt8]
  /// In the order of their paths.
  let library: [LibraryText]

  init(_ determination: FrozenDetermination) {
    head = JSONWriter.bytes(determination.head.json)
    caseDocument = determination.caseDocument
    document = determination.document
    letter = determination.letter
    library = determination.library.sorted { $0.path < $1.path }
  }

  /// nil where it is not kept, or not whole.
  static func of(
    _ kept: KeptCase, _ number: Int, in db: Database
  ) throws -> KeptDetermination? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT head, case_document, document, letter FROM determination
        WHERE case_number = ? AND number = ?
        """, arguments: [kept.number, number])
    let texts = try Row.fetchAll(
      db,
      sql: """
        SELECT path, bytes FROM determination_text LEFT JOIN library_text USING (hash)
        WHERE case_number = ? AND number = ? ORDER BY path
        """, arguments: [kept.number, number])
    return row.flatMap { KeptDetermination($0, texts) }
  }

  private init?(_ row: Row, _ texts: [Row]) {
    guard let head = row.bytes("head"), let caseDocument = row.bytes("case_document"),
      let document = row.bytes("document"), let letter = row.bytes("letter")
    else { return nil }
    self.head = head
    self.caseDocument = caseDocument
    self.document = document
    self.letter = letter
    var library: [LibraryText] = []
    for text in texts {
      guard let path = text.text("path"), let bytes = text.bytes("bytes") else { return nil }
      library.append(LibraryText(path: path, bytes: bytes))
    }
    self.library = library
  }

  /// Of everything in it, to the last byte.
  var hash: Record.Hash {
    Record.hash(
      ofParts: [head, caseDocument, document, letter]
        + library.flatMap { [Array($0.path.utf8), Record.hash($0.bytes)] })
  }

  func determination(of id: String) throws -> FrozenDetermination {
    do throws(DraftFault) {
      return FrozenDetermination(
        head: try DeterminationHead.read(head), caseDocument: caseDocument, document: document,
        letter: letter, library: library)
    } catch { throw CaseRepositoryError.damaged(id: id, fault: error) }
  }
}
