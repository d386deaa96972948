import Letters

/// Draws the pages of a flow on a canvas.
struct PDFPainter {
  let canvas: PDFCanvas
  let style: PDFStyle
  let flow: PDFFlow
  /// The foot of each page.
  let feet: [ShapedText]

  func draw(_ pages: [Range<Int>], head: PDFHead) {
    canvas.begin(.document)
    for (number, page) in pages.enumerated() {
      var foot: ShapedText? = feet[number]
      if number == 0 { head.draw(on: canvas, style: style) }
      drawFoot(&foot)
      draw(page, top: number == 0 ? style.firstPageTop : style.margin, foot: &foot)
      if foot != nil { canvas.outsideText { drawFoot(&foot) } }
      canvas.showPage()
    }
    canvas.end()
  }

  /// Draws the foot once, as soon as no text is open that would take it in.
  private func drawFoot(_ foot: inout ShapedText?) {
    guard let text = foot, !canvas.isInText else { return }
    var y = style.pageHeight - style.bottomMargin + style.footGap
    for line in text.lines {
      canvas.draw(line, x: style.margin, baseline: y + line.ascent.points)
      y += line.height.points
    }
    foot = nil
  }

  private func draw(_ page: Range<Int>, top: Double, foot: inout ShapedText?) {
    var y = top
    for piece in flow.pieces where piece.atoms.overlaps(page) {
      let part = piece.atoms.clamped(to: page)
      var tops: [Double] = []
      for index in part {
        let atom = flow.atoms[index]
        if index != page.lowerBound {
          y += atom.spaceBefore.points
        } else if atom.repeatedAbove > 0, case .row(let row) = piece.content {
          if let heading = row.heading { drawHeading(heading, top: y) }
          y += atom.repeatedAbove.points
        }
        tops.append(y)
        y += atom.height.points
      }
      draw(piece, part, tops: tops, bottom: y, foot: &foot)
    }
  }

  private func draw(
    _ piece: PDFPiece, _ part: Range<Int>, tops: [Double], bottom: Double, foot: inout ShapedText?
  ) {
    let isFirst = part.lowerBound == piece.atoms.lowerBound
    let isLast = part.upperBound == piece.atoms.upperBound
    if isFirst {
      for tag in piece.opened { canvas.begin(tag) }
    }
    let lines = part.lowerBound - piece.atoms.lowerBound..<part.upperBound - piece.atoms.lowerBound
    switch piece.content {
    case .text(let text):
      drawText(text, lines, tops: tops, isFirst: isFirst, isLast: isLast)
    case .row(let row):
      drawRow(row, lines, tops: tops)
      if row.hasRuleAbove, isFirst { rule(tops[0]) }
      if row.hasRuleBelow, isLast { rule(bottom) }
    case .rule: rule(tops[0])
    case .blank(let label, let left): drawBlank(label, lineFrom: left, top: tops[0])
    }
    if isLast {
      for _ in 0..<piece.closedCount { canvas.end() }
    }
    drawFoot(&foot)
  }

  private func drawText(
    _ text: PDFText, _ lines: Range<Int>, tops: [Double], isFirst: Bool, isLast: Bool
  ) {
    if isFirst {
      if let label = text.label, let line = label.text.lines.first {
        canvas.begin(.label)
        let ascent = max(line.ascent, text.text.lines[0].ascent).points
        canvas.draw(line, x: style.margin + label.left.points, baseline: tops[0] + ascent)
        canvas.end()
      }
      canvas.begin(text.tag)
    }
    for (line, top) in zip(lines, tops) {
      let line = text.text.lines[line]
      canvas.draw(
        line, x: style.margin + text.left.points, baseline: top + line.ascent.points)
    }
    if isLast { canvas.end() }
  }

  private func drawRow(_ row: PDFRow, _ lines: Range<Int>, tops: [Double]) {
    canvas.begin(.row)
    for cell in row.cells {
      canvas.begin(cell.tag)
      drawCell(cell, of: row, lines, tops: tops)
      canvas.end()
    }
    canvas.end()
  }

  private func drawCell(_ cell: PDFRow.Cell, of row: PDFRow, _ lines: Range<Int>, tops: [Double]) {
    for (line, top) in zip(lines, tops) where line < cell.text.lines.count {
      canvas.draw(
        cell.text.lines[line], x: style.margin + cell.left.points,
        baseline: top + row.ascent(ofLine: line).points)
    }
  }

  /// A table's headings again on a later page: decoration, because they are spoken once.
  private func drawHeading(_ row: PDFRow, top: Double) {
    var y = top
    rule(y)
    for (line, height) in row.lineHeights.enumerated() {
      for cell in row.cells { drawCell(cell, of: row, line..<line + 1, tops: [y]) }
      y += height.points
    }
    rule(y)
  }

  private func drawBlank(_ label: ShapedText, lineFrom left: Int, top: Double) {
    var baseline = top
    canvas.begin(.paragraph)
    var y = top
    for line in label.lines {
      baseline = y + line.ascent.points
      canvas.draw(line, x: style.margin, baseline: baseline)
      y += line.height.points
    }
    canvas.end()
    let start = style.margin + left.points
    let end = min(start + 260, style.pageWidth - style.margin)
    canvas.rule(from: (start, baseline + 2), to: (end, baseline + 2))
  }

  private func rule(_ y: Double) {
    canvas.rule(from: (style.margin, y), to: (style.pageWidth - style.margin, y), gray: 0.3)
  }
}
