internal import Casework
internal import GRDB

/// The tables of the store, and how they came to be.
enum StoreSchema {
  /// - Throws: ``CaseRepositoryError/newer(path:)`` for a store of a later version.
  static func bringUpToDate(_ queue: DatabaseQueue, path: String) throws {
    try checkVersion(queue, path: path)
    let isDone = try queue.read { try migrator.hasCompletedMigrations($0) }
    if !isDone { try migrator.migrate(queue) }
  }

  /// - Throws: ``CaseRepositoryError/newer(path:)`` for a store of a later version.
  static func checkVersion(_ queue: DatabaseQueue, path: String) throws {
    if try queue.read({ try migrator.hasBeenSuperseded($0) }) {
      throw CaseRepositoryError.newer(path: path)
    }
  }

  /// Whether SQLite finds nothing wrong with any page or index.
  static func isSound(_ db: Database) throws -> Bool {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"]
  }

  /// The first table, index or trigger, in the order of their names, that is not there, or not as the
  /// migrations make it that the store went through, or is not of theirs; nil where all are.
  static func stranger(in db: Database) throws -> String? {
    let made = try DatabaseQueue()
    if let last = try migrator.appliedMigrations(db).last { try migrator.migrate(made, upTo: last) }
    let (expected, found) = (try made.read(objects), try objects(db))
    let names = Set(expected.keys).union(found.keys)
    return names.filter { expected[$0] != found[$0] }.min()
  }

  /// What each was made by. SQLite makes some indexes of its own, and GRDB the table of migrations.
  private static func objects(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name AS name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND tbl_name <> 'grdb_migrations'
        """)
    return rows.reduce(into: [:]) { $0[$1.text("name") ?? ""] = $1.text("sql") }
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { try $0.execute(sql: version1) }
    migrator.registerMigration("v2") { try $0.execute(sql: version2) }
    migrator.registerMigration("v3") { try $0.execute(sql: version3) }
    return migrator
  }

  // The first columns are what a queue shows, filters and sorts by. The draft stands apart, so that
  // they lie close together; `queue` holds all that a search looks at, in the order of the queue.
  private static let version1 = """
    CREATE TABLE case_file (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      member_name TEXT, member_id TEXT, birth TEXT,
      drug TEXT, payer TEXT, line TEXT, urgency TEXT,
      due TEXT, due_rule TEXT, due_order TEXT NOT NULL,
      answered INTEGER NOT NULL, asked INTEGER NOT NULL, outcome TEXT NOT NULL,
      changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,
      revision INTEGER NOT NULL,
      latest INTEGER NOT NULL DEFAULT 0,
      is_purged INTEGER NOT NULL DEFAULT 0,
      member_order TEXT NOT NULL, name_key TEXT, search TEXT NOT NULL
    );
    CREATE INDEX queue ON case_file (due_order, number, search, status, drug, due, id, is_purged);
    CREATE INDEX queue_by_change ON case_file (changed_at, number);
    CREATE INDEX queue_by_member ON case_file (member_order, number);
    CREATE INDEX case_by_name ON case_file (name_key, birth, member_id);

    CREATE TABLE draft (
      case_number INTEGER PRIMARY KEY REFERENCES case_file (number),
      document BLOB NOT NULL
    );
    CREATE TABLE origin (
      case_number INTEGER NOT NULL REFERENCES case_file (number),
      field TEXT NOT NULL,
      login TEXT NOT NULL, moment TEXT NOT NULL, means TEXT NOT NULL, document TEXT,
      PRIMARY KEY (case_number, field)
    ) WITHOUT ROWID;

    CREATE TABLE hold (
      case_id TEXT PRIMARY KEY,
      session TEXT NOT NULL, login TEXT NOT NULL, since TEXT NOT NULL,
      host TEXT NOT NULL, boot TEXT NOT NULL, pid INTEGER NOT NULL, started TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE determination (
      case_number INTEGER NOT NULL REFERENCES case_file (number),
      number INTEGER NOT NULL,
      signed_at TEXT NOT NULL,
      head BLOB NOT NULL, case_document BLOB NOT NULL, document BLOB NOT NULL, letter BLOB NOT NULL,
      PRIMARY KEY (case_number, number)
    );
    CREATE TABLE library_text (hash BLOB PRIMARY KEY, bytes BLOB NOT NULL);
    CREATE TABLE determination_text (
      case_number INTEGER NOT NULL, number INTEGER NOT NULL,
      path TEXT NOT NULL, hash BLOB NOT NULL REFERENCES library_text (hash),
      PRIMARY KEY (case_number, number, path),
      FOREIGN KEY (case_number, number) REFERENCES determination (case_number, number)
    ) WITHOUT ROWID;
    CREATE INDEX determination_by_text ON determination_text (hash);

    CREATE TABLE entry (
      sequence INTEGER PRIMARY KEY,
      moment TEXT NOT NULL, login TEXT NOT NULL, case_id TEXT, kind TEXT NOT NULL,
      body BLOB, body_hash BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL
    );
    CREATE INDEX entry_by_case ON entry (case_id, sequence);
    CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry
    WHEN NEW.body IS NOT NULL OR NEW.sequence IS NOT OLD.sequence OR NEW.hash IS NOT OLD.hash
      OR NEW.moment IS NOT OLD.moment OR NEW.login IS NOT OLD.login OR NEW.kind IS NOT OLD.kind
      OR NEW.case_id IS NOT OLD.case_id OR NEW.previous IS NOT OLD.previous
      OR NEW.body_hash IS NOT OLD.body_hash
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
    CREATE TRIGGER entry_stays BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
    CREATE TRIGGER determination_keeps BEFORE UPDATE ON determination
    BEGIN SELECT RAISE(ABORT, 'a determination is never changed'); END;
    """

  // `queue` holds all that is looked at to find a case by words. What is found without words is
  // counted by the status, in a third of the bytes; what was purged, which nobody finds, by an index
  // of its own.
  private static let version2 = """
    ALTER TABLE case_file ADD COLUMN indication TEXT;
    DROP INDEX queue;
    CREATE INDEX queue
      ON case_file (due_order, number, search, status, drug, changed_by, id, is_purged);
    CREATE INDEX queue_by_status
      ON case_file (status, due_order, number, drug, changed_by, id, is_purged);
    CREATE INDEX queue_by_drug ON case_file (coalesce(drug, ''), number, status, is_purged);
    CREATE INDEX purged ON case_file (number) WHERE is_purged = 1;
    """

  // Whatever a later version adds to the rows of a case stays unset in those that there are: what is
  // set is bound by their entries. See `CaseState`.
  private static let version3 = """
    ALTER TABLE entry ADD COLUMN state BLOB;
    DROP TRIGGER entry_keeps;
    CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry
    WHEN NEW.body IS NOT NULL OR NEW.sequence IS NOT OLD.sequence OR NEW.hash IS NOT OLD.hash
      OR NEW.moment IS NOT OLD.moment OR NEW.login IS NOT OLD.login OR NEW.kind IS NOT OLD.kind
      OR NEW.case_id IS NOT OLD.case_id OR NEW.previous IS NOT OLD.previous
      OR NEW.body_hash IS NOT OLD.body_hash OR NEW.state IS NOT OLD.state
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
    """
}
