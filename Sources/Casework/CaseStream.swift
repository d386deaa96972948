/// Cuts a stream of bytes into JSON documents, however they are laid out: one a line, pretty-printed,
/// several on one line.
///
/// Bytes come in chunks of any size; what is held never exceeds one document of the largest size
/// and a chunk. One stream reads one file: the numbers of lines are those of the file.
///
/// A broken document becomes a fault, and reading goes on: behind it where its brackets closed,
/// else at the next line that begins with `{`.
public struct CaseStream {
  /// 4 MiB. A case takes about 2 KiB.
  public static let standardLimit = 4 << 20

  public enum Item: Sendable {
    /// A document, and the line in which it begins.
    case document(JSONValue, line: Int)
    case fault(JSONFault)
  }

  private let limit: Int
  private var buffer: [UInt8] = []
  private var cutter = DocumentCutter()

  /// - Parameter limit: the most bytes that a document can have.
  public init(limit: Int = standardLimit) { self.limit = limit }

  /// Takes the next bytes and hands on the documents that they complete, in order.
  public mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ handle: (Item) throws -> Void
  ) rethrows {
    buffer.append(contentsOf: chunk)
    try cut(isLast: false, handle)
  }

  public mutating func feed(_ chunk: [UInt8], _ handle: (Item) throws -> Void) rethrows {
    buffer.append(contentsOf: chunk)
    try cut(isLast: false, handle)
  }

  /// Hands on what the end of the file completes or breaks off.
  public mutating func finish(_ handle: (Item) throws -> Void) rethrows {
    try cut(isLast: true, handle)
  }

  private mutating func cut(isLast: Bool, _ handle: (Item) throws -> Void) rethrows {
    var cutter = cutter
    defer {
      buffer.removeFirst(cutter.dropConsumed())
      self.cutter = cutter
    }
    try buffer.withUnsafeBufferPointer { bytes in
      while let piece = cutter.next(in: bytes, limit: limit, isLast: isLast) {
        try handle(item(piece, bytes, &cutter))
      }
    }
  }

  private func item(
    _ piece: DocumentCutter.Piece, _ bytes: UnsafeBufferPointer<UInt8>,
    _ cutter: inout DocumentCutter
  ) -> Item {
    if piece.isTooLarge {
      cutter.recover(from: piece, in: bytes)
      let message = "the document is larger than \(limit) bytes: split it into one for each case"
      return .fault(JSONFault(line: piece.line, column: 1, path: "", message: message))
    }
    do throws(JSONFault) {
      let slice = UnsafeBufferPointer(rebasing: bytes[piece.range])
      return .document(try JSONReader.read(slice, firstLine: piece.line), line: piece.line)
    } catch {
      cutter.recover(from: piece, in: bytes)
      return .fault(error)
    }
  }
}

/// Finds where documents begin and end by quotes and brackets alone.
private struct DocumentCutter {
  struct Piece {
    let range: Range<Int>
    /// The line in which it begins.
    let line: Int
    /// Whether its brackets closed, so that the next document begins behind it.
    let isClosed: Bool
    var isTooLarge = false
  }

  private enum Place { case between, inDocument, inText, inLooseLine, skipping }

  private var place = Place.between
  /// How far the buffer has been looked at.
  private var index = 0
  private var start = 0
  private var depth = 0
  private var line = 1
  private var startLine = 1
  /// The last byte of the document that is neither white space nor in a text.
  private var lastMark: UInt8 = 0
  private var isEscaped = false
  private var isAtStartOfLine = true
  private var isAtStartOfFile = true

  /// How many bytes at the front are not needed any more. They count as removed from now on.
  mutating func dropConsumed() -> Int {
    let isInPiece = place == .inDocument || place == .inText || place == .inLooseLine
    let consumed = isInPiece ? start : index
    index -= consumed
    start -= min(start, consumed)
    return consumed
  }

  /// The next piece that ends in `bytes`; nil when more bytes are needed, or none are left.
  mutating func next(
    in bytes: UnsafeBufferPointer<UInt8>, limit: Int, isLast: Bool
  ) -> Piece? {
    if isAtStartOfFile, !skipByteOrderMark(bytes, isLast) { return nil }
    while index < bytes.count {
      let piece: Piece? =
        switch place {
        case .between: begin(bytes)
        case .inDocument: goOn(bytes)
        case .inText: goOnInText(bytes)
        case .inLooseLine: goOnInLooseLine(bytes)
        case .skipping: skip(bytes)
        }
      if let piece { return piece.range.count > limit ? tooLarge(piece) : piece }
      if place != .between, place != .skipping, index - start > limit {
        return tooLarge(end(isClosed: false))
      }
    }
    guard isLast, place == .inDocument || place == .inText || place == .inLooseLine else {
      return nil
    }
    return end(isClosed: place == .inLooseLine)
  }

