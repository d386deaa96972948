/// Turns the bytes of a terminal into keys, whatever reads they come in.
///
/// It knows no clock. When `isWaiting`, the caller waits for the escape delay (25 ms) and, if
/// nothing came, calls `timedOut()`:
///
///     var decoder = KeyDecoder()
///     decoder.decode([0x1B, 0x5B])   // []
///     decoder.decode([0x41])         // [.up]
///
/// Every sequence that is not known is swallowed whole and gives one `.unknownSequence`: no part
/// of it can become text. A byte that is no UTF-8 gives one `.unreadable` and costs no other key.
/// Escape and a digit that follow each other without that pause are a function key; 0 is the tenth.
public struct KeyDecoder: Hashable, Sendable {
  enum State: Hashable {
    case ground
    case escape
    /// After `ESC [`, with the parameters so far.
    case control([UInt8])
    /// After `ESC [ [`, the Linux console's function keys.
    case console
    /// After `ESC O`, with the parameters so far.
    case single([UInt8])
    /// After `ESC [ M`: the bytes of a mouse report still to swallow.
    case mouse(remaining: Int)
    /// In an operating system command or another string, up to BEL or `ESC \`.
    case string
    /// After an escape in a string, which may be its end.
    case stringEscape
    case paste(PasteCollector)
  }

  /// Quiet delays after which a sequence that has begun is given up: half a second. A lone
  /// Escape takes one; more than one because a slow line may part a sequence, and its rest would
  /// be taken for text.
  static let sequencePatience = 20
  /// Quiet delays after which a paste is taken to be over: two seconds.
  static let pastePatience = 80

  var state = State.ground
  var assembler = UTF8Assembler()
  var quietDelays = 0
  let pasteLimit: Int

  /// A decoder at the start of input.
  /// - Parameter pasteLimit: the most bytes of one paste that are kept; the rest is counted.
  public init(pasteLimit: Int = 65_536) {
    self.pasteLimit = pasteLimit
  }

  /// Whether something has begun that more bytes, or their absence, must decide.
  public var isWaiting: Bool { state != .ground || assembler.isPending }

  /// The keys that these bytes complete.
  public mutating func decode(_ bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    for byte in bytes {
      quietDelays = 0
      accept(byte, into: &keys)
    }
    return keys
  }

  /// The keys that are decided by nothing having come for one escape delay.
  public mutating func timedOut() -> [Key] {
    quietDelays += 1
    switch state {
    case .ground: return finish()
    case .escape: return finish()
    case .paste: return quietDelays < Self.pastePatience ? [] : finish()
    default: return quietDelays < Self.sequencePatience ? [] : finish()
    }
  }

  /// The keys that are decided by the end of input.
  public mutating func finish() -> [Key] {
    defer { (state, quietDelays) = (.ground, 0) }
    switch state {
    case .ground: return assembler.giveUp().map { [.unreadable($0)] } ?? []
    case .escape: return [.escape]
    case .paste(let collector): return [.paste(collector.paste)]
    default: return [.unknownSequence]
    }
  }

  mutating func accept(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: acceptGround(byte, into: &keys)
    case .escape: acceptEscape(byte, into: &keys)
    case .control(let parameters): acceptControl(byte, after: parameters, into: &keys)
    case .console: acceptConsole(byte, into: &keys)
    case .single(let parameters): acceptSingle(byte, after: parameters, into: &keys)
    case .mouse(let remaining): acceptMouse(remaining: remaining, into: &keys)
    case .string: acceptString(byte, into: &keys)
    case .stringEscape: acceptStringEscape(byte, into: &keys)
    case .paste: acceptPaste(byte, into: &keys)
    }
  }

  private mutating func acceptGround(_ byte: UInt8, into keys: inout [Key]) {
    switch assembler.accept(byte) {
    case .pending: return
    case .scalar("\u{1B}"): state = .escape
    case .scalar(let scalar): keys.append(Key(scalar: scalar))
    case .unreadable(let first, let again):
      keys.append(.unreadable(first))
      if again { acceptGround(byte, into: &keys) }
    }
  }

  private mutating func acceptEscape(_ byte: UInt8, into keys: inout [Key]) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string
    case UInt8(ascii: "1")...UInt8(ascii: "9"): keys.append(.function(Int(byte) - 0x30))
    case UInt8(ascii: "0"): keys.append(.function(10))
    case 0x20...0x7F, 0x08: keys.append(.modified(Key(scalar: Unicode.Scalar(byte)), .alt))
    default:
      keys.append(.escape)
      acceptGround(byte, into: &keys)
    }
  }

  private mutating func acceptMouse(remaining: Int, into keys: inout [Key]) {
    state = remaining > 1 ? .mouse(remaining: remaining - 1) : .ground
    if state == .ground { keys.append(.unknownSequence) }
  }

  /// Any control character but ESC and BEL ends a string too, so that Enter and Control-C work
  /// again after a string that never ends.
  private mutating func acceptString(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case 0x07: abandon(into: &keys)
    case 0x1B: state = .stringEscape
    case 0..<0x20: abandon(before: byte, into: &keys)
    default: return
    }
  }

  private mutating func acceptStringEscape(_ byte: UInt8, into keys: inout [Key]) {
    abandon(into: &keys)
    guard byte != UInt8(ascii: "\\") else { return }
    state = .escape
    accept(byte, into: &keys)
  }

  private mutating func acceptPaste(_ byte: UInt8, into keys: inout [Key]) {
    guard case .paste(var collector) = state else { return }
    // The state is emptied first, so that the collected bytes are not copied at each byte.
    state = .ground
    if collector.accept(byte) {
      keys.append(.paste(collector.paste))
    } else {
      state = .paste(collector)
    }
  }

  /// Gives up the sequence that has begun.
  mutating func abandon(into keys: inout [Key]) {
    state = .ground
    keys.append(.unknownSequence)
  }

  /// Gives up the sequence that has begun, and takes the byte for the start of something new.
  mutating func abandon(before byte: UInt8, into keys: inout [Key]) {
    abandon(into: &keys)
    accept(byte, into: &keys)
  }
}

extension Key {
  /// The key of a scalar that came by itself.
  init(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    default: self = scalar.isText ? .character(Character(scalar)) : .unknownSequence
    }
  }
}
