internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// A page of text over the content, which goes away with the key that opened it.
struct TextPage: Sendable {
  var title: String
  var listing: [Entry]
  var top = 0

  /// One paragraph.
  struct Entry: Hashable, Sendable {
    var text: String
    var indent = 0
    var isHeading = false
    /// The keys that it tells of.
    var use: KeyUse?
  }

  var shown: Listing {
    Listing(
      blocks: listing.map {
        Listing.Block($0.text, indent: $0.indent, style: $0.isHeading ? .bold : .plain)
      })
  }
}

extension TextPage {
  static func heading(_ text: String) -> Entry { Entry(text: text, isHeading: true) }
  static func text(_ text: String) -> Entry { Entry(text: text, indent: 2) }

  /// F1 on a field: the question, how to answer it, and which criteria ask for it.
  static func help(_ field: Field, _ intake: Intake) -> TextPage {
    let spelled = intake.setting.dictionary.inTallMan
    var entries = [heading(field.question)]
    if let help = field.help { entries.append(text(spelled(help))) }
    entries += [Entry(text: ""), heading("What can be answered")]
    if let allowed = field.allowed {
      entries.append(text("Type \(allowed)\(field.lengthExamples)."))
    }
    entries += field.choices.enumerated().map { place, choice in
      text("\(place + 1)  \(choice.label)\(choice.help.map { ": \(spelled($0))" } ?? "")")
    }
    entries += AnswerForm(field.kind).words.map(text)
    if let key = field.undocumentedKey {
      entries.append(
        text("\(key)  Asked, not documented: you looked, and the records do not say."))
    }
    entries += [Entry(text: ""), heading("Why is this asked")] + why(field, intake)
    return TextPage(
      title: "Help: \(field.label)",
      listing: entries + [Entry(text: "")] + keys(ScreenHelp.field.keys))
  }

  private static func why(_ field: Field, _ intake: Intake) -> [Entry] {
    let lines = intake.panel().lines.filter { field.askedFor.contains($0.cite) }
    return (field.purpose.map { [text($0.words)] } ?? [])
      + lines.map { text("\($0.cite)  \($0.label): \($0.statement)") }
  }

  private static func keys(_ keys: [KeyUse]) -> [Entry] {
    [heading("Keys")]
      + keys.map { use in
        var entry = text("\(use.names): \(use.words)")
        entry.use = use
        return entry
      }
  }

  /// F1 on a screen.
  ///
  /// - Parameter more: what is to be said of it before what its help says anyhow.
  init(_ help: ScreenHelp, _ more: String? = nil, keys: [KeyUse]? = nil) {
    let texts = ([more].compactMap(\.self) + help.text).map(Self.text)
    self.init(
      title: "Help: \(help.name)",
      listing: texts + (texts.isEmpty ? [] : [Entry(text: "")]) + Self.keys(keys ?? help.keys))
  }
}

extension Field.Purpose {
  fileprivate var words: String {
    switch self {
    case .policy: "It picks the policy, or the version of it, that decides."
    case .route: "It decides by which of the policy's criteria the request is reviewed."
    case .referral: "It decides to which other policy the request goes."
    case .extent: "It decides for how long, or for how much, an approval is."
    case .amount: "It says what is asked for; the letter repeats it."
    case .clock: "It sets the time that the decision may take; the letter says it."
    case .term: "It decides until when the letter says that something can be done."
    case .letter: "The letter needs it."
    case .entry: "It is a part of this list, which criteria read."
    }
  }
}
