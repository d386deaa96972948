import FoundationEssentials
import Letters
import Testing

@Suite("How hard a text is to read")
struct ReadingLevelTests {
  @Test(
    "counts syllables as they are spoken",
    arguments: [
      ("rule", 1), ("people", 2), ("asked", 1), ("needed", 2), ("plan", 1), ("letter", 2),
      ("medicine", 3), ("prescriber", 3), ("the", 1), ("you", 1), ("table", 2), ("hour", 1),
    ])
  func syllables(word: String, count: Int) {
    #expect(ReadingLevel.syllables(of: word) == count)
  }

  /// 0.39 × 6 words a sentence + 11.8 × 6 syllables over 6 words - 15.59 = -1.45.
  @Test("grades by words a sentence and syllables a word")
  func grade() {
    #expect(ReadingLevel(["The cat sat on the mat."]).grade == Decimal(string: "-1.45"))
    let hard = "Utilization determinations necessitate comprehensive documentation."
    #expect(ReadingLevel([hard]).grade > 20)
  }

  @Test("ends a sentence at a full stop, not at an abbreviation's, and at each text's end")
  func sentences() {
    let reading = ReadingLevel(["Call from 8 a.m. to 6 p.m. on any day. It is free", "No more"])
    #expect(reading.longestSentence == "Call from 8 am to 6 pm on any day")
    #expect(reading.longestWordCount == 10)
  }

  @Test("leaves names out")
  func exempt() {
    let reading = ReadingLevel(["Take Deuruxolitinib now."], exempt: ["Deuruxolitinib"])
    #expect(reading.longestSentence == "Take now")
  }
}
