extension KeyDecoder {
  /// Parameters past this many bytes are swallowed and make the sequence an unknown one.
  private static let parameterLimit = 32

  /// Within `ESC [ …`: parameters and intermediates up to the final byte.
  mutating func acceptControl(
    _ byte: UInt8, after parameters: [UInt8], into keys: inout [Key]
  ) {
    switch byte {
    case UInt8(ascii: "[") where parameters.isEmpty: state = .console
    case UInt8(ascii: "M") where parameters.isEmpty: state = .mouse(remaining: 3)
    case UInt8(ascii: "$") where Self.isNumbers(parameters):
      complete(parameters, final: byte, into: &keys)
    case 0x20...0x3F:
      // One byte past the limit is kept, which no known sequence has.
      state = .control(parameters.count > Self.parameterLimit ? parameters : parameters + [byte])
    case 0x40...0x7E: complete(parameters, final: byte, into: &keys)
    default: abandon(before: byte, into: &keys)
    }
  }

  /// The byte after `ESC [ [`.
  mutating func acceptConsole(_ byte: UInt8, into keys: inout [Key]) {
    state = .ground
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "E"): keys.append(.function(Int(byte) - 0x40))
    case 0x20...0x7E: keys.append(.unknownSequence)
    default: abandon(before: byte, into: &keys)
    }
  }

  /// Within `ESC O …`: a keypad, arrow or function key, with its modifier before it on some
  /// terminals.
  mutating func acceptSingle(_ byte: UInt8, after parameters: [UInt8], into keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: ";") where parameters.count < Self.parameterLimit:
      state = .single(parameters + [byte])
    case 0x20...0x7E:
      state = .ground
      keys.append(Self.singleShift(parameters, final: byte) ?? .unknownSequence)
    default: abandon(before: byte, into: &keys)
    }
  }

  private mutating func complete(_ parameters: [UInt8], final: UInt8, into keys: inout [Key]) {
    state = .ground
    if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
      state = .paste(PasteCollector(limit: pasteLimit))
    } else if parameters.isEmpty, final == UInt8(ascii: "I") || final == UInt8(ascii: "O") {
      // The terminal's window got or lost the focus, which is no key.
    } else {
      keys.append(Self.controlSequence(parameters, final: final) ?? .unknownSequence)
    }
  }

  private static func isNumbers(_ parameters: [UInt8]) -> Bool {
    !parameters.isEmpty
      && parameters.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: ";")).contains($0) }
  }

  /// The key of `ESC [ parameters final`, or nothing when it is not known.
  private static func controlSequence(_ parameters: [UInt8], final: UInt8) -> Key? {
    guard let numbers = numbers(in: parameters) else { return nil }
    switch (Unicode.Scalar(final), numbers.count) {
    case ("~", 3): return numbers[0] == 27 ? coded(numbers[2], modifier: numbers[1]) : nil
    case ("u", 1...2): return coded(numbers[0], modifier: numbers.count > 1 ? numbers[1] : 1)
    case ("~", 1...2):
      return numberedKeys[numbers[0]]?.modified(by: numbers.count > 1 ? numbers[1] : 1)
    case ("$", 1): return numberedKeys[numbers[0]]?.modified(by: 2)
    case ("^", 1): return numberedKeys[numbers[0]]?.modified(by: 5)
    case ("@", 1): return numberedKeys[numbers[0]]?.modified(by: 6)
    case ("Z", 0): return .backTab
    case (let scalar, 0): return shiftedArrows[scalar] ?? arrows[scalar]
    case (let scalar, 2):
      guard numbers[0] == 1 else { return nil }
      return (arrows[scalar] ?? functions[scalar] ?? tabs[scalar])?.modified(by: numbers[1])
    default: return nil
    }
  }

  /// The key of `ESC O parameters final`, or nothing when it is not known.
  private static func singleShift(_ parameters: [UInt8], final: UInt8) -> Key? {
    guard let numbers = numbers(in: parameters), numbers.count <= 2 else { return nil }
    let scalar = Unicode.Scalar(final)
    let named = arrows[scalar] ?? functions[scalar] ?? keypad[scalar]
    if let modifier = numbers.last { return named?.modified(by: modifier) }
    return named ?? controlledArrows[scalar]
  }

  /// The numbers between semicolons; nothing when there is anything else, or a number that no
  /// key has. Sub-parameters after a colon are not understood either.
  private static func numbers(in parameters: [UInt8]) -> [Int]? {
    if parameters.isEmpty { return [] }
    var numbers = [0]
    for byte in parameters {
      switch byte {
      case UInt8(ascii: ";"): numbers.append(0)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte) - 0x30
        if numbers[numbers.count - 1] > 0x10FFFF { return nil }
      default: return nil
      }
    }
    return numbers
  }

  /// The key that `ESC [ 27;modifier;code ~` and `ESC [ code;modifier u` name.
  private static func coded(_ code: Int, modifier: Int) -> Key? {
    guard let scalar = Unicode.Scalar(UInt32(code)), let modifiers = Modifiers(sent: modifier)
    else { return nil }
    if code < 0x20 || code == 0x7F {
      let isNamed = [0x08, 0x09, 0x0D, 0x1B, 0x7F].contains(code)
      return isNamed ? Key(scalar: scalar).modified(by: modifier) : nil
    }
    // The private area holds the numbers that some terminals give to keys without a character.
    guard scalar.isText, scalar.properties.generalCategory != .privateUse else { return nil }
    let key = Key.character(Character(scalar))
    if modifiers.isSubset(of: .shift) { return key }
    guard modifiers.isSubset(of: [.shift, .control]), scalar.properties.isAlphabetic,
      scalar.isASCII
    else { return .modified(key, modifiers) }
    return .control(Character(Unicode.Scalar(UInt8(code) | 0x20)))
  }
}

extension Modifiers {
  /// The modifiers of a number that a terminal sends: one more than the sum of their values.
  /// Nothing for a number of 9 or more, which holds a modifier that this program does not know.
  init?(sent number: Int) {
    guard (1...8).contains(number) else { return nil }
    self.init(rawValue: UInt8(number - 1))
  }
}

extension Key {
  /// This key with the modifiers of a number sent; the modifiers that change nothing are left
  /// out.
  fileprivate func modified(by number: Int) -> Key? {
    guard let modifiers = Modifiers(sent: number) else { return nil }
    switch self {
    case _ where modifiers.isEmpty: return self
    case .tab where modifiers == .shift: return .backTab
    case .enter where modifiers == .shift: return self
    case .backspace where modifiers == .shift: return self
    case .escape where modifiers == .shift: return self
    default: return .modified(self, modifiers)
    }
  }
}
