public import RuleModel

/// Keeps cases between sessions, lets only one session change a case at a time, and writes down in
/// a record what was done to each.
///
/// Nothing is deleted or overwritten but what the caller names. A function that changes something
/// returns once the change would outlast a loss of power; when it throws, nothing was changed.
/// Whether somebody is allowed to do a thing is asked before it is asked for here.
public protocol CaseRepository: Sendable {
  /// The cases that a query finds, a page of them; an empty one where nothing is kept yet.
  func queue(_ query: QueueQuery) throws(CaseRepositoryError) -> QueuePage

  /// Keeps a new case and holds it for this session.
  ///
  /// - Throws: ``CaseRepositoryError/taken(id:)`` when a case of its id is kept already.
  func create(_ draft: Draft, due: Due?, _ origin: Origin) throws(CaseRepositoryError)

  func open(_ id: String) throws(CaseRepositoryError) -> CaseFile

  /// Keeps a draft in place of its former state. What changed in its answers is stamped with the
  /// origin and entered in the record. A case that is not kept yet is created.
  ///
  /// - Parameter due: by when it has to be decided; nil where that is not known.
  /// - Throws: ``CaseRepositoryError/locked(_:)`` when another session holds it,
  ///   ``CaseRepositoryError/changed(id:)`` when another one changed it since this one opened it.
  func save(_ draft: Draft, due: Due?, _ origin: Origin) throws(CaseRepositoryError)

  /// Keeps by when a case has to be decided, where only the rules for that have changed, and enters
  /// that in the record.
  ///
  /// - Throws: ``CaseRepositoryError/locked(_:)`` when another session holds it.
  func setDue(_ due: Due?, of id: String, _ stamp: Stamp) throws(CaseRepositoryError)

  // MARK: One session a case

  /// Takes a case for this session; what a session that has ended held is taken over, and that is
  /// entered in the record.
  ///
  /// - Returns: whom it was taken over from; nil when nobody held it.
  /// - Throws: ``CaseRepositoryError/locked(_:)`` with the holder when another session has it.
  @discardableResult
  func lock(_ id: String, _ stamp: Stamp) throws(CaseRepositoryError) -> CaseHolder?

  /// Takes a case from a holder, alive or not, whose saves are refused from then on.
  ///
  /// - Returns: whom it was taken from; nil when nobody held it any more.
  /// - Throws: ``CaseRepositoryError/locked(_:)`` when somebody else has it by now.
  @discardableResult
  func takeOver(
    _ id: String, from holder: CaseHolder, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> CaseHolder?

  /// Gives a case back that this session took. One that it has not taken is left as it is.
  func unlock(_ id: String) throws(CaseRepositoryError)

  // MARK: The way of a case

  /// Takes a case on to another status, except to those that ``sign(_:of:seen:_:)`` and
  /// ``issueLetter(of:number:format:bytes:_:)`` lead to.
  ///
  /// - Throws: ``CaseRepositoryError/notAllowed(from:to:)`` where the status does not follow,
  ///   ``CaseRepositoryError/reasonNeeded`` where it needs a reason and has none.
  func changeStatus(
    of id: String, to status: CaseStatus, reason: String?, due: Due?, _ stamp: Stamp
  ) throws(CaseRepositoryError)

  /// Keeps a determination for good; the case is determined then. The record tells until when it was
  /// due by what is kept, and whether it is late.
  ///
  /// - Parameter seen: the number of the latest determination that the signer knows; 0 for none.
  /// - Returns: its number.
  /// - Throws: ``CaseRepositoryError/alreadySigned(_:)`` when there is a later one, so that nothing
  ///   is signed twice.
  func sign(
    _ determination: FrozenDetermination, of id: String, seen: Int, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Int

  /// Enters that the letter of a determination was printed or written to a file.
  ///
  /// - Parameters:
  ///   - number: of the determination; 0 for the letter that asks for what a waiting case lacks.
  ///   - format: as `pdf`.
  ///   - bytes: of what was written; the record keeps their hash.
  func issueLetter(
    of id: String, number: Int, format: String, bytes: [UInt8], _ stamp: Stamp
  ) throws(CaseRepositoryError)

  /// A determination with everything that it was made from.
  func determination(
    _ number: Int, of id: String
  ) throws(CaseRepositoryError) -> FrozenDetermination

  // MARK: The record

  /// What was done to a case, in order.
  func record(of id: String) throws(CaseRepositoryError) -> [RecordEntry]

  /// Enters something that changes nothing in the case: that it was written out.
  func note(_ event: RecordEvent, of id: String?, _ stamp: Stamp) throws(CaseRepositoryError)

  /// The last entry; of sequence 0 in an empty record.
  func head() throws(CaseRepositoryError) -> RecordHead

  /// Checks every entry, and what is kept of the cases against it.
  ///
  /// - Parameter noted: a head that was noted before, which has to be in the record; nil for none.
  func verify(noted: String?) throws(CaseRepositoryError) -> RecordVerification

  // MARK: Copies and removal

  /// One document with everything that is kept of a case, `rubric.export/1`. Whoever writes it out
  /// has that entered with ``note(_:of:_:)`` once it is written.
  func export(_ id: String) throws(CaseRepositoryError) -> JSONValue

  /// Removes what is kept of the cases whose letter was issued, or that were withdrawn, and that
  /// were last changed before a day. Their entries stay in the record without what they said, so
  /// that it can be checked.
  ///
  /// One that another session holds is left, and told; so is one that is determined and whose
  /// letter was never issued.
  ///
  /// - Parameter start: when that day began, where the program runs.
  func purge(
    before day: CalendarDate, startingAt start: Moment, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Purge

  /// What a purge of what was last changed before a moment would do now; nothing is changed.
  func previewPurge(startingAt start: Moment) throws(CaseRepositoryError) -> Purge
}
