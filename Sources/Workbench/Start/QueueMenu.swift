internal import Casework
internal import Screen

/// What the queue can show, or by what it can be sorted, as a list over it.
struct QueueMenu: Sendable {
  let title: String
  private let groups: [Group]
  private var place: Int

  struct Group: Sendable {
    var heading: String?
    var options: [Option]
  }

  struct Option: Sendable, Hashable {
    /// The key that takes it at once; empty for none.
    var key = ""
    let words: String
    let isTaken: Bool
    let effect: Effect
  }

  enum Effect: Sendable, Hashable {
    case show(QueueChoice.Show)
    case drug(String?)
    case holder(String?)
    case sort(QueueQuery.Order)
  }

  init(_ title: String, _ groups: [Group]) {
    self.title = title
    self.groups = groups
    place = 0
    place = options.firstIndex(where: \.isTaken) ?? 0
  }

  private var options: [Option] { groups.flatMap(\.options) }

  /// What a key did.
  enum Outcome: Hashable {
    case stays
    case closes
    case takes(Effect)
    case means(Message)
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .down, .tab: return move(by: 1)
    case .up, .backTab: return move(by: -1)
    case .pageDown, .end: return move(by: options.count)
    case .pageUp, .home: return move(by: -options.count)
    case .enter: return .takes(options[place].effect)
    case .escape, .function(12), .function(4): return .closes
    case .character(let character):
      if let option = options.first(where: { $0.key == String(character) }) {
        return .takes(option.effect)
      }
      return .means(.hint("\"\(character)\" is none of these. Up and Down mark one."))
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func move(by step: Int) -> Outcome {
    let next = min(max(0, place + step), options.count - 1)
    if next == place { return .means(.hint(step > 0 ? "That is the last." : "That is the first.")) }
    place = next
    return .stays
  }

  var listing: Listing {
    var listing = Listing()
    var number = 0
    for group in groups {
      if let heading = group.heading {
        listing.blocks += [.blank, Listing.Block(heading, style: .bold)]
      }
      for option in group.options {
        if number == place { listing.focus = listing.blocks.count }
        let key = option.key.isEmpty ? " " : option.key
        let mark = option.isTaken ? "*" : " "
        listing.blocks.append(
          Listing.Block("\(mark) \(key)  \(option.words)", isSelectable: true))
        number += 1
      }
    }
    return listing
  }
}

extension QueueMenu {
  /// Which cases are shown.
  ///
  /// - Parameters:
  ///   - drugs: those that can be requested, with their values.
  ///   - holders: the logins of who has a case open now.
  static func show(
    _ choice: QueueChoice, drugs: [(value: String, words: String)], holders: [String]
  ) -> QueueMenu {
    var groups = [
      Group(
        options: QueueChoice.Show.allCases.enumerated().map { place, show in
          Option(
            key: "\(place + 1)", words: show.explanation, isTaken: choice.show == show,
            effect: .show(show))
        })
    ]
    if !drugs.isEmpty {
      let any = Option(words: "Any drug", isTaken: choice.drug == nil, effect: .drug(nil))
      groups.append(
        Group(
          heading: "Of these",
          options: [any]
            + drugs.map {
              Option(words: $0.words, isTaken: choice.drug == $0.value, effect: .drug($0.value))
            }))
    }
    let all = Set(holders + [choice.holder].compactMap(\.self)).sorted()
    let anybody = Option(
      words: "Whoever has it open, or nobody", isTaken: choice.holder == nil, effect: .holder(nil))
    groups.append(
      Group(
        heading: "Of these",
        options: [anybody]
          + all.map {
            Option(words: "Open at \($0)", isTaken: choice.holder == $0, effect: .holder($0))
          }))
    return QueueMenu("Which cases are shown?", groups)
  }

  /// What comes first.
  static func sort(_ choice: QueueChoice) -> QueueMenu {
    QueueMenu(
      "What comes first? Again: reversed",
      [
        Group(
          options: QueueQuery.Order.allCases.enumerated().map { place, order in
            let isTaken = choice.order == order
            return Option(
              key: "\(place + 1)",
              words: isTaken && choice.isReversed ? order.reversedWords : order.words,
              isTaken: isTaken, effect: .sort(order))
          })
      ])
  }
}
