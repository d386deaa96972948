internal import Casework
internal import Interview
internal import Letters
internal import PolicyLibrary
internal import Workbench

extension WorkbenchSetting {
  /// What the workbench works with today.
  ///
  /// - Throws: what keeps the templates of letters from being used.
  init(_ library: Library, _ clocks: ClockTable, _ authority: Authority) throws {
    let composer = try LetterComposer.load(for: library)
    self.init(
      interview: InterviewSetting(library, clocks),
      letter: { composer.document(for: $0, writtenOn: Clock.today) }, authority: authority,
      time: Clock.words)
  }
}
