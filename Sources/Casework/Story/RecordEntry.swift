/// One entry of the record, in which everything is written that was done to a case. Entries are
/// added and never changed; each carries the hash of the one before it.
public struct RecordEntry: Sendable, Hashable {
  /// From 1, without a gap, over all cases.
  public let sequence: Int
  public let stamp: Stamp
  /// nil for what concerns no case of its own.
  public let caseID: String?
  /// What was done; nil once it was purged.
  public let event: RecordEvent?
  /// The name of what was done, which a purge leaves.
  public let kind: String
  /// In hexadecimal digits.
  public let hash: String

  public init(
    sequence: Int, stamp: Stamp, caseID: String?, event: RecordEvent?, kind: String, hash: String
  ) {
    self.sequence = sequence
    self.stamp = stamp
    self.caseID = caseID
    self.event = event
    self.kind = kind
    self.hash = hash
  }
}

/// The last entry of a record. Whoever notes it can prove later that nothing before it was changed
/// or cut off.
public struct RecordHead: Sendable, Hashable {
  /// 0 for an empty record.
  public let sequence: Int
  /// In hexadecimal digits.
  public let hash: String

  public init(sequence: Int, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }
}

/// What came of checking a record.
public struct RecordVerification: Sendable, Hashable {
  /// How many entries were found sound: those before the first that is not, or all of them where
  /// what is wrong is in no entry.
  public let sound: Int
  public let head: RecordHead
  /// The lists of people that it was written by, in order, as far as it was found sound.
  public let lists: [ListedPeople]
  /// nil where all of it is sound.
  public let fault: RecordFault?

  public init(sound: Int, head: RecordHead, lists: [ListedPeople] = [], fault: RecordFault?) {
    self.sound = sound
    self.head = head
    self.lists = lists
    self.fault = fault
  }
}

/// A list of people as the record tells of it.
public struct ListedPeople: Sendable, Hashable {
  /// Of the entry from which on changes were made by it.
  public let sequence: Int
  /// Who made the first of them, and when; the list itself may be older, and of somebody else.
  public let stamp: Stamp
  /// In hexadecimal digits.
  public let hash: String
  /// nil in a record that a version before began, which did not keep it.
  public let text: String?

  public init(sequence: Int, stamp: Stamp, hash: String, text: String?) {
    self.sequence = sequence
    self.stamp = stamp
    self.hash = hash
    self.text = text
  }

  /// What it says otherwise than the one before: a line that was taken out after `-`, one that came
  /// after `+`. None where either is not kept.
  public func changes(since former: ListedPeople) -> [String] {
    guard let text, let formerText = former.text else { return [] }
    let (old, new) = (formerText.split(separator: "\n"), text.split(separator: "\n"))
    return new.difference(from: old).map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)"
      case .insert(_, let line, _): "+ \(line)"
      }
    }
  }
}

/// The first thing that is wrong in a record, and where.
public struct RecordFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The entry; nil for what no entry can be blamed for.
  public let sequence: Int?
  public let reason: Reason

  public enum Reason: Sendable, Hashable {
    /// The entry is not what it was when it was written.
    case changed
    /// What was written in it is gone, and no purge says why.
    case bodyMissing
    /// An entry that has to stand here is missing, and another one stands in its place.
    case gap(found: Int)
    /// It does not follow the entry before it.
    case outOfOrder
    /// Its event cannot be read, although its hash is right.
    case unreadable
    /// The head that was noted is not in the record: its end was cut off, or all of it replaced.
    case headMissing
    /// The determination that it signs is not as it was signed, or is gone.
    case determination(caseID: String, number: Int)
    /// A determination is kept that no entry signs.
    case unsigned(caseID: String, number: Int)
    /// What is kept of the case is not what the record tells of it.
    case caseDiffers(caseID: String)
    /// A row is kept that belongs to no case.
    case stray(table: String)
    /// A text that determinations were made with is not what it was.
    case libraryText
    /// A table, an index or a trigger of the store is not as this program makes it, or is gone.
    case schema(String)
    /// The list of people that the entry is about is not kept in it.
    case peopleText
    /// What it signs was signed by a list of people that the record does not tell of before it.
    case peopleUnlisted
  }

  public init(_ sequence: Int?, _ reason: Reason) {
    self.sequence = sequence
    self.reason = reason
  }

  public var description: String {
    let place = sequence.map { "entry \($0): " } ?? ""
    return place + reason.words
  }
}

extension RecordFault {
  /// Whether the entry itself is at fault, or its place, and not what is kept beside the record.
  public var isOfEntry: Bool {
    switch reason {
    case .changed, .bodyMissing, .gap, .outOfOrder, .unreadable, .peopleText: true
    case .headMissing, .determination, .unsigned, .caseDiffers, .stray, .libraryText,
      .schema, .peopleUnlisted:
      false
    }
  }
}

extension RecordFault.Reason {
  fileprivate var words: String {
    switch self {
    case .changed: "it was changed after it was written"
    case .bodyMissing: "what it says was removed, and no purge says so"
    case .gap(let found): "it is missing; entry \(found) stands in its place"
    case .outOfOrder: "it does not follow the entry before it: one was replaced or moved"
    case .unreadable: "its event cannot be read; open it with the version that wrote it"
    case .headMissing:
      "the noted head is not in the record: its end was cut off, or it is another record"
    case .determination(let id, let number):
      "determination \(number) of case \(id) is not as it was signed"
    case .unsigned(let id, let number): "determination \(number) of case \(id) was never signed"
    case .caseDiffers(let id): "case \(id) is kept otherwise than the record tells it"
    case .stray(let table): "a row of the table \(table) belongs to no case"
    case .libraryText:
      "a text of the policies that determinations were made with is not what it was"
    case .schema(let name):
      "the \(name) of the store is gone, or not as this program makes it"
    case .peopleText: "the list of people that it tells of is not kept in it"
    case .peopleUnlisted:
      "it signs by a list of people that no entry before it tells of"
    }
  }
}
