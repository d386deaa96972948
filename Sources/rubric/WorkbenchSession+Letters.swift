internal import CaseStore
internal import Casework
internal import LetterPDF
internal import Letters
internal import PolicyLibrary
internal import RuleModel
internal import Workbench

/// Letters, written to files.
extension WorkbenchSession {
  mutating func write(
    _ letter: LetterToWrite, of id: String, _ format: LetterFormat, _ path: String,
    mayReplace: Bool
  ) {
    if let queue = LetterPlace.queue(in: path) {
      return print(letter, of: id, on: queue, path, mayRepeat: mayReplace)
    }
    let place = Surroundings.expanded(path)
    do {
      var written = try bytes(letter, of: id, format)
      switch try NewFile.write(written.bytes, to: place, mayReplace: mayReplace) {
      case .exists: return give(.letterExists(path: path))
      case .written: break
      }
      written.remark = record(letter, of: id, format == .pdf ? "pdf" : "text", written.bytes)
      give(.letterWritten(path: place, remark: written.remark))
    } catch let error as LetterPDFError {
      give(.letterFailed(path: place, reason: error.description))
    } catch let error as SystemRefusal {
      give(.letterFailed(path: place, reason: Console.reason(error.code)))
    } catch let error as CaseRepositoryError {
      give(.letterFailed(path: place, reason: error.description.unmarked))
    } catch {
      give(.letterFailed(path: place, reason: "\(error)"))
    }
  }

  /// Prints; a letter that the printer did not take in a few seconds is still to be printed.
  private mutating func print(
    _ letter: LetterToWrite, of id: String, on queue: String, _ path: String, mayRepeat: Bool
  ) {
    do {
      if !mayRepeat, try wasPrinted(letter, of: id) { return give(.letterExists(path: path)) }
      var printed = try bytes(letter, of: id, .pdf)
      try PrintQueue.named(queue).print(printed.bytes, within: 5)
      printed.remark = record(letter, of: id, Self.printed, printed.bytes)
      give(.letterWritten(path: path, remark: printed.remark))
    } catch let error as any CustomStringConvertible {
      give(.letterFailed(path: path, reason: error.description))
    } catch {
      give(.letterFailed(path: path, reason: "\(error)"))
    }
  }

  /// What the record calls a letter on paper.
  private static let printed = "printer"

  private func wasPrinted(
    _ letter: LetterToWrite, of id: String
  ) throws(CaseRepositoryError) -> Bool {
    try store.record(of: id).contains { entry in
      guard case .letterIssued(let number, Self.printed, _) = entry.event else { return false }
      return number == letter.number
    }
  }

  /// - Returns: what has to be said of it; nil where all of it was done.
  private mutating func record(
    _ letter: LetterToWrite, of id: String, _ format: String, _ bytes: [UInt8]
  ) -> String? {
    do throws(CaseRepositoryError) {
      try store.issueLetter(of: id, number: letter.number, format: format, bytes: bytes, stamp)
    } catch { return "it is not in the record: \(error.description.unmarked)" }
    do throws(CaseRepositoryError) {
      let file = try read(id).file
      give(.advanced(file))
      // From now on the clock may stand still.
      guard case .request = letter else { return nil }
      try store.setDue(due(of: file.draft, story: story), of: id, stamp)
      reckon(file.draft)
      return nil
    } catch { return "until when the case is due was not set anew: \(error.description.unmarked)" }
  }

  /// The case as it is kept, of which the letter is the one that it has to have now, whatever is on the
  /// screen.
  private func file(of id: String, asToldBy letter: LetterToWrite) throws -> CaseFile {
    let file = try store.open(id)
    switch letter {
    case .request(let document):
      // Nobody else enters meanwhile what it asks for.
      try store.lock(id, stamp)
      guard let setting,
        case .success(let now) = setting.letter(KeptJudgement(file, setting).order), now == document
      else { throw CaseRepositoryError.outdatedRequest(id: id) }
    case .signed(let number):
      if let latest = file.determinations.last?.number, latest != number {
        throw CaseRepositoryError.replaced(id: id, number: number, by: latest)
      }
    }
    return file
  }

  /// The letter in a format, and what is to be said about it.
  private func bytes(
    _ letter: LetterToWrite, of id: String, _ format: LetterFormat
  ) throws -> (bytes: [UInt8], remark: String?) {
    let file = try file(of: id, asToldBy: letter)
    switch letter {
    case .request(let document):
      return format == .pdf
        ? try Self.pdf(document, Clock.today) : (Array(PlainText(document).text.utf8), nil)
    case .signed(let number):
      let signed = try store.determination(number, of: id)
      guard format == .pdf else { return (signed.letter, nil) }
      let head = file.determinations.first { $0.number == number }
      guard let head else { throw CaseRepositoryError.unsigned(id: id, number: number) }
      let (document, day) = try SignedLetter(signed, signedAt: head.signedAt).document()
      return try Self.pdf(document, day)
    }
  }

  private static func pdf(
    _ document: LetterDocument, _ day: CalendarDate
  ) throws -> (bytes: [UInt8], remark: String?) {
    (try LetterPDF(document, madeOn: day).bytes, nil)
  }
}

extension LetterToWrite {
  /// Of the determination; 0 for the letter that asks for what is missing.
  fileprivate var number: Int {
    if case .signed(let number) = self { number } else { 0 }
  }
}
