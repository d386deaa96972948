import Casework
import Diagnostics
import Foundation
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@Suite("An organization's own profile and templates")
struct OrganizationTests {
  /// Loads with a folder that holds these files.
  private func load(
    _ files: [String: String], telling outcome: Outcome? = nil, on day: CalendarDate? = nil
  ) throws -> LetterComposer {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rubric-organization-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try LetterComposer.load(
      for: Library.load(adding: folder.path), telling: outcome, on: day)
  }

  @Test("of one case reads the templates that it may need, and refuses those as ever")
  func oneCase() throws {
    let broken = ["letters/denial.mustache": "no header"]
    let unfit = [
      "letters/denial.mustache": try #require(EmbeddedFile.source("letters/denial.mustache")).text
        + "\n{{nobody.knows}}\n"
    ]
    let approval = try load(unfit, telling: .approve)
    let read = Set(approval.templates.map(\.header.outcome))
    #expect(read == [.approval, .partialApproval, .faxCover])
    #expect(throws: LibraryFaults.self) { try load(unfit, telling: .deny) }
    #expect(throws: LibraryFaults.self) { try load(unfit) }
    // Which letter it is for cannot be told.
    #expect(throws: LibraryFaults.self) { try load(broken, telling: .approve) }
    let all = try load(["readme.txt": ""]).templates.map(\.header.outcome)
    for outcome in Outcome.allCases {
      let letters = LetterOutcome.possible(for: outcome)
      #expect(
        try load(["readme.txt": ""], telling: outcome).templates.map(\.header.outcome)
          == all.filter { letters?.contains($0) ?? true || $0 == .faxCover })
    }
  }

  /// What is wrong with a profile that is the sample with one text put in another's place.
  private func faults(replacing old: String, with new: String) throws -> String {
    let sample = try #require(EmbeddedFile.source("organization.yaml")).text
    #expect(sample.contains(old), "the sample has no \(old)")
    do {
      _ = try load(["organization.yaml": sample.replacing(old, with: new)])
      return ""
    } catch let faults as LibraryFaults {
      return faults.description
    }
  }

  @Test(
    "is refused with the place of each fault and what to do",
    arguments: [
      ("sample: true ", "sample: maybe ", ":13:9:", "allowed: true, false"),
      ("renewal:", "renewals:", "unknown key 'renewals'", "did you mean 'renewal'?"),
      ("{payer}", "the payer", "letterhead", "write {payer} where"),
      ("within: 14 days", "within: 2 weeks", "prescriberConversation.within", "'30 days'"),
      ("within: 60 days", "within: 0 days", "appeals.rules.MEDICAID.appeal.within", "1 to 3650"),
      (
        "{track: formulary-exception,", "{track: exception,",
        "MARKETPLACE.exception.track: 'exception' is no track of clocks.yaml",
        "prior-authorization, formulary-exception"
      ),
      (
        "decision: 30 days", "decision: 300 days",
        "ERISA.appeal.decision: 300 days are more than the 30", "write 30 days or less"
      ),
      (
        "{due: 24 hours}", "{due: 400 hours}",
        "MEDICAID.information.due: 400 hours are more than the 24", "write 24 hours or less"
      ),
      ("left: 0.5 in", "left: 5 in", "envelope.left: expected inches", "from 0.25 to 1.5"),
      ("top: 2.04 in", "top: 2.04", "envelope.top: expected inches", "'1.5 in', from 1.5 to 2.7"),
      ("within: 60 days", "within: 60 day", "MEDICAID.appeal.within: expected", "'30 days'"),
      ("within: 60 days", "within: 1 days", "MEDICAID.appeal.within: expected", "'30 days'"),
      (
        "within: 60 days", "within: 6 days", "MEDICAID.appeal.within: 6 days are less than the 60",
        "write 60 days or more"
      ),
      (
        "within: 180 days", "within: 18 days", "ERISA.appeal.within: 18 days are less than the 180",
        "write 180 days or more"
      ),
      (
        "{within: 4 months", "{within: 1 month", "external.within: 1 months are less than the 4",
        "write 4 months or more"
      ),
      (
        "  - name: Sample Legal Aid", "  - name: TODO", "contacts[3].name: 'TODO' stands where",
        "nothing is filled in here"
      ),
      (
        "bill: Care that", "bill: Care of {payer} that", "MEDICAID.bill: '{payer}'",
        "nothing is filled in"
      ),
      (
        "{payer}", "{payer} {agent}", "letterhead[1]: '{agent}' stands where",
        "only {payer} is filled"
      ),
      (
        "  cigna: Cigna", "  cigna: \"${CIGNA}\"", "payers.cigna: '{CIGNA}' stands",
        "write what holds"
      ),
      ("Sampletown", "\"[Your town]\"", "'[Your town]' stands where", "write what holds"),
      ("{medicaid: any}", "{medicare: any}", "unknown key 'medicare'", "did you mean 'medicaid'?"),
      (
        "{marketplace: any}", "{commercial: any}", "exception holds in the marketplace alone",
        "write a rule of its own"
      ),
      (
        "{commercial: [erisa-self-funded, erisa-insured]}", "{commercial: [erisa-self-funded]}",
        "no rule for plans of this kind in all states: commercial, erisa-insured",
        "add one, without 'states'"
      ),
      (
        "      exception: {track: formulary-exception, decision: 72 hours, fastDecision: 24 hours}\n",
        "", "has no review of a denied exception", "add 'exception: "
      ),
      (
        "form: appeal-form\n    outcomes: [denial", "form: appeal-form\n    outcomes: [approval",
        "there is nothing to appeal", "name denial and partial-approval alone"
      ),
      ("form: appeal-form", "form: appeal", "'appeal' is not one", "appeal-form, language-notice"),
      ("\"99553\"", "\"Akutan\"", "'Akutan' does not begin a ZIP code", "as in '995'"),
      (
        "      civilAction: true\n", "", "appeals.rules.ERISA: a denial under ERISA names",
        "add civilAction: true"
      ),
      (
        "      for: {medicaid: any}", "      civilAction: true\n      for: {medicaid: any}",
        "appeals.rules.MEDICAID: civilAction holds under ERISA alone", "take it out"
      ),
      (
        "      emergency:\n        supply: 72 hours\n        tracks: [prior-authorization, "
          + "formulary-exception, continuing-course, misfiled]\n", "",
        "has no emergency, which Medicaid gives", "add it"
      ),
      (
        "tracks: [prior-authorization, formulary", "tracks: [outpatient, formulary",
        "MEDICAID.emergency.tracks: 'outpatient' is no track of clocks.yaml",
        "prior-authorization, formulary-exception"
      ),
      (
        "        within: 120 days", "        within: 89 days",
        "MEDICAID.hearing.within: 89 days are less than the 90", "write 90 days or more"
      ),
      (
        "answer: 50 days", "answer: 5 days",
        "ERISA.information.answer: 5 days are less than the 50", "write 50 days or more"
      ),
      (
        "urgentAnswer: 48 hours", "urgentAnswer: 8 hours",
        "ERISA.information.urgentAnswer: 8 hours are less than the 48", "write 48 hours or more"
      ),
      (
        "decision: 15 days", "decision: 150 days",
        "ERISA.information.decision: 150 days are more than the 15", "write 15 days or less"
      ),
      (
        "urgentDecision: 48 hours", "urgentDecision: 480 hours",
        "ERISA.information.urgentDecision: 480 hours are more than the 48",
        "write 48 hours or less"
      ),
      (
        "    title: [denied]", "    title: []", "title: has no line", "write a line or more"
      ),
      (
        "  referral:\n    title", "  referal:\n    title", "unknown key 'referal'",
        "did you mean 'referral'?"
      ),
      (
        "      provision: the part of your plan document on prescription drugs that need prior "
          + "approval\n", "", "does not name the plan's own provision", "add 'provision: "
      ),
      (
        "      external: {within: 4 months, decision: 45 days, fastDecision: 72 hours}\n", "",
        "has no external review", "add 'external"
      ),
      ("  - name: Sample Legal Aid", "  - nam: Sample Legal Aid", "unknown key 'nam'", "'name'"),
      (
        "    for: {medicaid: any}\n\n# Papers", "    for: {commercial: any}\n\n# Papers",
        "contacts: there is no contact for plans of this kind in all states: medicaid",
        "add one, without 'states'"
      ),
      ("language: es", "language: spanish!", "'spanish!' is no language tag", "as in 'es'"),
      ("    code: \"50\"\n", "", "the key 'code' is missing", "add a line 'code: …'"),
      ("countedFrom: notice", "countedFrom: mail", "'mail' is not one", "receipt, notice"),
      ("readingLevel: 6.9", "readingLevel: 20", "20 is no ceiling", "from 3 to 12"),
      ("  fax: 1-800-555-0102\n", "", "the key 'fax' is missing", "add a line 'fax: …'"),
      ("  cigna: Cigna", "  cigna: \" \"", "nothing is said here", "payers.cigna"),
      (
        "  experimental-investigational-unproven:", "  unproven:", "denialBases: has no words",
        "experimental-investigational-unproven"
      ),
    ])
  func refused(old: String, new: String, place: String, help: String) throws {
    let faults = try faults(replacing: old, with: new)
    #expect(faults.contains("organization.yaml:"), "\(faults)")
    #expect(faults.contains(place), "\(faults)")
    #expect(faults.contains(help), "\(faults)")
  }

  @Test("may not send the sample's addresses and phones as its own")
  func sampleAddresses() throws {
    let faults = try faults(replacing: "sample: true ", with: "sample: false ")
    #expect(faults.contains("help.phone: this is the sample's own"))
    #expect(faults.contains("letterhead[0]: this is the sample's own"))
    #expect(faults.contains("appeals.unit.address[0]: this is the sample's own"))
    #expect(!faults.contains("hours"))
    #expect(faults.contains("contacts[1].reach: this is the sample's own"))
    #expect(!faults.contains("contacts[0]"))
  }

  /// The sample profile with texts of its own in all places that are checked.
  private func ownProfile() throws -> String {
    try #require(EmbeddedFile.source("organization.yaml")).text
      .replacing("sample: true ", with: "sample: false ")
      .replacing("1-800-555-01", with: "1-207-200-31").replacing("Sample", with: "Pine Tree")
      .replacing("www.example.com", with: "www.pinetree.invalid")
      .replacing("P.O. Box", with: "Post Box").replacing("{payer}", with: "{payer} members")
      .replacing("Example Street", with: "Oak Street").replacing("ST 00000", with: "ME 04401")
  }

  /// The built-in templates with IDs of their own, and the parts, those that are no sample.
  private func ownTemplates() throws -> [String: String] {
    var files: [String: String] = [:]
    for path in EmbeddedFile.paths where path.hasPrefix("letters/") {
      let source = try #require(EmbeddedFile.source(path))
      files[path] = source.text.replacing("id: sample-", with: "id: pine-")
    }
    files["letters/parts/sample.mustache"] = "Pine Tree\n"
    return files
  }

  @Test("sends letters that are no samples once everything in it is its own")
  func own() throws {
    var files = try ownTemplates()
    files["organization.yaml"] = try ownProfile()
    let document = try LetterCases.own[0].document(try load(files)).get()
    let text = PlainText(document).text
    #expect(!text.localizedCaseInsensitiveContains("do not send"))
    #expect(text.hasPrefix("Pine Tree Review Organization\nReviewing requests for Cigna members\n"))
    #expect(document.template.id == "pine-approval")
  }

  @Test("cannot send the built-in samples: it is told which templates it lacks, and where")
  func noTemplates() throws {
    #expect {
      _ = try load(["organization.yaml": try ownProfile()])
    } throws: { error in
      let text = (error as? LibraryFaults)?.description ?? ""
      return text.contains("organization.yaml:13:1: error: sample: false, but there is no template")
        && text.contains("approval, denial, partial-approval, information-request, referral")
        && text.contains("or set sample: true")
    }
  }

  @Test("cannot send a template that still goes by a sample's ID")
  func sampleTemplate() throws {
    var files = try ownTemplates()
    files["organization.yaml"] = try ownProfile()
    files["letters/denial.mustache"] = try #require(EmbeddedFile.source("letters/denial.mustache"))
      .text
    #expect {
      _ = try load(files)
    } throws: { error in
      let text = (error as? LibraryFaults)?.description ?? ""
      return text.contains("letters/denial.mustache:1:5: error: `sample-denial` is the ID of a")
        && text.contains("give the template an ID of your own")
    }
  }

  @Test("does not send the built-in parts either")
  func noParts() throws {
    var files = try ownTemplates()
    files["organization.yaml"] = try ownProfile()
    files["letters/parts/help.mustache"] = nil
    #expect {
      _ = try load(files)
    } throws: { error in
      (error as? LibraryFaults)?.description.contains("there is no part `help`") == true
    }
  }

  @Test("prefers its own template of the built-in one's name, and shows its version")
  func template() throws {
    let source = try #require(EmbeddedFile.source("letters/approval.mustache")).text
    let own = source.replacing("id: sample-approval", with: "id: pine-approval")
      .replacing("version: 5.1", with: "version: 7.2")
    let composer = try load(["letters/approval.mustache": own])
    let document = try LetterCases.own[0].document(composer).get()
    #expect(document.template == TemplateStamp(id: "pine-approval", version: "7.2"))
  }

  @Test("prefers a template of another name only while it is in force")
  func inForce() throws {
    let source = try #require(EmbeddedFile.source("letters/approval.mustache")).text
    for (from, id) in [("2026-11-21", "pine"), ("2026-11-22", "sample-approval")] {
      let own = source.replacing("id: sample-approval", with: "id: pine")
        .replacing("in-force: 2020-01-01", with: "in-force: \(from)")
      let composer = try load(["letters/approval-new.mustache": own])
      #expect(try LetterCases.own[0].document(composer).get().template.id.string == id)
    }
  }

  @Test("takes its own part in the place of a built-in one")
  func part() throws {
    let help = try #require(EmbeddedFile.source("letters/parts/help.mustache")).text
    let composer = try load(["letters/parts/help.mustache": help + "\n## Ask us\n\nWe are here.\n"])
    let letter = ReadLetter(document: try LetterCases.own[0].document(composer).get())
    #expect(letter.text(below: "Ask us").contains("We are here."))
  }

  @Test("is refused for a template that names what such a letter does not have")
  func unknownField() throws {
    let source = try #require(EmbeddedFile.source("letters/approval.mustache")).text
    #expect {
      _ = try load(["letters/approval.mustache": source + "{{appeal_unit}}\n{{renew_bye}}\n"])
    } throws: { error in
      let text = (error as? LibraryFaults)?.description ?? ""
      return text.contains("letters/approval.mustache:") && text.contains("appeal_unit")
        && text.contains("did you mean `renew_by`?")
    }
  }

  @Test("says where the address stands for its envelopes, or leaves it where most have it")
  func envelope() throws {
    let sample = try #require(EmbeddedFile.source("organization.yaml")).text
    for (line, place) in [
      ("envelope: {left: 1 in, top: 2.5 in}", AddressPlace(left: 1, top: 2.5)), ("", nil),
    ] {
      let own = sample.replacing("envelope: {left: 0.5 in, top: 2.04 in}", with: line)
      let document = try LetterCases.own[0].document(try load(["organization.yaml": own])).get()
      #expect(document.addressPlace == place)
    }
  }

  private func faults(_ files: [String: String], on day: String? = nil) -> String {
    do {
      _ = try load(files, on: day.flatMap { CalendarDate(iso: $0) })
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("is refused for a template that leaves out what such a letter has to say")
  func lacking() throws {
    let source = try #require(EmbeddedFile.source("letters/denial.mustache")).text
    let faults = faults(["letters/denial.mustache": source.replacing("{{> enclosed}}", with: "")])
    #expect(faults.contains("letters/denial.mustache:3:1: error: a letter of this outcome has to"))
    for field in ["appeal_days", "external_reviews", "hearings", "is_appeal_form", "may_sue"] {
      #expect(faults.contains(field), "\(field)")
    }
    #expect(!faults.contains("copies_phone") && faults.contains("README.md show how"))
    // That it is left out is no way to say it.
    let denied = source.replacing("{{> grounds}}", with: "{{^provision}}\nNo.\n{{/provision}}\n")
    #expect(self.faults(["letters/denial.mustache": denied]).contains("provision"))
  }

  @Test("is refused for a template that leaves out any single field of such a letter")
  func lackingOne() throws {
    var parts: [String: SourceText] = [:]
    for path in EmbeddedFile.paths where path.hasPrefix("letters/parts/") {
      let name = path.dropFirst("letters/parts/".count).prefix { $0 != "." }
      parts[String(name)] = EmbeddedFile.source(path)
    }
    for name in ["approval", "denial", "partial", "information", "referral", "fax-cover"] {
      let source = try #require(EmbeddedFile.source("letters/\(name).mustache"))
      let outcome = try #require(LetterTemplate.outcome(of: source))
      func lacking(_ field: String) -> String {
        func without(_ source: SourceText) -> SourceText {
          let isList = LetterSchema.fields(of: outcome).isList(field)
          let section = try! Regex("(?s)\\{\\{#\(field)\\}\\}.*?\\{\\{/\(field)\\}\\}")
          let text = isList ? source.text.replacing(section, with: "") : source.text
          return SourceText(
            name: source.name,
            text: text.replacing("{{\(field)}}", with: "so").replacing("{{#\(field)}}", with: "")
              .replacing("{{^\(field)}}", with: "").replacing("{{/\(field)}}", with: ""))
        }
        do throws(LetterTemplateFaults) {
          _ = try LetterTemplate(
            without(source), parts: parts.mapValues(without),
            schema: { LetterSchema.fields(of: $0) },
            demand: {
              TemplateDemand(fields: self.required(of: $0.outcome))
            })
          return ""
        } catch {
          return error.diagnostics.map(\.message).joined(separator: "\n")
        }
      }
      #expect(lacking("nothing") == "")
      for field in required(of: outcome) {
        #expect(lacking(field).contains(field), "\(name): \(field)")
      }
    }
    for field in [
      "appeal_unit", "hearing_phone", "records_fax", "external_months", "rule", "shows",
    ] {
      #expect(required(of: .denial).contains(field))
    }
  }

  private func required(of outcome: LetterOutcome) -> Set<String> {
    LetterSchema.required(
      of: outcome, for: nil, medicaid: "medicaid", marketplace: "marketplace")
  }

  @Test(
    "is refused for a template in which something was still to be filled in",
    arguments: [
      "Call TODO.", "Dear {member},", "Dear <member>,", "Dear [Member name],", "By ____.",
    ])
  func placeholder(line: String) throws {
    let source = try #require(EmbeddedFile.source("letters/approval.mustache")).text
    let faults = faults(["letters/approval.mustache": source + "\n\(line)\n"])
    #expect(faults.contains("would be printed as it is"))
  }

  @Test(
    "is refused for a template that does not say in so many words what its outcome has to",
    arguments: [
      ("denial", "# We denied your", "# About your", "its title has to say: denied"),
      ("denial", "This letter is not\nmedical advice", "", ""),
      ("information", "**This is not a denial.**", "", "its text has to say: not a denial"),
      (
        "information", "**This is not a denial.**",
        "{{#received}}{{^received}}This is not a denial.{{/received}}{{/received}}",
        "its text has to say: not a denial"
      ),
      ("referral", "**This is not a denial.**", "This is NOT\n**a** denial.", ""),
    ])
  func requiredWords(name: String, old: String, new: String, message: String) throws {
    let source = try #require(EmbeddedFile.source("letters/\(name).mustache")).text
    let changed = source.replacing(old, with: new)
    if message.isEmpty {
      _ = try load(["letters/\(name).mustache": changed])
    } else {
      let faults = faults(["letters/\(name).mustache": changed])
      #expect(faults.contains("letters/\(name).mustache:3:1: error: \(message)"), "\(faults)")
      #expect(faults.contains("change requiredWords in organization.yaml"))
    }
  }

  /// A change of the built-in templates, the plan of a denial, and what is said of its letter.
  static let slips: [(path: String, old: String, new: String, line: String, fault: String)] = [
    (
      "denial.mustache", "{{> unsigned}}\n\n# We denied your request for {{drug}}\n\n{{> case}}",
      "{{> unsigned}}\n\n# We denied your request for {{drug}}\n\nThank you for your trust.\n\n{{> case}}",
      "commercial", "its first paragraph has to say: We denied, appeal, not a bill"
    ),
    (
      "parts/rule.mustache", "This letter is not medical advice.",
      "{{#is_urgent}}This letter is not medical advice.{{/is_urgent}}", "medicaid",
      "its text has to say: not medical advice"
    ),
    (
      "parts/rights.mustache", "Section 502(a) of ERISA gives it.", "The law gives it.",
      "commercial", "its text has to say: 502(a)"
    ),
    (
      "parts/steps.mustache", "free copies",
      "{{#is_urgent}}free copies{{/is_urgent}}{{^is_urgent}}copies{{/is_urgent}}", "medicaid",
      "its text has to say: free copies"
    ),
    (
      "parts/rule.mustache", "This letter is not medical advice.",
      "This letter is not medical advice. You can sue under section 502(a).", "marketplace",
      "a letter of this kind and plan may not say: 502(a)"
    ),
  ]

  @Test(
    "makes no letter that lacks words of its plan's rights or hides them, or has another plan's",
    arguments: slips)
  func wrongWords(
    path: String, old: String, new: String, line: String, fault: String
  ) throws {
    let source = try #require(EmbeddedFile.source("letters/\(path)")).text
    #expect(source.contains(old))
    let composer = try load(["letters/\(path)": source.replacing(old, with: new)])
    let denied = try LetterCases.changed(
      "2026-1",
      [
        "plan.lineOfBusiness": .text(line), "facts.scalpHairLossPercent": .number(10),
      ])
    _ = try denied.letter.get()
    guard case .failure(let shortfall) = denied.document(composer) else {
      Issue.record("a letter was made")
      return
    }
    #expect(shortfall.description.contains(fault), "\(shortfall.description)")
  }

  @Test("takes what stands in a section that no case can have for not there")
  func neverPrinted() throws {
    let part = try #require(EmbeddedFile.source("letters/parts/help.mustache")).text
    let hidden = part.replacing(
      "{{help_tty}}", with: "{{#languages}}{{^languages}}{{help_tty}}{{/languages}}{{/languages}}")
    #expect(
      faults(["letters/parts/help.mustache": hidden]).contains("has to say more: help_tty\n"))
  }

  @Test("makes no letter whose template leaves out what the case has and the letter has to say")
  func unsaid() throws {
    let part = try #require(EmbeddedFile.source("letters/parts/help.mustache")).text
    let hidden = part.replacing(
      "TTY {{help_tty}}", with: "{{^is_urgent}}TTY {{help_tty}}{{/is_urgent}}")
    let composer = try load(["letters/parts/help.mustache": hidden])
    _ = try LetterCases.own[0].document(composer).get()
    guard
      case .failure(let shortfall) = try LetterCases.changed(
        "2026-1", ["request.urgency": .text("expedited")]
      ).document(composer)
    else {
      Issue.record("a letter was made without the phone for who cannot hear")
      return
    }
    #expect(
      shortfall.description.contains(
        "help_tty is left out of this letter, which has to say it; take it out of the section"))
  }

  @Test("is refused for a template that does not print a paper which the profile encloses")
  func enclosed() throws {
    let enclosed = try #require(EmbeddedFile.source("letters/parts/notices.mustache")).text
    let fewer = enclosed.replacing("is_language_notice", with: "is_nondiscrimination_notice")
    let faults = faults(["letters/parts/notices.mustache": fewer])
    #expect(faults.contains("has to say more: is_language_notice\n"))
    #expect(faults.contains("letters/information.mustache:3:1"))
    #expect(faults.contains("letters/denial.mustache:3:1"))
    #expect(!faults.contains("letters/approval.mustache"))
  }

  @Test("is refused while it is a sample for a template that does not say so")
  func unsaidSample() throws {
    let source = try #require(EmbeddedFile.source("letters/approval.mustache")).text
    let faults = faults([
      "letters/approval.mustache": source.replacing("{{> sample}}", with: "")
    ])
    #expect(faults.contains("has to say more: is_sample\n"))
  }

  @Test("can have a template for some lines of business, which need not say what others do")
  func lines() throws {
    let source = try #require(EmbeddedFile.source("letters/denial.mustache")).text
    let rights = try #require(EmbeddedFile.source("letters/parts/rights.mustache")).text
    let enclosed = try #require(EmbeddedFile.source("letters/parts/enclosed.mustache")).text
    let court = try #require(rights.ranges(of: /{{#may_sue}}(?s:.*){{\/may_sue}}\n/).first)
    let files = { (lines: String) -> [String: String] in
      [
        "letters/denial-medicaid.mustache":
          source.replacing("id: sample-denial", with: "id: own-denial")
          .replacing("outcome: denial", with: "outcome: denial\nlines: \(lines)")
          .replacing("{{> enclosed}}", with: "{{> own_enclosed}}"),
        "letters/parts/own_enclosed.mustache":
          enclosed.replacing("{{> rights}}", with: "{{> own_rights}}"),
        "letters/parts/own_rights.mustache": rights.replacingCharacters(in: court, with: ""),
      ]
    }
    #expect(faults(files("medicaid, marketplace")).contains("has to say more: may_sue"))
    let unknown = source.replacing("outcome: denial", with: "outcome: denial\nlines: medicade")
    #expect(
      faults(["letters/denial.mustache": unknown])
        .contains("4:8: error: `medicade` is no value of plan.lineOfBusiness"))
    #expect(faults(files("medicaid,")).contains("`lines` is not lines of business"))
    let composer = try load(files("medicaid"))
    for (line, id) in [("medicaid", "own-denial"), ("marketplace", "sample-denial")] {
      let decided = try LetterCases.changed(
        "x", ["facts.scalpHairLossPercent": .number(10), "plan.lineOfBusiness": .text(line)])
      #expect(try decided.document(composer).get().template.id.string == id)
    }
  }

  @Test("is refused where an outcome has no template of its own in force on the day")
  func outOfForce() throws {
    var files = try ownTemplates()
    files["organization.yaml"] = try ownProfile()
    files["letters/denial.mustache"] = try #require(files["letters/denial.mustache"])
      .replacing("in-force: 2020-01-01", with: "in-force: 2020-01-01\nuntil: 2026-11-20")
    #expect(faults(files, on: "2026-11-20") == "")
    let late = faults(files, on: "2026-11-21")
    #expect(late.contains("organization.yaml:13:1: error: no template of the outcome denial for"))
    #expect(
      late.contains("is in force on 2026-11-21: pine-denial from 2020-01-01 until 2026-11-20"))
    files["letters/denial.mustache"] = try #require(files["letters/denial.mustache"])
      .replacing("until: 2026-11-20", with: "lines: commercial")
    #expect(
      faults(files).contains("no template of the outcome denial for medicaid is in force: there is")
    )
    let ended = try #require(EmbeddedFile.source("letters/denial.mustache")).text
      .replacing("in-force: 2020-01-01", with: "in-force: 2020-01-01\nuntil: 2019-12-31")
    #expect(
      faults(["letters/denial.mustache": ended])
        .contains("denial.mustache:5:8: error: `until` is before `in-force`"))
  }
}

extension LetterSchema {
  /// Whether a field of this name, in it or in a record of it, is a list.
  fileprivate func isList(_ name: String) -> Bool {
    fields.contains { field in
      guard case .list(let record) = field.value else { return false }
      return field.key == name || record.isList(name)
    }
  }
}
