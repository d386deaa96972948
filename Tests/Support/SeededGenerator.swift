import Foundation

/// Random figures that a seed repeats, so that a law that fails can be looked at again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in so many of a hundred draws.
  public mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }
}

/// The seed of a run: that of `RUBRIC_SEED` where it is set, another one each time where that is
/// `random`, else always the same, so that a change that is sound is never refused. Each law prints
/// it, and has figures of its own from it, whatever ran before.
public enum Seed {
  public static let ofRun: UInt64 = {
    let given = ProcessInfo.processInfo.environment["RUBRIC_SEED"]
    if given == "random" { return UInt64.random(in: 0...UInt64(UInt32.max)) }
    return given.flatMap { UInt64($0) } ?? 20_261_121
  }()

  /// What a failure says, so that it can be seen again.
  public static var repeated: String { "RUBRIC_SEED=\(ofRun) repeats it" }

  /// The figures of one law.
  public static func generator(for law: String) -> SeededGenerator {
    print("\(law): RUBRIC_SEED=\(ofRun)")
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in law.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return SeededGenerator(seed: ofRun ^ hash)
  }
}