  private func tooLarge(_ piece: Piece) -> Piece {
    var piece = piece
    piece.isTooLarge = true
    return piece
  }

  /// Goes on behind a broken piece: where it ends if its brackets closed on its own line, else at
  /// the first line after its first that begins with `{`.
  mutating func recover(from piece: Piece, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = piece.line
    var at = piece.range.lowerBound
    while at < piece.range.upperBound {
      if bytes[at] == .newline {
        line += 1
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "{") {
          (index, self.line, place, isAtStartOfLine) = (at + 1, line, .between, true)
          return
        }
      }
      at += 1
    }
    (index, self.line) = (piece.range.upperBound, line)
    place = piece.isClosed ? .between : .skipping
    isAtStartOfLine = index > 0 && bytes[index - 1] == .newline
  }

  /// Whether the first bytes are there to be looked at.
  private mutating func skipByteOrderMark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool
  ) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.count < mark.count, !isLast, mark.starts(with: bytes) { return false }
    if bytes.starts(with: mark) { index = mark.count }
    isAtStartOfFile = false
    return true
  }

  private mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    let byte = bytes[index]
    switch byte {
    case .newline: line += 1
    case 0x20, 0x09, 0x0D: break
    default:
      (start, startLine, depth, lastMark) = (index, line, 0, 0)
      let opens = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      place = opens ? .inDocument : .inLooseLine
      return nil
    }
    index += 1
    return nil
  }

  private mutating func goOn(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case .newline: line += 1
      case 0x20, 0x09, 0x0D: break
      case UInt8(ascii: "\""):
        (place, lastMark) = (.inText, byte)
        index += 1
        return nil
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth > 0, !canOpen || depth >= JSONReader.maximumDepth { return breakOff() }
        depth += 1
        lastMark = byte
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        lastMark = byte
        if depth == 0 {
          index += 1
          return end(isClosed: true)
        }
      default: lastMark = byte
      }
      index += 1
    }
    return nil
  }

  /// Nothing but these can stand before an inner value, so that another `{` begins a new document.
  private var canOpen: Bool {
    lastMark == UInt8(ascii: ":") || lastMark == UInt8(ascii: ",") || lastMark == UInt8(ascii: "[")
  }

  private mutating func goOnInText(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    while true {
      if !isEscaped { skipOrdinaryText(bytes) }
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      if byte == .newline { return breakOff() }
      index += 1
      if byte == UInt8(ascii: "\""), !isEscaped {
        place = .inDocument
        return nil
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
  }

  /// Goes to the next byte that can end a text or escape what follows it.
  private mutating func skipOrdinaryText(_ bytes: UnsafeBufferPointer<UInt8>) {
    var next = index
    while next < bytes.count, bytes[next] != UInt8(ascii: "\""), bytes[next] != .newline,
      bytes[next] != UInt8(ascii: "\\")
    {
      next += 1
    }
    index = next
  }

  private mutating func goOnInLooseLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    while index < bytes.count {
      if bytes[index] == .newline { return end(isClosed: true) }
      index += 1
    }
    return nil
  }

  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    while index < bytes.count {
      if isAtStartOfLine, bytes[index] == UInt8(ascii: "{") {
        place = .between
        return nil
      }
      isAtStartOfLine = bytes[index] == .newline
      if isAtStartOfLine { line += 1 }
      index += 1
    }
    return nil
  }

  /// The piece that ends here although its brackets are open: what stands here is in it, so that
  /// the reader tells what is wrong with it.
  private mutating func breakOff() -> Piece {
    isEscaped = false
    let piece = Piece(range: start..<index + 1, line: startLine, isClosed: false)
    (place, index) = (.skipping, index + 1)
    return piece
  }

  private mutating func end(isClosed: Bool) -> Piece {
    place = .between
    isEscaped = false
    return Piece(range: start..<index, line: startLine, isClosed: isClosed)
  }
}
