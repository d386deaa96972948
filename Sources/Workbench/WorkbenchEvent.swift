package import Casework
package import Interview
package import Letters
package import Screen

/// What the workbench works with once the policies are read; none of it changes.
package struct WorkbenchSetting: Sendable {
  package let interview: InterviewSetting
  package let letter: LetterMaking

  package init(interview: InterviewSetting, letter: @escaping LetterMaking) {
    self.interview = interview
    self.letter = letter
  }
}

/// Anything that happens to the workbench: a key, and what came of its effects.
package enum WorkbenchEvent: Sendable {
  case input(InputEvent)
  /// The policies were read and checked.
  case ready(WorkbenchSetting)
  /// They cannot be used; the words say what to do.
  case notReady(String)
  /// What the clock on the wall shows; told before what was typed since.
  case time(LocalTime)
  case listed(QueuePage)
  case listingFailed(String)
  case opened(Draft)
  /// The case can be read and not changed; the words say why.
  case openedToRead(Draft, String)
  case openingFailed(String)
  /// Until when the open case has to be decided; nil once it is.
  case reckoned(ClockReading?)
  /// Something that the person has to know and can do nothing about.
  case told(String)
  /// The time of day, for the person.
  case saved(at: String)
  case savingFailed(String)
  /// With what is to be said about it, as of characters that no font has; nil for nothing.
  case letterWritten(path: String, remark: String?)
  /// Nothing was written, because there is such a file.
  case letterExists(path: String)
  case letterFailed(path: String, reason: String)
}

/// What the workbench wants done, in order, before the next event is given to it.
package enum Effect: Sendable {
  /// Answered by `listed` or `listingFailed`. It may wait for as long as
  /// ``Workbench/needsQueue(before:)`` lets it; of several only the last counts.
  case list(QueueQuery)
  /// Make a draft with a new id; answered by `opened` or `openingFailed`.
  case create
  /// Answered by `opened`, `openedToRead` or `openingFailed`.
  case open(id: String)
  /// The person is done with a draft, so that another session can open it. Not answered.
  case close(id: String)
  /// Answered by `saved` or `savingFailed`.
  case save(Draft)
  /// Answered by `letterWritten`, `letterExists` or `letterFailed`.
  case writeLetter(LetterDocument, LetterFormat, path: String, mayReplace: Bool)
  /// End the program with this status.
  case leave(status: Int32)
  /// Give the terminal back until the program is continued.
  case suspend
  /// Paint everything anew.
  case repaint
}

/// What a letter is written as.
package enum LetterFormat: Sendable, Hashable {
  case text
  case pdf
}
