import Glibc
import Screen
import Testing

@Suite struct WidthAgreementTests {
  @Test("every character takes the columns that the C library gives it")
  func agreement() throws {
    // The C library's function, which Swift does not see, in a locale of this thread only.
    typealias Measure = @convention(c) (UInt32) -> Int32
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let measure = unsafeBitCast(symbol, to: Measure.self)
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let former = uselocale(locale)
    defer {
      uselocale(former)
      freelocale(locale)
    }
    // Was a mark up to Unicode 15, which Debian 12 has, and is a letter since.
    let changedSince: Set<UInt32> = [0x1171E]
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.isText, !changedSince.contains(value)
      else { continue }
      let expected = measure(value)
      let cells = Capabilities.unicode.cells(of: "a" + String(scalar))
      let found = cells.reduce(-1) { $0 + $1.width }
      // A negative width is a character that this library does not know: one replacement is shown.
      if expected >= 0 { #expect(found == Int(expected), "U+\(String(value, radix: 16))") }
      #expect((0...2).contains(found))
    }
  }
}
