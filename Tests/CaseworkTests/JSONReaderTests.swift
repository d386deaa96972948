import Casework
import Foundation
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  private func fault(_ text: String) -> JSONFault? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSONReader.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("every kind of value is read")
  func values() throws {
    let json = try JSONReader.read(
      " {\"a\" : [ ] , \"b\":{ }, \"c\":[1,-2.50,0],\t\"d\":true,\r\n\"e\":false,\"f\":null,\"\":\"x\"} "
    )
    #expect(
      json
        == .object(
          JSONObject([
            ("a", .array([])), ("b", .object(JSONObject())),
            ("c", .array([.number(1), .number(Decimal(string: "-2.5")!), .number(0)])),
            ("d", .boolean(true)), ("e", .boolean(false)), ("f", .null), ("", .text("x")),
          ])))
  }

  @Test(
    "numbers are exact, whatever their notation",
    arguments: [
      ("0", "0"), ("-0", "0"), ("0.0", "0"), ("0e999999", "0"), ("8.0", "8"), ("1e2", "100"),
      ("100", "100"), ("1.50", "1.5"), ("0.1", "0.1"), ("1E-2", "0.01"), ("12.5e+1", "125"),
      ("20.0000000000000000000000000000000001", "20.0000000000000000000000000000000001"),
      ("1.000000000000000000000000000000000000000000000000000", "1"),
      ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
      ("999999999999999999", "999999999999999999"), ("1000000000000000001", "1000000000000000001"),
      ("-9223372036854775808", "-9223372036854775808"), ("1000000000000000000000", "1e21"),
    ])
  func numbers(text: String, figure: String) throws {
    #expect(try JSONReader.read(text) == .number(try #require(Decimal(string: figure))))
  }

  @Test(
    "a number that cannot be held is told apart, not rounded",
    arguments: [
      "1e999999", "-1e999999", "1e-999999", "1e99999999999999999999999", "1e101",
      "999999999999999999999999999999999999999", "0.123456789012345678901234567890123456789",
    ])
  func excessiveNumbers(text: String) throws {
    #expect(try JSONReader.read(text) == .excessiveNumber)
  }

  @Test(
    "escapes are read",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00C9""#, "éÉ"),
      (#""\ud83d\ude00""#, "😀"), (#""a\u0041b""#, "aAb"), (#""é😀""#, "é😀"),
    ])
  func escapes(text: String, value: String) throws {
    #expect(try JSONReader.read(text) == .text(value))
  }

  @Test(
    "a fault is told with its line and column, and what was expected",
    arguments: [
      ("", 1, 1, "expected a value but found the end"),
      ("{", 1, 2, "expected a key in quotes but found the end"),
      ("{\"a\"}", 1, 5, "expected ':' after the key but found '}'"),
      ("{\"a\":1,}", 1, 8, "expected a key in quotes but found '}'"),
      ("{\"a\":1 \"b\":2}", 1, 8, "expected ',' or '}' but found text"),
      ("[1,]", 1, 4, "expected a value but found ']'"),
      ("[1 2]", 1, 4, "expected ',' or ']' but found a number"),
      ("[\n 1,\n  tru]", 3, 3, "expected a value but found 't'"),
      ("{'a':1}", 1, 2, "expected a key in quotes but found '''"),
      ("NaN", 1, 1, "expected a value but found 'N'"),
      ("01", 1, 2, "a number begins with 0: remove the leading zero"),
      ("-", 1, 2, "expected a digit but found the end"),
      ("1.", 1, 3, "expected a digit after the point but found the end"),
      (".5", 1, 1, "expected a value but found '.'"),
      ("1e", 1, 3, "expected a digit in the exponent but found the end"),
      ("+1", 1, 1, "expected a value but found '+'"),
      ("\"a", 1, 3, "expected the closing quote of a text but found the end"),
      ("\"é\u{1}\"", 1, 3, "a control character stands in a text: remove it"),
      (
        "\"a\nb\"", 1, 3,
        "the line ends inside a text: close the quote, or write the line break as \\n"
      ),
      ("\"\\x\"", 1, 3, "expected one of \" \\ / b f n r t u after a backslash but found 'x'"),
      ("\"\\u00g0\"", 1, 6, "expected four hexadecimal digits after \\u but found 'g'"),
      (
        "[1] [2]", 1, 5,
        "expected the end of the document: another one stands on a line of its own but found '['"
      ),
      ("// x", 1, 1, "expected a value but found '/'"),
    ])
  func faults(text: String, line: Int, column: Int, message: String) {
    let fault = fault(text)
    #expect(fault?.line == line)
    #expect(fault?.column == column)
    #expect(fault?.message == message)
  }

  @Test("a key that stands twice is refused with its path, however it is written")
  func duplicates() {
    let fault = fault("{\"facts\":[0,{\"a\":1,\n \"\\u0061\":2}]}")
    #expect(fault?.path == "facts[1].a")
    #expect(fault?.line == 2)
    #expect(fault?.column == 2)
    let many = (0..<200).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(self.fault("{\(many)}") == nil)
    #expect(self.fault("{\(many),\"k7\":0}")?.path == "k7")
  }

  @Test(
    "NUL and halves of surrogate pairs are refused with their path",
    arguments: [
      "\\u0000", "\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\ud800\\n", "\\udfff\\ud800",
    ])
  func hostileEscapes(escape: String) {
    #expect(fault("{\"a\":[\"x\",\"\(escape)\"]}")?.path == "a[1]")
  }

  @Test(
    "bytes that are no UTF-8 are refused, in texts and outside",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x61, 0x22],
      [0x22, 0x5C, 0x6E, 0xE9, 0x22], [0xE9], [0x00], [0x22, 0x00, 0x22], [0xFE, 0xFF, 0x00, 0x7B],
    ] as [[UInt8]])
  func badBytes(bytes: [UInt8]) {
    #expect(fault(bytes) != nil)
  }

  @Test("nesting has a limit, so that hostile input cannot exhaust the stack")
  func nesting() {
    let depth = JSONReader.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(fault(nested(depth)) == nil)
    #expect(fault(nested(depth + 1))?.column == depth + 1)
    #expect(fault(String(repeating: "{\"a\":", count: 1_000_000)) != nil)
    #expect(fault(String(repeating: "[", count: 5_000_000)) != nil)
  }

  @Test("a text of five million characters is read")
  func longText() throws {
    let long = String(repeating: "x", count: 5_000_000)
    #expect(try JSONReader.read("\"\(long)\"") == .text(long))
  }

  @Test("a fault's path shows nothing that steers a terminal")
  func pathsAreHarmless() {
    #expect(fault("{\"a\\u001b[2J\":[1,}")?.path == "a?[2J[1]")
  }
}
