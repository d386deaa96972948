import Casework
import Interview
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Screen

@testable import Workbench

/// A workbench with its effects carried out in memory: keys in, screen out.
struct Runner {
  static let library: Library = {
    do { return try Library.load() } catch { fatalError("\(error)") }
  }()
  static let today = CalendarDate(iso: "2026-11-21")!
  static let setting = InterviewSetting(
    evaluator: library.evaluator, dictionary: library.dictionary, today: today)

  var bench: Workbench
  var drafts: [String: Draft] = [:]
  /// What was kept by each save, in order.
  var saves: [Draft] = []
  var files: [String: LetterFormat] = [:]
  var left: Int32?
  var others: [Effect] = []
  /// What saving answers instead of being done.
  var savingFails: String?
  private var created = 0

  init(rows: Int = 24, columns: Int = 80, letter: @escaping LetterMaking = Runner.letter) {
    bench = Workbench(size: Size(rows: rows, columns: columns))
    run(bench.firstEffects)
    give(.ready(WorkbenchSetting(interview: Self.setting, letter: letter)))
  }

  /// A letter once there is a name for it.
  @Sendable static func letter(
    _ request: CaseRequest, _ finding: Finding
  ) -> Result<LetterDocument, LetterShortfall> {
    request.text("member.name", in: library.vocabulary) == nil
      ? .failure(.unanswered(["member.name"])) : .success(Sample.letter)
  }

  mutating func give(_ event: WorkbenchEvent) { run(bench.update(event)) }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .list: give(.listed(drafts.values.sorted { $0.id < $1.id }.map(Self.entry)))
      case .create:
        created += 1
        give(.opened(Draft(id: "20261121-09000\(created)", createdAt: "2026-11-21T09:00:00Z")))
      case .open(let id): give(.opened(drafts[id]!))
      case .close: break
      case .save(let draft):
        if let savingFails {
          give(.savingFailed(savingFails))
        } else {
          drafts[draft.id] = draft
          saves.append(draft)
          give(.saved(at: "09:42:07"))
        }
      case .writeLetter(_, let format, let path, let mayReplace):
        if files[path] != nil, !mayReplace {
          give(.letterExists(path: path))
        } else {
          files[path] = format
          give(.letterWritten(path: path, remark: nil))
        }
      case .leave(let status): left = status
      case .suspend, .repaint: others.append(effect)
      }
    }
  }

  private static func entry(_ draft: Draft) -> DraftEntry {
    DraftEntry(
      id: draft.id, memberName: draft.text("member.name") ?? "",
      birth: draft.text("member.birthDate") ?? "", drug: draft.text("request.drug") ?? "",
      changed: "21-Nov 09:42")
  }

  mutating func press(_ keys: Key...) {
    for key in keys { give(.input(.key(key))) }
  }

  /// Types each text and presses Enter after it.
  mutating func enter(_ texts: String...) {
    for text in texts {
      type(text)
      press(.enter)
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  var screen: String {
    bench.view(size: bench.size, capabilities: .ascii).text
  }

  var golden: String {
    bench.view(size: bench.size, capabilities: .unicode).golden
  }

  /// The line of the focused field, as the cursor finds it.
  var focusLine: String {
    let grid = bench.view(size: bench.size, capabilities: .ascii)
    guard let cursor = grid.cursor else { return "" }
    return grid.cells(row: cursor.row).reduce(into: "") { $0 += $1.text }
  }

  var intake: Intake? { bench.intake }
  var draft: Draft? { bench.intake?.draft }
}

extension Sample {
  static let letter = LetterDocument(
    language: .americanEnglish, title: LetterText("Sample"),
    reference: LetterText("20261121-090001"),
    template: TemplateStamp(id: LetterText("sample"), version: LetterText("1")),
    letterhead: [LetterText("Acme HMO")], address: [LetterText("Jane Doe")],
    blocks: [])
}
