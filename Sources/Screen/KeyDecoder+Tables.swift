/// The keys by what terminals send: xterm, VT220, the Linux console, PuTTY, rxvt, tmux.
extension KeyDecoder {
  /// `ESC [ number ~`.
  static let numberedKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]

  /// `ESC [ letter`, `ESC O letter` and `ESC [ 1;modifier letter`.
  static let arrows: [Unicode.Scalar: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
  ]

  /// `ESC O letter` and `ESC [ 1;modifier letter`.
  static let functions: [Unicode.Scalar: Key] = [
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  /// `ESC [ 1;modifier I`.
  static let tabs: [Unicode.Scalar: Key] = ["I": .tab]

  /// `ESC [ letter` of rxvt with Shift.
  static let shiftedArrows: [Unicode.Scalar: Key] = [
    "a": .modified(.up, .shift), "b": .modified(.down, .shift),
    "c": .modified(.right, .shift), "d": .modified(.left, .shift),
  ]

  /// `ESC O letter` of rxvt with Control.
  static let controlledArrows: [Unicode.Scalar: Key] = [
    "a": .modified(.up, .control), "b": .modified(.down, .control),
    "c": .modified(.right, .control), "d": .modified(.left, .control),
  ]

  /// `ESC O letter` of the number pad in application mode.
  static let keypad: [Unicode.Scalar: Key] = [
    "M": .enter, "I": .tab, " ": .character(" "), "X": .character("="), "j": .character("*"),
    "k": .character("+"), "l": .character(","), "m": .character("-"), "n": .character("."),
    "o": .character("/"), "p": .character("0"), "q": .character("1"), "r": .character("2"),
    "s": .character("3"), "t": .character("4"), "u": .character("5"), "v": .character("6"),
    "w": .character("7"), "x": .character("8"), "y": .character("9"),
  ]
}
