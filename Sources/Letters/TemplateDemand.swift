/// What a template has to say, whatever its case is.
package struct TemplateDemand: Sendable, Hashable {
  /// The fields that it prints, those of records too. A letter whose case has such a field and that
  /// leaves it out all the same is not made.
  package var fields: Set<String>
  /// Fields that it prints on the organization's own wish.
  package var ownFields: Set<String>
  package var words: RequiredWords

  package init(
    fields: Set<String> = [], ownFields: Set<String> = [], words: RequiredWords = RequiredWords()
  ) {
    self.fields = fields
    self.ownFields = ownFields
    self.words = words
  }
}

/// What a letter of an outcome says in so many words. Capitals, line breaks and bold do not count.
package struct RequiredWords: Sendable, Hashable {
  package var inTitle: [String]
  /// In the first paragraph below the title.
  package var inOpening: [String]
  /// Anywhere.
  package var inText: [String]
  /// Nowhere.
  package var nowhere: [String]

  package init(
    inTitle: [String] = [], inOpening: [String] = [], inText: [String] = [],
    nowhere: [String] = []
  ) {
    (self.inTitle, self.inOpening) = (inTitle, inOpening)
    (self.inText, self.nowhere) = (inText, nowhere)
  }

  /// What is wrong with a letter's words, as a sentence goes on that names it; none where nothing is.
  func faults(title: String, opening: String, text: String) -> [String] {
    let text = PlainWords(text)
    return faults(inTitle, PlainWords(title).lacks, "its title has to say: ")
      + faults(inOpening, PlainWords(opening).lacks, "its first paragraph has to say: ")
      + faults(inText, text.lacks, "its text has to say: ")
      + faults(nowhere, { !text.lacks($0) }, "a letter of this kind and plan may not say: ")
  }

  private func faults(
    _ words: [String], _ isFault: (String) -> Bool, _ message: String
  ) -> [String] {
    let found = words.filter(isFault)
    return found.isEmpty ? [] : [message + found.joined(separator: ", ")]
  }
}

/// A text for which capitals, white space, bold and the marks around values do not count. By bytes:
/// it is looked through for every letter.
private struct PlainWords {
  private let bytes: [UInt8]

  init(_ text: String) {
    let all = Array(text.utf8)
    bytes = [UInt8](unsafeUninitializedCapacity: all.count) { plain, count in
      var place = 0
      while place < all.count {
        let byte = all[place]
        place += 1
        switch byte {
        case 0x2A: continue
        case 0x20, 0x0A:
          if count > 0, plain[count - 1] == 0x20 { continue }
          plain[count] = 0x20
        case 0x41...0x5A: plain[count] = byte + 0x20
        // U+E000 and U+E001, which stand around values.
        case 0xEE where all[place] == 0x80 && all[place + 1] & 0xFE == 0x80:
          place += 2
          continue
        default: plain[count] = byte
        }
        count += 1
      }
    }
  }

  func lacks(_ words: String) -> Bool {
    let wanted = PlainWords(words).bytes
    guard let first = wanted.first, bytes.count >= wanted.count else { return !wanted.isEmpty }
    return bytes.withUnsafeBufferPointer { text in
      !(0...(text.count - wanted.count)).contains { place in
        text[place] == first && text[place..<(place + wanted.count)].elementsEqual(wanted)
      }
    }
  }
}

/// Words that letters of some plans say, and those of others do not: each a right of those plans
/// alone, or of all.
package struct PlanWords: Sendable, Hashable {
  package var words: String
  /// nil: all plans.
  package var scope: PlanScope?

  package init(_ words: String, scope: PlanScope? = nil) {
    (self.words, self.scope) = (words, scope)
  }
}

/// What an organization has its letters of one outcome say in so many words.
package struct OutcomeWords: Sendable, Hashable {
  package var inTitle: [String]
  package var inOpening: [String]
  package var inText: [PlanWords]
  package var nowhere: [String]

  package init(
    inTitle: [String], inOpening: [String], inText: [PlanWords], nowhere: [String] = []
  ) {
    (self.inTitle, self.inOpening) = (inTitle, inOpening)
    (self.inText, self.nowhere) = (inText, nowhere)
  }
}

extension OrganizationProfile {
  /// What a template of an outcome says for whatever plan.
  package func words(of outcome: LetterOutcome) -> RequiredWords {
    guard let words = requiredWords[outcome] else { return RequiredWords() }
    return RequiredWords(
      inTitle: words.inTitle,
      inText: words.inOpening + words.inText.filter { $0.scope == nil }.map(\.words))
  }

  /// What a letter of an outcome says under a plan. Words for other plans stand nowhere in it; while
  /// the plan is open, those for some plans count for nothing.
  func words(of outcome: LetterOutcome, _ plan: PlanKind?) -> RequiredWords {
    guard let words = requiredWords[outcome] else { return RequiredWords() }
    var all = RequiredWords(
      inTitle: words.inTitle, inOpening: words.inOpening, nowhere: words.nowhere)
    for item in words.inText {
      guard let scope = item.scope else {
        all.inText.append(item.words)
        continue
      }
      guard let plan else { continue }
      if scope.covers(plan.line, plan.funding, plan.state) {
        all.inText.append(item.words)
      } else {
        all.nowhere.append(item.words)
      }
    }
    return all
  }
}
