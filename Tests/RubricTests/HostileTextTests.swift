import Foundation
import Testing

/// Text that would steer a terminal, break a line or turn its direction never leaves the program
/// as it is, wherever it stands and whatever becomes of it.
@Suite("Hostile text")
struct HostileTextTests {
  /// A colour, a title, a C1 sequence, a bell, a carriage return, DEL, a NUL, a turn of direction, a
  /// line separator, a zero-width space.
  static let scalars =
    "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J\r\u{8}\u{7F}\u{202E}\u{2028}\u{200B}\u{FEFF}"

  /// As JSON has it: raw where that is allowed, else escaped.
  static let raw = String(
    String.UnicodeScalarView(scalars.unicodeScalars.filter { $0.value > 0x1F }))
  static let escaped = scalars.unicodeScalars.map { scalar in
    "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
      + String(scalar.value, radix: 16)
  }.joined()

  private func expectClean(_ run: CommandRun, _ place: String) {
    for bytes in [run.output, run.error] {
      let text = String(decoding: bytes, as: UTF8.self)
      let steering = text.unicodeScalars.filter { scalar in
        scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
          || [0x202E, 0x2028, 0x200B, 0xFEFF].contains(scalar.value)
      }
      #expect(steering.map(\.value) == [], "\(place): \(text.debugDescription)")
    }
    #expect(run.status == 0 || run.status == 1 || run.status == 2 || run.status == 64, "\(place)")
  }

  /// Every place of a case at which text can stand.
  private static func cases(_ text: String) -> [String: String] {
    let sound = leqselviCase()
    func set(_ old: String, _ new: String) -> String { sound.replacing(old, with: new) }
    return [
      "id": leqselviCase(id: "A\(text)"),
      "key": leqselviCase(more: "\"na\(text)me\": 1"),
      "fact": leqselviCase(facts: "\"ag\(text)e\": 1"),
      "member": leqselviCase(
        more: "\"member\": {\"name\": \"A\(text)\", \"memberId\": \"B\(text)\"}"),
      "prescriber": set(
        "\"specialties\"", "\"name\": \"A\(text)\", \"npi\": \"1\(text)\", \"specialties\""),
      "specialty": set("\"dermatologist\"", "\"derma\(text)\""),
      "payer": set("\"cigna\"", "\"cigna\(text)\""),
      "drug": set("\"leqselvi\"", "\"leqselvi\(text)\""),
      "date": set("2026-11-21", "2026-11-21\(text)"),
      "schema": set("rubric.case/1", "rubric.case/1\(text)"),
      "therapy": leqselviCase(
        therapies: "[{\"drug\": \"Zz\(text)\", \"classes\": [\"other\"]}]"),
      "unknown drug": leqselviCase(therapies: "[{\"drug\": \"Zz\(text)\"}]"),
      "class": leqselviCase(therapies: "[{\"drug\": \"Zz\", \"classes\": [\"o\(text)\"]}]"),
      "concurrent": leqselviCase(
        concurrent: "[{\"drug\": \"methotrexate\(text)\"}]"),
      "undocumented": leqselviCase(more: "\"undocumented\": [\"age\(text)\"]"),
      "no JSON": "{\(text)}",
    ]
  }

  private static let texts = [raw, escaped]

  @Test(
    "of many cases reaches no output",
    arguments: [["evaluate", "-"], ["evaluate", "--pretty", "-"]])
  func ofManyCases(command: [String]) throws {
    let all = Self.texts.flatMap { Self.cases($0).sorted { $0.key < $1.key }.map(\.value) }
    let run = try CommandRun(command, input: all.joined())
    expectClean(run, "\(command)")
    #expect(run.status == 1)
  }

  @Test(
    "of one case reaches no output",
    arguments: [["explain", "-"], ["letter", "-", "--format", "text", "--output", "-"]])
  func ofOneCase(command: [String]) throws {
    for text in Self.texts {
      for (place, document) in Self.cases(text).sorted(by: { $0.key < $1.key }) {
        expectClean(try CommandRun(command, input: document), "\(command) \(place)")
      }
    }
  }

  private static let policy = """
    rubric: policy/1
    id: example
    number: EX-1
    title: Example
    payer: centene
    drugs: [leqselvi]
    inForce: {from: 2026-01-01}
    source: {publisher: Someone, document: Example policy, revised: 2026-01-01}
    month: 30 days
    denialBasis: not-medically-necessary
    questions: [age]
    pathways:
      - id: "1"
        title: Any use
        when: request.type = 'initial' or request.type = 'continuation'
        approve:
          - for: 6 months
        all:
          - cite: 1.a
            asks: Grown up.
            reading: As it says.
            test: age >= 18 years
    notes:
      - {cite: 1.a, when: age > 0 years, text: Mind it.}

    """

  @Test("of a policy reaches no output", arguments: [true, false])
  func ofPolicies(isRaw: Bool) throws {
    let hostile = isRaw ? Self.raw : "\"x\(Self.yaml)\""
    let request = leqselviCase().replacing("\"cigna\"", with: "\"centene\"")
    for place in [
      "id: example", "number: EX-1", "title: Example", "publisher: Someone", "title: Any use",
      "asks: Grown up.", "reading: As it says.", "text: Mind it.", "test: age >= 18 years",
      "month: 30 days",
    ] {
      let key = place.prefix { $0 != ":" }
      let text = Self.policy.replacing(place, with: "\(key): \(hostile)", maxReplacements: 1)
      try #require(text != Self.policy)
      let folder = ScratchFolder()
      try folder.write(text, "policy.yaml")
      for command in [["policy", "check", folder.path], ["explain", "-", "--readings"]] {
        let option = command[0] == "policy" ? [] : ["--policies", folder.path]
        let run = try CommandRun(command + option, input: request)
        expectClean(run, "\(command) \(place)")
        #expect(run.status == 1, "\(place)")
        #expect(run.output == [], "\(place)")
      }
    }
  }

  private static let yaml = scalars.unicodeScalars.map { scalar in
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }.joined()

  @Test("of a name on the command line reaches no output")
  func ofNames() throws {
    let name = Self.scalars
    let folder = ScratchFolder()
    let path = try folder.write("rubric: policy/1\n", "\(name)/policy.yaml")
    for command in [
      ["evaluate", name], ["explain", name], ["policy", "show", name], ["policy", "check", name],
      ["policy", "check", path], ["policies", "--policies", folder.path],
      ["evaluate", "--policies", name, "-"], ["letter", name, "--output", name],
    ] {
      expectClean(try CommandRun(command), "\(command)")
    }
  }
}
