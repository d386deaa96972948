internal import Casework
internal import Interview
internal import Letters
internal import RuleEngine
internal import Screen

/// Reading a letter, signing it and writing it to a file.
extension Workbench {
  mutating func openLetter(_ intake: Intake) {
    let id = intake.draft.id
    if let number = intake.standingNumber {
      guard let text = intake.signedLetter else {
        message = .refusal("The letter of determination \(number) cannot be read.")
        return
      }
      show(LetterPage(.signed(number: number), text: text, id: id))
      return
    }
    switch intake.offer {
    case .success(let document):
      show(LetterPage(document, telling: intake.decision, id: id))
    case .failure(let shortfall): refuseLetter(of: intake, for: shortfall)
    case nil: message = .hint("The letter is on the summary: F5 goes there.")
    }
  }

  /// Shows a letter, with what the person may do with it.
  mutating func show(_ letter: LetterPage) {
    var letter = letter
    if case .proposed = letter.kind {
      letter.barrier = barrier(toSigning: letter)
    } else {
      letter.barrier = refusalToWrite(letter)
    }
    page = .letter(letter)
  }

  /// Says why there is no letter, and goes to the first field that it lacks.
  ///
  /// - Parameter consequence: what else cannot be done without it, as a whole sentence.
  mutating func refuseLetter(
    of intake: Intake, for shortfall: LetterShortfall, consequence: String? = nil
  ) {
    let fields = intake.lackedByLetter
    if let first = fields.first { self.intake?.go(to: first) }
    let words =
      fields.isEmpty
      ? "No letter: \(shortfall.description)"
      : "The letter cannot be written without: \(fields.map(intake.label(of:)).list)."
    message = .refusal([consequence, words].compactMap(\.self).joined(separator: " "))
  }

  mutating func press(_ key: Key, on letter: LetterPage) -> [Effect] {
    if key == .control("c") {
      message = .hint("Esc goes back to the case, and Ctrl-C leaves from there.")
      return []
    }
    var letter = letter
    let outcome = letter.press(key, in: letterSize)
    page = .letter(letter)
    switch outcome {
    case .stays: break
    case .closes: page = nil
    case .means(let words): message = words
    case .asksToSign: askToSign(letter)
    case .signs: return sign(letter)
    case .asksToWrite: return askToWrite(letter)
    case .writes(let path, let format, let mayReplace):
      return write(letter, to: path, format, mayReplace: mayReplace)
    }
    return []
  }

  /// The part of the screen in which a letter is read.
  var letterSize: Size {
    guard case .letter(let letter) = page else { return Size(rows: 1, columns: 1) }
    return letterArea(letter, frame).size
  }
}

// MARK: - Signing

extension Workbench {
  private mutating func askToSign(_ letter: LetterPage) {
    if let refusal = refusalToSign(letter) {
      message = .refusal(refusal)
    } else {
      changeLetter { $0.beginSigning() }
    }
  }

  private func refusalToSign(_ letter: LetterPage) -> String? {
    switch letter.kind {
    case .signed(let number): return "This letter is signed: it is that of determination \(number)."
    case .request:
      return "There is nothing to sign: this letter asks for what is missing. The summary sets the "
        + "case to waiting for it."
    case .proposed:
      if let refusal = barrier(toSigning: letter) { return refusal }
      guard letter.isRead else {
        return "The whole letter must be read first: \(letter.seen) of \(letter.lines.count) lines "
          + "were seen. Page Down reads on."
      }
      return nil
    }
  }

  /// Why it is not the person's to sign, read or not.
  private func barrier(toSigning letter: LetterPage) -> String? {
    guard case .proposed(_, let outcome, let ground) = letter.kind,
      let action = outcome.signing(against: ground)
    else { return nil }
    return intake?.refusal(of: action)
  }

  private mutating func sign(_ letter: LetterPage) -> [Effect] {
    if let refusal = refusalToSign(letter) {
      refuse(refusal)
      return []
    }
    guard case .proposed(let document, let outcome, let ground) = letter.kind, let intake else {
      return []
    }
    return [
      .sign(
        Signature(
          caseID: intake.draft.id, seen: intake.file.determinations.last?.number ?? 0,
          outcome: outcome, override: ground, content: intake.draft.content, letter: document))
    ]
  }

  /// The letter as it was signed takes the place of its preview.
  mutating func showSigned(_ opened: OpenedCase) -> [Effect] {
    let effects = open(opened)
    guard let intake, let signed = opened.file.determinations.last else { return effects }
    openLetter(intake)
    message = .hint(
      "Signed: determination \(signed.number), \(signed.head.outcome.decisionWord). "
        + "F9 writes the letter to a file.")
    return effects
  }
}

// MARK: - Writing

extension Workbench {
  private mutating func askToWrite(_ letter: LetterPage) -> [Effect] {
    if let refusal = refusalToWrite(letter) {
      message = .refusal(refusal)
      return []
    }
    changeLetter { $0.beginWriting() }
    return [.listPrinters]
  }

  private func refusalToWrite(_ letter: LetterPage) -> String? {
    guard let intake else { return nil }
    switch letter.kind {
    case .signed: return intake.refusal(of: .issueLetter)
    case .proposed: return "Nobody has signed this letter, so it is not written. F8 signs it."
    case .request:
      guard intake.file.status == .waitingForInformation else {
        return "First ask for the missing information, on the summary: then the letter is written."
      }
      return intake.refusal(of: .issueLetter)
    }
  }

  private func write(
    _ letter: LetterPage, to path: String, _ format: LetterFormat, mayReplace: Bool
  ) -> [Effect] {
    guard let id = intake?.draft.id else { return [] }
    let written: LetterToWrite
    switch letter.kind {
    case .proposed: return []
    case .request(let document): written = .request(document)
    case .signed(let number): written = .signed(number: number)
    }
    return [.writeLetter(written, of: id, format, path: path, mayReplace: mayReplace)]
  }
}
