/// A draft as the start screen lists it.
package struct DraftEntry: Sendable, Hashable {
  package let id: String
  /// As it was typed; empty while it is not known.
  package let memberName: String
  /// `14-Jul-1985`; empty while it is not known.
  package let birth: String
  /// The requested drug in words; empty while it is not known.
  package let drug: String
  /// When it was last changed, in words.
  package let changed: String
  /// Why it cannot be opened; nil for a sound draft.
  package let fault: String?

  package init(
    id: String, memberName: String = "", birth: String = "", drug: String = "",
    changed: String = "", fault: String? = nil
  ) {
    self.id = id
    self.memberName = memberName
    self.birth = birth
    self.drug = drug
    self.changed = changed
    self.fault = fault
  }

  /// Whether the words a person looks for are in it, whatever their case.
  func matches(_ words: String) -> Bool {
    let text = "\(id) \(memberName) \(birth) \(drug)".lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }
}
