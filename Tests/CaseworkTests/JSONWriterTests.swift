import Casework
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  @Test("what was written is read again as the same", arguments: [false, true])
  func roundTrip(isPretty: Bool) throws {
    let text = #"""
      {"a":[],"b":{},"c":[1,2.5,-0.001,1e21,"x"],"d":[{"e":null},[true,false]],"f\"\\":"é😀\n\t\u2028"}
      """#
    let json = try JSONReader.read(text)
    #expect(try JSONReader.read(JSONWriter.bytes(json, isPretty: isPretty)) == json)
  }

  @Test("members keep their order, on one line without spaces")
  func compact() throws {
    let text = #"{"b":1,"a":[1,0.5,"x",null,true,[],{}],"c":{"d":-3}}"#
    #expect(JSONWriter.text(try JSONReader.read(text)) == text)
  }

  @Test("for people it is indented, with short lists on one line")
  func pretty() throws {
    let json = try JSONReader.read(#"{"a":["x",1],"b":[{"c":null}],"d":{},"e":[]}"#)
    #expect(
      JSONWriter.text(json, isPretty: true) == """
        {
          "a": ["x", 1],
          "b": [
            {
              "c": null
            }
          ],
          "d": {},
          "e": []
        }
        """)
  }

  @Test(
    "nothing that steers a terminal, breaks a line or hides leaves as it is",
    arguments: [
      ("\u{1B}[2J", #""\u001b[2J""#), ("\u{7F}", #""\u007f""#), ("\u{9B}", #""\u009b""#),
      ("\u{85}", #""\u0085""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
      ("\u{202E}", #""\u202e""#), ("\u{FEFF}", #""\ufeff""#), ("\u{E0041}", #""\udb40\udc41""#),
      ("\u{0}", #""\u0000""#), ("\u{8}\u{C}", #""\u0008\u000c""#),
      ("\n\r\t\"\\/", #""\n\r\t\"\\/""#),
      ("Añé 漢 😀", "\"Añé 漢 😀\""), ("é\"\u{1F}\\😀\u{E0041}", #""é\"\u001f\\😀\udb40\udc41""#),
      ("", #""""#), ("\u{20}~", #"" ~""#),
    ])
  func escapes(text: String, written: String) {
    #expect(JSONWriter.text(.text(text)) == written)
  }

  @Test(
    "figures are plain, without an exponent or needless zeros",
    arguments: [
      ("0", "0"), ("-0", "0"), ("5.0", "5"), ("-7.50", "-7.5"), ("400", "400"), ("401", "401"),
      ("12e-3", "0.012"), ("-1e2", "-100"), ("1e21", "1000000000000000000000"),
      ("9223372036854775808", "9223372036854775808"),
      ("-0.0000000000000000000000000000000001", "-0.0000000000000000000000000000000001"),
      ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ])
  func figures(text: String, written: String) throws {
    #expect(JSONWriter.text(try JSONReader.read(text)) == written)
  }

  private static let members = #"""
    {"a":null,"b":"é\"","c":[],"d":["x","y"],"e":[],"f":[{},{"g":-3}],"h":null,"i":{"j":[[]]}}
    """#

  /// The same as ``members``, said to the writer part by part.
  private func writeMembers(to writer: inout JSONWriter) {
    writer.object {
      $0.member("a", orNull: nil as String?)
      $0.member("b", orNull: "é\"")
      $0.member("c") { $0.list([Int]()) { $1.write($0) } }
      $0.member("d") { $0.row(["x", "y"]) { $1.write($0) } }
      $0.member("e") { $0.row([String]()) { $1.write($0) } }
      $0.member("f") {
        $0.list([nil, -3]) { figure, writer in
          writer.object { if let figure { $0.member("g", figure) } }
        }
      }
      $0.member("h", orNull: nil as Int?) { $1.write($0) }
      $0.member("i") { $0.object { $0.member("j") { $0.write(.array([.array([])])) } } }
    }
  }

  @Test("members that are said part by part are laid out as a value's", arguments: [false, true])
  func parts(isPretty: Bool) throws {
    let value = try JSONReader.read(Self.members)
    let written = JSONWriter.bytes(isPretty: isPretty) { writeMembers(to: &$0) }
    #expect(
      String(decoding: written, as: UTF8.self) == JSONWriter.text(value, isPretty: isPretty))
    if !isPretty { #expect(String(decoding: written, as: UTF8.self) == Self.members) }
  }

  @Test("documents follow one another, whatever they fill and whenever they are handed on")
  func documents() {
    var writer = JSONWriter()
    var handed: [UInt8] = []
    var right = ""
    for length in [0, 1, 4_000, 100, 9_000, 70_000] {
      let text = String(repeating: "a", count: length)
      writer.write(text)
      writer.endLine()
      right += "\"\(text)\"\n"
      if length % 3 == 1 { writer.flush { handed += $0 } }
    }
    #expect(writer.count + handed.count == right.utf8.count)
    writer.flush { handed += $0 }
    #expect(writer.count == 0)
    #expect(String(decoding: handed, as: UTF8.self) == right)
  }
}
