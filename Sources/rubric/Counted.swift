/// Numbers of things, as a person says them.
enum Counted {
  static func cases(_ count: Int) -> String { words(count, "case", "cases") }
  static func entries(_ count: Int) -> String { words(count, "entry", "entries") }
  static func determinations(_ count: Int) -> String {
    words(count, "determination", "determinations")
  }

  private static func words(_ count: Int, _ one: String, _ more: String) -> String {
    "\(count) \(count == 1 ? one : more)"
  }
}
