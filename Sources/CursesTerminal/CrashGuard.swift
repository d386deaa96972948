internal import CNCurses

/// What a crash of the program leaves behind.
public enum CrashGuard {
  /// Lets no crash show what is in memory, where cases are: the system writes no dump, and what the
  /// runtime would tell of it, when `SWIFT_BACKTRACE` asks for that, is not told. The program ends by
  /// the signal all the same, and a terminal that it has is given back. To be called before anything
  /// is read.
  public static func hideMemory() { rubric_guard_memory() }
}
