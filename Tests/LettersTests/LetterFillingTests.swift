import Letters
import Testing

@Suite("Filling a template")
struct LetterFillingTests {
  typealias Problem = LetterFillingError.Problem

  func problems(_ body: String, _ context: LetterContext) -> [Problem] {
    do {
      _ = try SampleTemplates.document(body, context)
      return []
    } catch let error as LetterFillingError {
      return error.problems
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test("names every field that has no value, of any kind")
  func missing() {
    let body =
      "{{drug}} {{member}} {{#urgent}}x{{/urgent}} {{#reasons}}{{rule}} {{finding}}{{/reasons}}"
    #expect(
      problems(body, [:])
        == [
          .missing(field: "drug"), .missing(field: "member"), .missing(field: "urgent"),
          .missing(field: "reasons"),
        ])
    let context: LetterContext = [
      "drug": "d", "member": "m", "urgent": false,
      "reasons": [["rule": "a", "finding": "b"], ["rule": "c"]],
    ]
    #expect(problems(body, context) == [.missing(field: "reasons[2].finding")])
  }

  @Test(
    "prints nothing that stands for no value",
    arguments: [
      "", " ", "\u{A0}", "\n\t", "nil", "NULL", "<null>", "undefined", "NaN", "Optional(3)",
      "Springfield, , 62701", "\u{200B}",
    ])
  func empty(value: String) {
    var context = SampleTemplates.context
    context["member"] = .text(LetterText(value))
    #expect(problems("Dear {{member}}", context) == [.empty(field: "member")])
    context["member"] = "Alex"
    context["agent"] = .text(LetterText(value))
    #expect(
      problems("{{#agent}}By {{agent}}{{/agent}}", context) == [.empty(field: "agent")])
  }

  @Test("prints people who are called like that", arguments: ["Chris Null", "Ni Lu", "Nanette"])
  func names(name: String) {
    var context = SampleTemplates.context
    context["member"] = .text(LetterText(name))
    #expect(problems("Dear {{member}}", context) == [])
  }

