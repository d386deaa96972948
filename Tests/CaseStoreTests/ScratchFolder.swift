import Casework
import FoundationEssentials
import Glibc

/// A folder of a test's own, removed with everything in it.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/rubric-store-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { Self.remove(path) }

  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}

extension Draft {
  /// One with a few answers, changed at that minute.
  static func sample(_ id: String = "2026-0417", minute: Int = 42) -> Draft {
    var draft = Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
    draft.changedAt = "2026-11-21T09:\(minute):07Z"
    draft.content.answers[.input("member.name")] = .answered(.text("Jane Müller \"JM\""))
    draft.content.answers[.input("request.drug")] = .answered(.text("leqselvi"))
    draft.content.answers[.input("episodeMonths")] = .undocumented
    draft.content.answers[.input("scalpHairLossPercent")] = .answered(.number(12.5))
    draft.content.rows = ["therapies": [2, 1]]
    draft.content.answers[.cell(list: "therapies", row: 2, field: "start")] = .answered(
      .text("2026-03-01"))
    draft.content.complete = ["concurrentDrugs"]
    draft.position = .cell(list: "therapies", row: 2, field: "end")
    draft.typing = Draft.Typing(field: .completeness("therapies"), text: "y\u{1B}[31m")
    draft.progress = Draft.Progress(answered: 4, asked: 11, outcome: "incomplete")
    return draft
  }
}
