internal import Crypto
internal import FoundationEssentials
internal import GRDB

/// The hash of everything that is kept of a case, by which an entry of the record binds every value
/// of every row. What is not set counts for nothing, so that a column which a later version adds
/// changes no hash; who has the case open is no part of it.
struct CaseState {
  /// A table with rows of cases: the column that says of which, and an order that rows have for good.
  struct Table {
    let name: String
    let key: String
    let order: String
  }

  static let tables = [
    Table(name: "case_file", key: "number", order: "number"),
    Table(name: "draft", key: "case_number", order: "case_number"),
    Table(name: "origin", key: "case_number", order: "field"),
    Table(name: "determination", key: "case_number", order: "number"),
    Table(name: "determination_text", key: "case_number", order: "number, path"),
  ]

  private var function = SHA256()

  /// nil where no case of the id is kept.
  static func hash(of id: String, in db: Database) throws -> Record.Hash? {
    let statement = try db.cachedStatement(sql: "SELECT number FROM case_file WHERE id = ?")
    guard let number = try Int.fetchOne(statement, arguments: [id]) else { return nil }
    var state = CaseState()
    for table in tables { try state.add(table, ofCase: number, in: db) }
    return Array(state.function.finalize())
  }

  private mutating func add(_ table: Table, ofCase number: Int, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM \(table.name) WHERE \(table.key) = ? ORDER BY \(table.order)")
    let names = statement.columnNames
    let columns = names.indices.sorted { names[$0] < names[$1] }
    let rows = try Row.fetchCursor(statement, arguments: [number])
    while let row = try rows.next() {
      add("row", Array(table.name.utf8))
      for column in columns { add(names[column], row[column]) }
    }
  }

  private mutating func add(_ column: String, _ value: DatabaseValue) {
    switch value.storage {
    case .null: break
    case .int64(let figure): add("\(column) whole", Array("\(figure)".utf8))
    case .double(let figure): add("\(column) binary", Array("\(figure.bitPattern)".utf8))
    case .string(let text): add("\(column) text", Array(text.utf8))
    case .blob(let bytes): add("\(column) bytes", bytes)
    }
  }

  /// With its length, so that no two lists of parts make the same bytes.
  private mutating func add(_ name: String, _ bytes: some DataProtocol) {
    function.update(data: Array("\(name) \(bytes.count):".utf8))
    function.update(data: bytes)
  }
}
