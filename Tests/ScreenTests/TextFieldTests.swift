import Screen
import Testing

@Suite struct TextFieldTests {
  private func typed(_ keys: [Key], into text: String = "", limit: Int = 200) -> TextField {
    var field = TextField(text, limit: limit)
    for key in keys { field.edit(key) }
    return field
  }

  @Test("keys edit at the cursor")
  func editing() {
    #expect(typed([.character("a"), .character("b")]).text == "ab")
    #expect(typed([.left, .character("x")], into: "ab").text == "axb")
    #expect(typed([.home, .delete], into: "ab").text == "b")
    #expect(typed([.backspace], into: "ab").text == "a")
    #expect(typed([.home, .right, .backspace], into: "ab").text == "b")
    #expect(typed([.home, .end, .character("c")], into: "ab").text == "abc")
    #expect(typed([.control("u")], into: "ab") == TextField(""))
    #expect(typed([.left, .left, .left, .left], into: "ab").cursor == 0)
    #expect(typed([.right], into: "ab").cursor == 2)
  }

  @Test("a character of several scalars moves and goes as one")
  func graphemes() {
    #expect(typed([.character("e"), .character("\u{301}"), .left]).cursor == 0)
    #expect(typed([.backspace], into: "ae\u{301}").text == "a")
    #expect(typed([.backspace], into: "👩‍⚕️").text == "")
    let joined = typed([.left, .character("\u{301}")], into: "eb")
    #expect(joined.text == "e\u{301}b")
    #expect(joined.cursor == 1)
  }

  @Test("each key says what it did")
  func outcomes() {
    var field = TextField("abc", limit: 4)
    #expect(field.edit(.character("d")) == .changed)
    #expect(field.edit(.character("e")) == .full)
    #expect(field.edit(.left) == .moved)
    #expect(field.edit(.enter) == .notEditing)
    #expect(field.edit(.unreadable(0xFC)) == .notEditing)
    #expect(field.edit(.function(1)) == .notEditing)
    #expect(field.edit(.control("u")) == .changed)
    #expect(field.edit(.control("u")) == .nothingToDelete)
    #expect(field.edit(.backspace) == .nothingToDelete)
    #expect(field.edit(.delete) == .nothingToDelete)
    let paste = Paste("123456", lineBreaks: 1)
    #expect(field.edit(.paste(paste)) == .pasted(paste, cutCharacters: 2))
    #expect(field.text == "1234")
  }

  @Test("a mark joins a full field's last character, but not without end")
  func marksAtLimit() {
    var field = TextField("e", limit: 1)
    #expect(field.edit(.character("\u{301}")) == .changed)
    #expect(field.text == "e\u{301}")
    for _ in 0..<100 { field.edit(.character("\u{302}")) }
    #expect(field.text.unicodeScalars.count <= 12)
  }

  @Test("control characters and overrides never get in")
  func cleaned() {
    #expect(TextField("a\u{1B}[31m\u{202E}b\n").text == "a[31mb")
    #expect(typed([.character("\u{7}"), .paste(Paste("x\u{0}y"))]).text == "xy")
  }

  @Test("an answer longer than the limit is kept and can be shortened")
  func overlong() {
    var field = TextField("abcdef", limit: 3)
    #expect(field.edit(.character("g")) == .full)
    #expect(field.edit(.backspace) == .changed)
    #expect(field.text == "abcde")
  }

  @Test(
    "the view keeps the cursor in sight and marks what is out of it",
    arguments: [
      ("abc", 3, 5, "abc", 3), ("abc", 0, 5, "abc", 0), ("abcde", 5, 5, "~cde", 4),
      ("abcde", 4, 5, "abcde", 4), ("abcdefgh", 0, 5, "abcd~", 0),
      ("abcdefgh", 3, 5, "abcd~", 3), ("abcdefgh", 4, 5, "~cde~", 3),
      ("abcdefgh", 8, 5, "~fgh", 4), ("10661", 5, 4, "~61", 3), ("日本語", 3, 5, "~語", 3),
      ("日本語", 0, 6, "日本語", 0), ("a", 1, 1, "~", 0), ("", 0, 0, "", 0),
    ] as [(String, Int, Int, String, Int)])
  func view(text: String, cursor: Int, columns: Int, shown: String, column: Int) {
    var field = TextField(text)
    field.edit(.home)
    for _ in 0..<cursor { field.edit(.right) }
    let view = field.view(columns: columns, capabilities: .unicode)
    #expect(view == FieldView(text: shown, cursorColumn: column))
  }

  @Test("at every width and cursor the view fits and the cursor is in it")
  func viewLaw() {
    for text in ["", "a", "abcdefghij", "日本語日本語", "a日b本c", "éé\u{301}é"] {
      for capabilities in [Capabilities.unicode, .ascii] {
        for columns in 1...14 {
          var field = TextField(text)
          for _ in 0...text.count {
            let view = field.view(columns: columns, capabilities: capabilities)
            #expect(capabilities.columns(of: view.text) <= columns)
            #expect((0..<columns).contains(view.cursorColumn))
            field.edit(.left)
          }
        }
      }
    }
  }
}
