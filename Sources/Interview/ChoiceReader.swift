internal import RuleModel

/// Reads a choice by its number, or by the first letters of its label or value.
struct ChoiceReader {
  /// In the order in which the screen numbers them, from 1.
  let choices: [Choice]

  func choice(_ text: String) throws(UnreadAnswer) -> Choice {
    let typed = text.trimmed
    if typed.isEmpty {
      throw .incomplete("Type a number from 1 to \(choices.count), or first letters.")
    }
    if typed.allSatisfy(\.isASCIIDigit) { return try numbered(typed) }
    if let same = choices.first(where: { $0.isCalled(typed) }) { return same }
    let begun = choices.filter { $0.begins(typed) }
    if begun.count == 1 { return begun[0] }
    throw begun.isEmpty ? none(typed) : several(typed, begun)
  }

  private func numbered(_ typed: String) throws(UnreadAnswer) -> Choice {
    if let number = Int(typed), choices.indices.contains(number - 1) { return choices[number - 1] }
    throw .refused("There is no choice \(typed.quoted): they are numbered 1 to \(choices.count).")
  }

  private func none(_ typed: String) -> UnreadAnswer {
    let offered =
      choices.count <= 6
      ? choices.map(\.label).listed : "the \(choices.count) on the list"
    return .refused("\(typed.quoted) is no choice here. Choose from \(offered).")
  }

  private func several(_ typed: String, _ begun: [Choice]) -> UnreadAnswer {
    let named = begun.prefix(4).map(\.label).listed
    let more = begun.count > 4 ? " or \(begun.count - 4) more" : ""
    return .incomplete(
      "\(typed.quoted) can be \(named)\(more). Type more letters, or its number.")
  }
}

/// Reads several choices: numbers or first letters with commas between, `none` or `0` for none.
struct SetReader {
  let choices: [Choice]
  /// Whether none of them is an answer.
  let allowsNone: Bool

  /// In the order of the choices, without repeats.
  func choices(_ text: String) throws(UnreadAnswer) -> [Choice] {
    let typed = text.trimmed
    if typed.isEmpty {
      throw .incomplete("Type numbers with commas between, as in 1, 3\(noneWords).")
    }
    if ["0", "none"].contains(typed.lowercased()) {
      if allowsNone { return [] }
      throw .refused("At least one is needed here. Type its number or first letters.")
    }
    let (reader, parts) = (ChoiceReader(choices: choices), parts(typed))
    if parts.isEmpty {
      throw .incomplete("\(typed.quoted) names nothing. Type numbers, as in 1, 3.")
    }
    var chosen: Set<String> = []
    for part in parts { chosen.insert(try reader.choice(part).value) }
    return choices.filter { chosen.contains($0.value) }
  }

  private var noneWords: String { allowsNone ? "; 0 for none" : "" }

  /// Figures may be parted by spaces alone; labels may have spaces inside.
  private func parts(_ typed: String) -> [String] {
    let isFigures = typed.allSatisfy { $0.isASCIIDigit || " ,;+".contains($0) }
    return typed.split { ",;+".contains($0) || (isFigures && $0 == " ") }
      .map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension [String] {
  /// One after the other, so that one with a comma in it is told from two.
  fileprivate var listed: String {
    joined(separator: contains { $0.contains(",") } ? "; " : ", ")
  }
}

extension Choice {
  fileprivate func isCalled(_ typed: String) -> Bool {
    [value, label].contains { $0.lowercased() == typed.lowercased() }
  }

  fileprivate func begins(_ typed: String) -> Bool {
    [value, label].contains { $0.lowercased().hasPrefix(typed.lowercased()) }
  }
}
