internal import Casework
internal import Synchronization

/// The fields of one interview, each made once: a screen asks for the same ones at every key, and
/// what is made of a field reads every line of the policies.
final class ShownFields: Sendable {
  private let made = Mutex<[FieldID: Field?]>([:])

  /// - Parameter make: makes it, where it was not asked for before; it may ask for others.
  func field(_ id: FieldID, _ make: () -> Field?) -> Field? {
    if let known = made.withLock({ $0[id] }) { return known }
    let field = make()
    made.withLock { $0[id] = .some(field) }
    return field
  }
}
