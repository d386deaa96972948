import Checklist
import Foundation
import Glibc
import TerminalSupport
import Testing

/// The real program, killed at random moments over and over: the reopened case holds every field
/// that was accepted. `make torture` kills it 200 times and more.
@Suite(.checklist, .serialized) struct TortureTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rounds = environment["TORTURE_ROUNDS"].flatMap { Int($0) } ?? 10
  private static let seed =
    environment["TORTURE_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)

  /// One number after the other, the same for the same seed.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("27. killed at random moments, it loses no accepted field")
  func kills() throws {
    var chance = Chance(state: Self.seed)
    var (folder, kills, done) = (ScratchFolder(), 0, 0)
    var run = try WorkbenchRun.newCase(folder)
    while kills < Self.rounds {
      // Some fields one by one, and then some keys all at once, in the middle of which it dies.
      let seen = min(done + Int.random(in: 0...3, using: &chance), WalkScript.steps.count - 1)
      try run.walk(WalkScript.steps[done..<seen])
      try run.wait(for: WalkScript.steps[seen])
      let typed = min(seen + Int.random(in: 0...4, using: &chance), WalkScript.steps.count - 1)
      run.terminal.type(WalkScript.steps[seen..<typed].map { $0.types + "\r" }.joined())
      usleep(UInt32.random(in: 0...60_000, using: &chance))
      run.terminal.send(signal: SIGKILL)
      #expect(try run.terminal.finish().ending == .signal(SIGKILL))
      kills += 1
      let kept = try folder.draft().answers
      let reached = (seen...typed).last { WalkScript.answers(after: $0) == kept }
      let words = "seed \(Self.seed), kill \(kills): \(seen) accepted, \(typed) typed"
      done = try #require(reached, "\(words), kept \(kept.count): \(kept.sorted())")
      if done < WalkScript.steps.count - 4 {
        run = try WorkbenchRun.resumed(folder)
        // Of steps without an answer only the screen tells which is next.
        done = try place(in: run, from: seen, through: typed + 1)
      } else {
        (folder, done) = (ScratchFolder(), 0)
        run = try WorkbenchRun.newCase(folder)
      }
    }
    print("torture: \(kills) kills with seed \(Self.seed)")
  }

  /// The step that the reopened case asks for.
  private func place(in run: WorkbenchRun, from: Int, through: Int) throws -> Int {
    var found: Int?
    let kept = try run.folder.draft().answers
    try run.terminal.wait(until: "one of the steps \(from) to \(through)") { screen in
      found = (from...min(through, WalkScript.steps.count - 1)).first { step in
        WalkScript.steps[step].sees.allSatisfy(screen.asks)
          && WalkScript.answers(after: step) == kept
      }
      return found != nil
    }
    return found ?? from
  }
}