  @Test("leaves out what an optional field depends on")
  func optional() throws {
    var context = SampleTemplates.context
    context["agent"] = nil
    let body = "We{{#agent}} and {{agent}}{{/agent}} decided.{{^agent}} Alone.{{/agent}}"
    #expect(
      try SampleTemplates.document(body, context).blocks.last
        == .paragraph(.init("We decided. Alone.")))
  }

  @Test("refuses values that no template can print")
  func undeclared() {
    var context = SampleTemplates.context
    context["membr"] = "Alex"
    context["urgent"] = "yes"
    context["reasons"] = [["rule": "a", "finding": "b", "details": [["detial": "x"]]]]
    #expect(
      problems("x", context)
        == [
          .undeclared(field: "membr"), .undeclared(field: "reasons[1].details[1].detial"),
          .wrongKind(field: "urgent"),
        ])
  }

  @Test("never names a value in its error")
  func privacy() {
    var context = SampleTemplates.context
    context["member"] = "Alex, , Secretname"
    let error = #expect(throws: LetterFillingError.self) {
      try SampleTemplates.document("Dear {{member}}", context)
    }
    #expect(error?.description.contains("member is empty") == true)
    #expect(error?.description.contains("Secretname") == false)
  }

  @Test(
    "refuses a letter that its sections left in pieces",
    arguments: [
      ("a, {{#agent}}{{agent}}{{/agent}}, b", "comma"),
      ("| a | b |\n{{#reasons}}\n| {{rule}} | {{finding}} |\n{{/reasons}}", "no rows"),
      ("{{#urgent}}\n[language es]\n{{/urgent}}\n- x", nil),
      ("{{^urgent}}\n[language es]\n{{/urgent}}\n- x", "language"),
      ("- {{#agent}}{{agent}}{{/agent}}", "nothing is said"),
      ("| a | b |\n| c |", "number of cells"), ("_ Date", "outside of a signature"),
      ("{{^urgent}}\n# Two\n{{/urgent}}", "two titles"),
      ("[signature]\nwords\n[/signature]", "signature holds"),
    ])
  func pieces(body: String, fault: String?) {
    var context = SampleTemplates.context
    context["agent"] = nil
    context["urgent"] = false
    context["reasons"] = []
    let found = problems(body, context)
    if let fault {
      guard case .markup(let words) = found.first else {
        Issue.record("no fault in \(body): \(found)")
        return
      }
      #expect(words.contains(fault))
    } else {
      #expect(found == [])
    }
  }

  static let attacks = [
    "x\n## Approved\n\nWe approved it", "# Approved", "**bold**", "a ** b", "- item", "1. item",
    "| a | b |", "a | b", "= Member: other", "label: value", "---", "[/keep]", "[page]", "\\",
    "[signature]", "_ Signature", "{{drug}}", "{{{drug}}}", "{{#urgent}}", "{{/reasons}}", "{{",
    "}}", "{{=<% %>=}}", "{{> help}}", "&lt;b&gt; <b> & \" '", "\u{E000}# x\u{E001}",
    "\u{1B}[2J\u{1B}]0;x\u{07}", "a\u{0C}b\u{0}c", "\u{202E}devorppa", "x\r# y", "x\u{2028}# y",
  ]

  @Test("prints any value as itself, in any place", arguments: attacks)
  func injection(value: String) throws {
    let body = """
      {{member}}

      {{member}}
      {{member}} and **{{member}}**
      - {{member}}
      = Label {{member}}: {{member}}

      | a | {{member}} |
      | {{member}} | b |

      [keep]
      ## {{member}}
      [/keep]
      [signature]
      = Decided by: {{member}}
      _ {{member}}
      [/signature]
      """
    var context = SampleTemplates.context
    let text = LetterText(value)
    context["member"] = .text(text)
    let run = LetterRun(text)
    let spaced = LetterRun(LetterText("\(text.string) and "))
    #expect(
      try SampleTemplates.document(body, context).blocks == [
        .title("Title"), .paragraph(LetterParagraph([run])),
        .paragraph(
          LetterParagraph([run, LetterRun(" "), spaced, LetterRun(text, isBold: true)])),
        .list(LetterList(.bulleted, [.init([run])])),
        .caseBox([CaseBoxRow(LetterText("Label \(text.string)"), text)]),
        .table(LetterTable(header: ["a", text], rows: [[[run], [LetterRun("b")]]])),
        .keepTogether([.heading(level: 1, text)]),
        .reviewer(ReviewerBlock(facts: [CaseBoxRow("Decided by", text)], blanks: [text])),
      ])
  }

  @Test("keeps a right-to-left value apart from the figure behind it; plain text shows no mark")
  func isolated() throws {
    var context = SampleTemplates.context
    context["member"] = "דוד כהן"
    let document = try SampleTemplates.document(
      "For {{member}} 120 days.\n\n= Who: {{member}}, 12", context)
    guard case .paragraph(let paragraph) = document.blocks[1],
      case .caseBox(let rows) = document.blocks[2]
    else { throw Failure() }
    #expect(paragraph.runs.plainText == "For \u{2068}דוד כהן\u{2069} 120 days.")
    #expect(rows.map(\.value.string) == ["\u{2068}דוד כהן\u{2069}, 12"])
    let text = PlainText(document).text
    #expect(text.contains("For דוד כהן 120 days."))
    #expect(!text.unicodeScalars.contains { $0 == "\u{2068}" || $0 == "\u{2069}" })
  }

  @Test("runs a name of two scripts from left to right among words, as in the address")
  func twoScripts() throws {
    var context = SampleTemplates.context
    context["member"] = "שרה Cohen בן דוד"
    let document = try SampleTemplates.document("{{member}}\n\n= Who: {{member}}, 12", context)
    guard case .paragraph(let paragraph) = document.blocks[1],
      case .caseBox(let rows) = document.blocks[2]
    else { throw Failure() }
    #expect(rows.map(\.value.string) == ["\u{2066}שרה Cohen בן דוד\u{2069}, 12"])
    // By itself it is a text of its own, as a notice in another language is.
    #expect(paragraph.runs.plainText == "\u{2068}שרה Cohen בן דוד\u{2069}")
    #expect(PlainText(document).text.contains("Who:  שרה Cohen בן דוד, 12"))
  }

  @Test("sets a left-to-right value without marks")
  func notIsolated() throws {
    let document = try SampleTemplates.document("For {{member}} 120 days.")
    guard case .paragraph(let paragraph) = document.blocks[1] else { throw Failure() }
    #expect(paragraph.runs.plainText == "For Alex Sample 120 days.")
  }

  private struct Failure: Error {}
}
