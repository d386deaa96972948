/// Which of the figures of `05/04/2026` is the month.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case monthFirst = "month-first"
  case dayFirst = "day-first"
}
