import Letters
import Testing

@Suite("Pagination")
struct PaginationTests {
  func atoms(_ glue: [PageGlue]) -> [PageAtom] {
    glue.map { PageAtom(height: 1, glueToNext: $0) }
  }

  @Test("fills pages and loses nothing")
  func fills() {
    let pages = Pagination.pages(
      atoms(Array(repeating: .none, count: 25)), firstHeight: 5, height: 10)
    #expect(pages == [0..<5, 5..<15, 15..<25])
  }

  @Test("takes what is held together to the next page", arguments: [PageGlue.group, .row, .lines])
  func held(glue: PageGlue) {
    var glues = Array(repeating: PageGlue.none, count: 12)
    glues[9] = glue
    #expect(Pagination.pages(atoms(glues), firstHeight: 10, height: 10) == [0..<9, 9..<12])
  }

  @Test("parts what no page can hold where its glue is weakest")
  func weakest() {
    var glues = Array(repeating: PageGlue.group, count: 15)
    for index in 6..<10 { glues[index] = .row }
    #expect(Pagination.pages(atoms(glues), firstHeight: 8, height: 8) == [0..<6, 6..<14, 14..<15])
  }

  @Test("cuts what is glued throughout when no page can hold it")
  func cuts() {
    let pages = Pagination.pages(
      atoms(Array(repeating: .lines, count: 7)), firstHeight: 3, height: 3)
    #expect(pages == [0..<3, 3..<6, 6..<7])
  }

  @Test("counts no space above a page's first atom, and what is repeated there")
  func spaces() {
    let atoms = (0..<6).map { _ in PageAtom(height: 2, spaceBefore: 1, repeatedAbove: 1) }
    #expect(Pagination.pages(atoms, firstHeight: 9, height: 5) == [0..<3, 3..<4, 4..<5, 5..<6])
  }

  @Test("begins a page where one is asked for, even inside what is held together")
  func breaks() {
    var list = atoms([.group, .group, .none])
    list[1].startsPage = true
    #expect(Pagination.pages(list, firstHeight: 9, height: 9) == [0..<1, 1..<3])
  }

  @Test("gives an atom higher than a page a page of its own")
  func tooHigh() {
    let list = [PageAtom(height: 2), PageAtom(height: 20), PageAtom(height: 2)]
    #expect(Pagination.pages(list, firstHeight: 9, height: 9) == [0..<1, 1..<2, 2..<3])
  }

  @Test("leaves no line of a paragraph alone, wherever the page ends", arguments: 1...12)
  func widows(count: Int) {
    for before in 0..<10 {
      let list =
        atoms(Array(repeating: .none, count: before) + PageAtom.paragraphGlue(lines: count))
      for page in Pagination.pages(list, firstHeight: 10, height: 10) {
        let own = page.clamped(to: before..<before + count)
        #expect(own.isEmpty || own.count > 1 || count == 1, "\(before) lines above")
      }
    }
  }
}
