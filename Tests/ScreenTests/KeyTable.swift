import Screen

/// Every encoding that the terminals of the project send, with the key it must give.
enum KeyTable {
  static let cursorKeys: [(String, Key)] = [
    ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left),
    ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left),
    ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end),
    ("[1~", .home), ("[4~", .end), ("[7~", .home), ("[8~", .end),
    ("[2~", .insert), ("[3~", .delete), ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab),
  ]

  static let functionKeys: [(String, Key)] =
    ["OP", "OQ", "OR", "OS"].enumerated().map { ($1, .function($0 + 1)) }
    + ["[11~", "[12~", "[13~", "[14~", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~"]
    .enumerated().map { ($1, .function($0 + 1)) }
    + [("[23~", .function(11)), ("[24~", .function(12)), ("[25~", .function(13))]
    + ["[[A", "[[B", "[[C", "[[D", "[[E"].enumerated().map { ($1, .function($0 + 1)) }
    + (1...9).map { ("\($0)", .function($0)) }

  static let keypad: [(String, Key)] =
    [
      ("OM", .enter), ("OI", .tab), ("Oj", "*"), ("Ok", "+"), ("Ol", ","), ("Om", "-"),
      ("On", "."), ("Oo", "/"), ("OX", "="), ("O ", " "),
    ] + zip("pqrstuvwxy", "0123456789").map { ("O\($0)", .character($1)) }

  static let modified: [(String, Key)] = [
    ("[1;1A", .up), ("[1;2A", .modified(.up, .shift)), ("[1;3B", .modified(.down, .alt)),
    ("[1;5C", .modified(.right, .control)), ("[1;6D", .modified(.left, [.shift, .control])),
    ("[1;8H", .modified(.home, [.shift, .alt, .control])), ("[1;2P", .modified(f(1), .shift)),
    ("[1;5S", .modified(f(4), .control)), ("[3;5~", .modified(.delete, .control)),
    ("[15;2~", .modified(f(5), .shift)), ("O5A", .modified(.up, .control)),
    ("O1;5C", .modified(.right, .control)), ("O2P", .modified(f(1), .shift)),
    ("[a", .modified(.up, .shift)), ("Oa", .modified(.up, .control)),
    ("[3$", .modified(.delete, .shift)), ("[3^", .modified(.delete, .control)),
    ("[7@", .modified(.home, [.shift, .control])), ("[23$", .modified(f(11), .shift)),
    ("[1;2I", .backTab), ("[27;2;9~", .backTab), ("[9;2u", .backTab), ("[13u", .enter),
    ("[27;2;13~", .enter), ("[27;5;13~", .modified(.enter, .control)), ("[27u", .escape),
    ("[127;2u", .backspace), ("[27;5;99~", .control("c")), ("[99;5u", .control("c")),
    ("[105;5u", .control("i")), ("[67;6u", .control("c")), ("[65;2u", "A"), ("[233u", "é"),
    ("[49;5u", .modified("1", .control)), ("[97;3u", .modified("a", .alt)),
    ("x", .modified("x", .alt)), ("0", f(10)),
    ("\u{7F}", .modified(.backspace, .alt)),
  ]

  static let unknown: [String] = [
    "[99~", "[1;9P", "[1;9A", "[3;9~", "[P", "[E", "OE", "[201~", "[200;1~", "[[F", "[?1;2c",
    "[>0;276;0c", "[24;80R", "[?2026;2$y", "[<0;10;20M", "[<0;10;20m", "[M !!", "[97;1:3u",
    "[57414u", "[1u", "[0~", "[~", "[;;;~", "[99999999999999999999u", "[55296u", "[27;5;1~",
    "]0;title\u{7}", "]0;title\u{1B}\\", "P1$r0m\u{1B}\\", "_app\u{1B}\\", "^x\u{1B}\\",
    "Xx\u{1B}\\", "[!p", "[ q", "[8238u",
    "[" + String(repeating: "1", count: 100) + "A", "O" + String(repeating: "1", count: 8) + "A",
  ]

  /// What no key is at all.
  static let silent: [String] = ["[I", "[O"]

  static let known = cursorKeys + functionKeys + keypad + modified

  private static func f(_ number: Int) -> Key { .function(number) }
}
