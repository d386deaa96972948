internal import FoundationEssentials
internal import GRDB

/// Values that may be missing or of another kind, as in a store that somebody changed by hand.
extension Row {
  func text(_ column: String) -> String? { value(column) }
  func count(_ column: String) -> Int? { value(column) }
  func bytes(_ column: String) -> [UInt8]? { value(column, Data.self).map { Array($0) } }

  private func value<Value: DatabaseValueConvertible>(
    _ column: String, _ type: Value.Type = Value.self
  ) -> Value? {
    let stored: DatabaseValue = self[column]
    return Value.fromDatabaseValue(stored)
  }
}

extension [UInt8] {
  /// As the database takes it.
  var blob: Data { Data(self) }
}
