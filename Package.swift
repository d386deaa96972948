// swift-tools-version: 6.2
import PackageDescription

// The walls of the house are these targets: imports run downward only, and
// `--explicit-target-dependency-import-check error` stops an import that is not declared here.
// ARCHITECTURE.md has the plan.

let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func proof(
  _ name: String, _ dependencies: [Target.Dependency], resources: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: resources, swiftSettings: house)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "Rubric",
  products: [.executable(name: "rubric", targets: ["rubric"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Floor 1
    room("Diagnostics"),
    room("Screen"),
    .systemLibrary(name: "CKernel", path: "Sources/CKernel"),
    .target(name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .systemLibrary(
      name: "CPangoHeaders", path: "Sources/CPangoHeaders", pkgConfig: "pangocairo"),
    .target(name: "CPango", dependencies: ["CPangoHeaders"]),
    .target(
      name: "EmbeddedResources", path: "Resources", sources: ["resources.c"],
      publicHeadersPath: "include"),

    // Floor 2
    room("RuleModel", ["Diagnostics"]),
    room("CursesTerminal", ["Screen", "CNCurses"]),

    // Floor 3
    room("RuleLanguage", ["RuleModel", "Diagnostics"]),
    room("RuleEngine", ["RuleModel"]),

    // Floor 4
    room("Casework", ["RuleEngine", "RuleModel", "Diagnostics"]),

    // Floor 5
    room("Interview", ["Casework", "RuleEngine", "RuleModel"]),
    room("CaseStore", ["Casework", "RuleModel", grdb, crypto]),
    room("Letters", ["Casework", "RuleEngine", "RuleModel", "Diagnostics", mustache]),
    room("LetterPDF", ["Letters", "RuleModel", "CPango"]),

    // Floor 6
    room(
      "PolicyLibrary",
      [
        "Letters", "Casework", "RuleLanguage", "RuleEngine", "RuleModel", "Diagnostics",
        "EmbeddedResources", yams,
      ]),
    room(
      "Workbench",
      ["Interview", "Casework", "RuleEngine", "RuleModel", "Letters", "Screen"]),

    // Floor 7
    .executableTarget(
      name: "rubric",
      dependencies: [
        "Workbench", "Interview", "CaseStore", "Letters", "LetterPDF", "PolicyLibrary",
        "Casework", "RuleEngine", "RuleLanguage", "RuleModel", "CursesTerminal", "Screen",
        "Diagnostics", "EmbeddedResources", "CKernel", arguments,
      ],
      swiftSettings: house),

    .executableTarget(
      name: "rubric-bench",
      dependencies: [
        "PolicyLibrary", "CaseStore", "Casework", "Letters", "LetterPDF", "RuleEngine", "RuleModel",
        "TerminalSupport", grdb,
      ],
      swiftSettings: house),

    // Proofs
    // What several proofs share; it knows no test framework.
    .target(
      name: "ProofSupport",
      dependencies: ["PolicyLibrary", "Casework", "RuleEngine", "RuleModel", "Diagnostics"],
      path: "Tests/Support", swiftSettings: house),
    // The numbered items that the terminal is tested by, and the table of what came of them.
    .target(name: "Checklist", path: "Tests/Checklist", swiftSettings: house),
    proof("ScreenTests", ["Screen", "Checklist"], resources: ["Goldens"]),
    // Programs on a pseudo-terminal, for proofs and for figures; it knows no test framework.
    .target(
      name: "TerminalSupport", path: "Tests/TerminalSupport", swiftSettings: house),
    proof(
      "CursesTerminalTests",
      ["CursesTerminal", "Screen", "TerminalSupport", "Checklist", "terminal-probe"]),
    // A program for the pseudo-terminal of the proofs above.
    .executableTarget(
      name: "terminal-probe", dependencies: ["CursesTerminal", "Screen"],
      path: "Tests/TerminalProbe", swiftSettings: house),
    proof("RuleModelTests", ["RuleModel", "Checklist"]),
    proof(
      "RuleLanguageTests", ["RuleLanguage", "RuleEngine", "RuleModel", "Diagnostics"],
      resources: ["Fixtures"]),
    proof(
      "RuleEngineTests",
      ["RuleEngine", "RuleModel", "PolicyLibrary", "Casework", "Diagnostics", "ProofSupport"]),
    proof(
      "PolicyLibraryTests",
      ["PolicyLibrary", "Casework", "RuleEngine", "RuleModel", "Diagnostics", "ProofSupport"],
      resources: ["Policies", "Vocabulary"]),
    proof(
      "CaseworkTests", ["Casework", "RuleEngine", "RuleModel", "PolicyLibrary", "ProofSupport"]),
    proof(
      "InterviewTests",
      [
        "Interview", "Casework", "RuleEngine", "RuleModel", "PolicyLibrary", "ProofSupport",
        "Checklist",
      ]),
    proof(
      "CaseStoreTests",
      [
        "CaseStore", "Casework", "RuleEngine", "RuleModel", "TerminalSupport", "store-probe", grdb,
      ]),
    // One of many processes over one store, for the proofs above.
    .executableTarget(
      name: "store-probe", dependencies: ["CaseStore", "Casework", "RuleEngine"],
      path: "Tests/StoreProbe", swiftSettings: house),
    proof(
      "LettersTests",
      ["Letters", "Casework", "RuleEngine", "RuleModel", "PolicyLibrary", "Diagnostics"],
      resources: ["Golden", "Templates"]),
    proof(
      "LetterPDFTests",
      [
        "LetterPDF", "Letters", "Casework", "RuleEngine", "RuleModel", "PolicyLibrary",
        "Diagnostics",
      ]),
    proof(
      "WorkbenchTests",
      [
        "Workbench", "Interview", "Casework", "Letters", "Screen", "RuleModel", "RuleEngine",
        "PolicyLibrary", "ProofSupport", "Checklist",
      ], resources: ["Goldens"]),
    proof(
      "RubricTests",
      [
        "TerminalSupport", "Checklist", "rubric", "ProofSupport", "CaseStore", "Casework",
        "RuleModel", grdb,
      ],
      resources: ["Recorded"]),
  ],
  cLanguageStandard: .c2x
)
