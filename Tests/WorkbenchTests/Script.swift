import Screen

@testable import Workbench

/// What a nurse types, each text with Enter after it.
enum Script {
  static let request = ["1", "1", "1", "1", "", "1", "16", "2"]
  static let persons = member + plan + receipt + prescriber
  static let member = ["Jane Doe", "W00012345", "14jul1985"]
  /// What kind of coverage it is, and of which state.
  static let plan = ["1", ""]
  /// When it came in, how the plan is funded, and what kind of request it is.
  static let receipt = ["20-Nov-2026", "14:05", "1", "1"]
  static let prescriber = ["Ann Lee", "1234567890", "der"]
  static let clinical = ["1", "8", "60"]
  /// Enough for the criterion, so that no further one is asked for.
  static let treatment = ["clobetasol propionate", "1", ""]
  /// One that is not enough.
  static let otherTreatment = ["Elidel", "1"]
  /// On an empty row Enter goes on to whether that is all.
  static let noDrugs = ["", "y"]

  /// A whole intake that ends in an approval: Enter and answers, nothing else.
  static let approval =
    request + persons + clinical + treatment + noDrugs

  static func keys(_ texts: [String]) -> [Key] {
    texts.flatMap { $0.map { Key.character($0) } + [.enter] }
  }
}

extension Runner {
  /// A case in which these were entered.
  static func entered(
    _ texts: [String], rows: Int = 24, columns: Int = 80
  ) -> Runner {
    var run = Runner(rows: rows, columns: columns)
    run.press("n")
    for key in Script.keys(texts) { run.press(key) }
    return run
  }
}
