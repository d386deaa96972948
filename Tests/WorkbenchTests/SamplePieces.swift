import Screen

@testable import Workbench

/// Invented screens, of which the parts are drawn by themselves.
enum Sample {
  static let head = Head(
    place: "2026-0417  Intake  step 4 of 7", state: .saved(at: "09:42:07"),
    banner: Banner(
      name: "DOE, Jane", birth: "14-Jul-1985 (41y)", memberID: "00012345", payer: "Acme HMO"),
    request: ["Exemplar (exemplinib)", "Sample condition", "policy XY-12 2026-01-01"])

  static let keys = [
    KeyHint("F1", "Help", essential: true), KeyHint("Enter", "Next", essential: true),
    KeyHint("S-Tab", "Back"), KeyHint("F4", "List"), KeyHint("F6", "Why"),
    KeyHint("F2", "Not documented"), KeyHint("F3", "Save+leave", essential: true),
  ]

  static let form: Form = {
    var form = Form(
      title: "4  Questions of the policy",
      rows: [
        Form.Row(label: "Area affected", value: "12.5", box: 10, beside: "%  0 to 100"),
        Form.Row(label: "Measured on", value: "03-Nov-2026", box: 13, beside: "18 days ago"),
        Form.Row(label: "Marker status", value: "", box: 30),
        Form.Row(label: "Hands affected", value: "not documented", box: 30, state: .undocumented),
        Form.Row(label: "Restarting", value: "No", box: 30, state: .parked),
      ])
    form.focus = 2
    form.advice = Form.Advice(
      question: "What did the test of the marker show?",
      options: [
        Form.Option(key: "1", label: "Normal"), Form.Option(key: "2", label: "Intermediate"),
        Form.Option(key: "3", label: "Poor", isMarked: true),
        Form.Option(key: "4", label: "Not tested"), Form.Option(key: "U", label: "not documented"),
      ])
    return form
  }()

  static let panel = CriteriaPanel(
    headline: "NOT DECIDED YET",
    lines: [
      line("A.i", .met, "The patient is at least 18 years old.", "41 years"),
      line("A.ii", .open, "A test shows that the marker is not poor.", "not answered", focus: true),
      line("A.iii", .undocumented, "The hands are affected.", "asked, but the records do not say"),
      line("A.iv", .notMet, "At least 20% of the area is affected.", "12.5%"),
      line("A.v", .met, "One of a or b was tried.", "met by A.v.a", group: true),
      line("A.v.a", .met, "A tablet was tried.", "exemplate (84 days)", depth: 1),
      line("A.v.b", .notApplicable, "A strong cream was tried.", "", depth: 1),
      line("X.1", .clear, "Taken together with another of its kind.", "none listed"),
      line("X.2", .holds, "Taken together with a cream of its kind.", "exemplicream"),
    ])

  static func line(
    _ cite: String, _ status: CriteriaPanel.Status, _ statement: String, _ found: String,
    depth: Int = 0, group: Bool = false, focus: Bool = false
  ) -> CriteriaPanel.Line {
    CriteriaPanel.Line(
      cite: cite, status: status, label: statement, statement: statement, found: found,
      depth: depth,
      isGroup: group, isAboutFocus: focus)
  }

  static let edited = EditedField(text: TextField("3", limit: 40))

  static let table: EntryTable = {
    var table = EntryTable(
      title: "5  Earlier treatments", remark: "treatment 3 of 3, not finished",
      columns: [
        .init(title: "Drug"), .init(title: "Start", width: 14), .init(title: "Stop", width: 14),
        .init(title: "Length", width: 10), .init(title: "Outcome", width: 18),
      ],
      rows: [
        .init(cells: [
          .init(value: "methotrexate"), .init(value: "02-Mar-2026"), .init(value: "27-Apr-2026"),
          .init(value: "57 days"), .init(value: "Not effective"),
        ]),
        .init(
          cells: [
            .init(value: "clobetasol propionate 0.05% ointment"), .init(value: "10-Jan-2025"),
            .init(value: "not documented", state: .undocumented), .init(value: "84 days"),
            .init(value: "Contraindicated"),
          ],
          more: [.init(label: "Other condition", value: "Yes")]),
        .init(
          cells: [
            .init(value: "cycloSPORINE"), .init(value: ""), .init(value: ""), .init(value: ""),
            .init(value: ""),
          ],
          more: [.init(label: "Sample", value: "")], isUnfinished: true),
      ])
    table.focus = .init(row: 2, cell: 1)
    table.footer = Form.Row(label: "Is this every treatment?", value: "", box: 20)
    table.advice = Form.Advice(question: "When was it begun?")
    table.criteria = Array(panel.lines[5...6])
    return table
  }()
}
