/// How strongly a line holds on to the next one. What is weaker gives way first when a stretch
/// does not fit on a page.
package enum PageGlue: Int, Sendable, Comparable, CaseIterable {
  /// A page may end here.
  case none
  /// Blocks that are kept together.
  case group
  /// The lines of one table row, or of the reviewer block.
  case row
  /// A heading and what follows it; the first two lines of a paragraph, and its last two.
  case lines

  package static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The smallest piece that is never cut: a line of text, a rule.
package struct PageAtom: Sendable {
  /// The renderer's own unit of length.
  package var height: Int
  /// Room above it, which a page's first atom does not take.
  package var spaceBefore: Int
  package var glueToNext: PageGlue
  package var startsPage: Bool
  /// Height of what is repeated above it where it begins a page: a table's headings.
  package var repeatedAbove: Int

  package init(
    height: Int, spaceBefore: Int = 0, glueToNext: PageGlue = .none, startsPage: Bool = false,
    repeatedAbove: Int = 0
  ) {
    self.height = height
    self.spaceBefore = spaceBefore
    self.glueToNext = glueToNext
    self.startsPage = startsPage
    self.repeatedAbove = repeatedAbove
  }

  /// The glue after each of `count` lines of one paragraph, so that no line of it is alone on a
  /// page. The last one's is none.
  package static func paragraphGlue(lines count: Int) -> [PageGlue] {
    (0..<count).map { $0 < count - 1 && ($0 == 0 || $0 == count - 2) ? .lines : .none }
  }
}

extension [PageAtom] {
  /// Keeps the atoms from `start` on together, if a page can hold them.
  package mutating func holdTogether(from start: Int) {
    for index in indices.dropLast() where index >= start {
      self[index].glueToNext = Swift.max(.group, self[index].glueToNext)
    }
  }

  /// Makes the last content so far hold on to what comes next. Headings in between are no
  /// content: they go along.
  package mutating func holdLastContent() {
    guard let content = lastIndex(where: { $0.glueToNext != .lines }) else { return }
    self[content].glueToNext = .lines
  }
}

/// Atoms parted into pages.
package enum Pagination {
  /// The atoms of each page, in order; empty for no atoms.
  ///
  /// A stretch held by glue goes whole to the next page when this one has no room for it. One
  /// that no page can hold is parted where its glue is weakest. An atom higher than a page has a
  /// page of its own and stands over its edge.
  /// - Parameter firstHeight: room on page 1; may be smaller than on the others.
  package static func pages(
    _ atoms: [PageAtom], firstHeight: Int, height: Int
  ) -> [Range<Int>] {
    var filling = Filling(atoms: atoms, firstHeight: firstHeight, height: height)
    filling.place(atoms.indices, heldBy: .group)
    return filling.pages + (filling.current.isEmpty ? [] : [filling.current])
  }

  private struct Filling {
    let atoms: [PageAtom]
    let firstHeight: Int
    let height: Int
    var pages: [Range<Int>] = []
    var current = 0..<0
    var used = 0

    var room: Int { pages.isEmpty ? firstHeight : height }

    /// Places each stretch of `range` that is held by `glue` or stronger.
    mutating func place(_ range: Range<Int>, heldBy glue: PageGlue) {
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start + 1
        while end < range.upperBound, atoms[end - 1].glueToNext >= glue, !atoms[end].startsPage {
          end += 1
        }
        placeStretch(start..<end, heldBy: glue)
        start = end
      }
    }

    mutating func placeStretch(_ stretch: Range<Int>, heldBy glue: PageGlue) {
      if atoms[stretch.lowerBound].startsPage, !current.isEmpty { turnPage() }
      if fits(stretch) { return take(stretch) }
      if !current.isEmpty, heightOnNewPage(stretch) <= height {
        turnPage()
        return take(stretch)
      }
      if let weaker = PageGlue(rawValue: glue.rawValue + 1), stretch.count > 1 {
        return place(stretch, heldBy: weaker)
      }
      for index in stretch {
        if !fits(index..<index + 1), !current.isEmpty { turnPage() }
        take(index..<index + 1)
      }
    }

    func fits(_ stretch: Range<Int>) -> Bool {
      current.isEmpty
        ? heightOnNewPage(stretch) <= room : used + heightBelow(stretch) <= room
    }

    func heightBelow(_ stretch: Range<Int>) -> Int {
      stretch.reduce(0) { $0 + atoms[$1].spaceBefore + atoms[$1].height }
    }

    func heightOnNewPage(_ stretch: Range<Int>) -> Int {
      let first = atoms[stretch.lowerBound]
      return heightBelow(stretch) - first.spaceBefore + first.repeatedAbove
    }

    mutating func take(_ stretch: Range<Int>) {
      used += current.isEmpty ? heightOnNewPage(stretch) : heightBelow(stretch)
      current = (current.isEmpty ? stretch.lowerBound : current.lowerBound)..<stretch.upperBound
    }

    mutating func turnPage() {
      pages.append(current)
      current = 0..<0
      used = 0
    }
  }
}
