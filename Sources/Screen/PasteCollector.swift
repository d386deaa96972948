/// Collects a bracketed paste up to its end mark, within a limit.
struct PasteCollector: Hashable, Sendable {
  private static let endMark = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var cutBytes = 0
  private var matched = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Takes one byte.
  /// - Returns: whether the paste is complete.
  mutating func accept(_ byte: UInt8) -> Bool {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    for held in Self.endMark[..<matched] { keep(held) }
    // Only the first byte of the mark is an escape, so a new match can only start here.
    matched = byte == Self.endMark[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < limit { bytes.append(byte) } else { cutBytes += 1 }
  }

  /// The paste as collected so far.
  var paste: Paste {
    var paste = Paste("", cutBytes: cutBytes)
    var scalars = String.UnicodeScalarView()
    var isSpaceDue = false
    var last: Unicode.Scalar?
    for scalar in decoded(droppedBytes: &paste.droppedControls) {
      defer { last = scalar }
      switch scalar {
      case "\n" where last == "\r": continue
      case "\r", "\n", "\t":
        isSpaceDue = true
        if scalar != "\t" { paste.lineBreaks += 1 }
      case _ where scalar.isText:
        if isSpaceDue, !scalars.isEmpty { scalars.append(" ") }
        isSpaceDue = false
        scalars.append(scalar)
      default: paste.droppedControls += 1
      }
    }
    paste.text = String(scalars)
    return paste
  }

  private func decoded(droppedBytes: inout Int) -> [Unicode.Scalar] {
    var assembler = UTF8Assembler()
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    for byte in bytes {
      var outcome = assembler.accept(byte)
      if case .unreadable(_, again: true) = outcome {
        droppedBytes += 1
        outcome = assembler.accept(byte)
      }
      switch outcome {
      case .pending: break
      case .scalar(let scalar): scalars.append(scalar)
      case .unreadable: droppedBytes += 1
      }
    }
    return scalars
  }
}
