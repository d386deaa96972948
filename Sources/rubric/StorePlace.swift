/// Where the cases are kept, and the log of the workbench.
enum StorePlace {
  /// The folder of what belongs to the user.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what to set.
  static func folder() throws -> String {
    if let own = Surroundings.value("RUBRIC_DATA") { return own }
    if let data = Surroundings.value("XDG_DATA_HOME") { return "\(data)/rubric" }
    if let home = Surroundings.value("HOME") { return "\(home)/.local/share/rubric" }
    Console.complain("rubric: HOME is not set; set RUBRIC_STORE to the file of your cases")
    throw ExitStatus.cannot
  }

  /// The file of the cases.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what to set.
  static func file() throws -> String {
    if let file = Surroundings.value("RUBRIC_STORE") { return Surroundings.expanded(file) }
    return "\(try folder())/cases.sqlite"
  }
}
