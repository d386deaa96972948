import CPango
import Letters

/// A paragraph set in type: its lines, each with its place. Lengths are in Pango units.
final class ShapedText {
  struct Line {
    let line: UnsafeMutablePointer<PangoLayoutLine>
    /// From the paragraph's left edge; not 0 where right-to-left text is set to the right.
    let x: Int
    /// From the top of the line to the line that the letters stand on.
    let ascent: Int
    let height: Int
    /// Where its last letter ends, from the paragraph's left edge.
    let end: Int
    /// Whether a space follows that Pango dropped when it broke the line there.
    let dropsSpace: Bool
  }

  private let layout: OpaquePointer
  let lines: [Line]

  /// Takes over the layout, which owns the lines. Lines are at least `leading` high.
  init(layout: OpaquePointer, leading: Int) {
    self.layout = layout
    lines = Self.lines(of: layout, leading: leading)
  }

  deinit { pango.g_object_unref(UnsafeMutableRawPointer(layout)) }

  var height: Int { lines.reduce(0) { $0 + $1.height } }

  /// The width of the widest line.
  var width: Int {
    var logical = PangoRectangle()
    pango.pango_layout_get_extents(layout, nil, &logical)
    return Int(logical.width)
  }

  /// Characters for which no installed font has a shape.
  var unknownGlyphs: Int { Int(pango.pango_layout_get_unknown_glyphs_count(layout)) }

  private static func lines(of layout: OpaquePointer, leading: Int) -> [Line] {
    guard let iterator = pango.pango_layout_get_iter(layout) else { return [] }
    defer { pango.pango_layout_iter_free(iterator) }
    var lines: [Line] = []
    repeat {
      guard let line = pango.pango_layout_iter_get_line_readonly(iterator) else { break }
      var logical = PangoRectangle()
      pango.pango_layout_iter_get_line_extents(iterator, nil, &logical)
      let ascent = Int(pango.pango_layout_iter_get_baseline(iterator) - logical.y)
      let extra = max(0, leading - Int(logical.height))
      lines.append(
        Line(
          line: line, x: Int(logical.x), ascent: ascent + extra / 2,
          height: Int(logical.height) + extra, end: Int(logical.x + logical.width),
          dropsSpace: endsInSpace(line, of: layout)))
    } while pango.pango_layout_iter_next_line(iterator) != 0
    return lines
  }

  private static func endsInSpace(
    _ line: UnsafeMutablePointer<PangoLayoutLine>, of layout: OpaquePointer
  ) -> Bool {
    let end = Int(line.pointee.start_index + line.pointee.length)
    guard line.pointee.length > 0, let text = pango.pango_layout_get_text(layout) else {
      return false
    }
    return text[end - 1] == 0x20 && text[end] != 0
  }
}
