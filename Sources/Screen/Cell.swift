/// One character cell: a base scalar, up to three marks on it, and the columns it takes.
///
/// A cell never holds a control character, an escape or a bidirectional override: the
/// initializer shows U+FFFD in their place, so no text can steer the terminal.
public struct Cell: Hashable, Sendable {
  /// The base character; a space in `continuation`.
  public let scalar: Unicode.Scalar
  private let columnsTaken: UInt8
  // Three scalars of 21 bits: a cell stays a plain value that is copied and compared as bytes.
  private let packedMarks: UInt64

  private init(scalar: Unicode.Scalar, columns: UInt8, packedMarks: UInt64 = 0) {
    self.scalar = scalar
    self.columnsTaken = columns
    self.packedMarks = packedMarks
  }

  /// The cell that shows one scalar, or what stands for it: U+FFFD for anything that is not
  /// shown, a space under a mark that has no base.
  public init(_ scalar: Unicode.Scalar) {
    switch scalar.display {
    case .shown(let columns):
      // A no-break space matters to wrapping only.
      self.init(scalar: scalar == "\u{A0}" ? " " : scalar, columns: UInt8(columns))
    case .mark: self = Cell.blank.adding(mark: scalar)
    case .leftOut, .replaced: self = .replacement
    }
  }

  /// A printing character of ASCII.
  init(plain byte: UInt8) {
    self.init(scalar: Unicode.Scalar(byte), columns: 1)
  }

  public static let blank = Cell(scalar: " ", columns: 1)
  /// What is shown in place of a character that must not reach the terminal.
  public static let replacement = Cell(scalar: "\u{FFFD}", columns: 1)
  /// The right half of the two-column character to the left.
  public static let continuation = Cell(scalar: " ", columns: 0)

  /// Columns taken: 1, 2, or 0 for the right half of a two-column character.
  public var width: Int { Int(columnsTaken) }

  /// The marks on the base, at most three, in the order they came.
  public var marks: [Unicode.Scalar] {
    var marks: [Unicode.Scalar] = []
    var rest = packedMarks
    while rest != 0, let mark = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) {
      marks.append(mark)
      rest >>= 21
    }
    return marks
  }

  /// This cell with one more mark; a fourth mark is not shown, nor is a scalar that is no mark.
  public func adding(mark: Unicode.Scalar) -> Cell {
    let count = (64 - packedMarks.leadingZeroBitCount + 20) / 21
    guard mark.display == .mark, count < 3, width > 0 else { return self }
    let packed = packedMarks | UInt64(mark.value) << (21 * UInt64(count))
    return Cell(scalar: scalar, columns: columnsTaken, packedMarks: packed)
  }

  /// The characters that the cell prints; nothing for the right half of a character.
  public var text: String {
    guard width > 0 else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(scalar)
    scalars.append(contentsOf: marks)
    return String(scalars)
  }
}
