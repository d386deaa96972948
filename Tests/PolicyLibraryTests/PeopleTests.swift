import Casework
import Diagnostics
import Foundation
import Glibc
import RuleModel
import Testing

@testable import PolicyLibrary

@Suite("An organization's people and what they may do")
struct PeopleTests {
  private static let vocabulary: Vocabulary = {
    do { return try Library.load().vocabulary } catch { preconditionFailure("\(error)") }
  }()

  /// What is read from a folder that holds these files.
  private func load<Read>(_ files: [String: String], _ read: (String) throws -> Read) throws -> Read
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rubric-people-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try read(folder.path)
  }

  private func people(_ files: [String: String]) throws -> People {
    try load(files) { try People.reading(PeopleFile.read(in: $0), for: Self.vocabulary) }
  }

  private func faults(
    in file: String, replacing old: String, with new: String,
    _ read: (String) throws -> Void
  ) throws -> String {
    let shipped = try #require(EmbeddedFile.source(file)).text
    let range = try #require(shipped.range(of: old), "the shipped file has no \(old)")
    do {
      try load([file: shipped.replacingCharacters(in: range, with: new)], read)
      return ""
    } catch let faults as LibraryFaults {
      return faults.description
    }
  }

  @Test("are those of its list, with everything that it says of them")
  func sample() throws {
    let sample = try #require(EmbeddedFile.source("people.yaml")).text
    let people = try people(["people.yaml": sample])
    #expect(people.all.map(\.login) == ["adavis", "mclark", "nadams", "pbaker"])
    #expect(
      people.person("pbaker")
        == Person(
          login: "pbaker", name: "Pat Baker", role: .reviewer, profession: "pharmacist",
          credential: "PharmD", specialty: "managed care pharmacy",
          license: .init(number: "PH-0000002", state: "ME")))
    #expect(people.person("somebody") == nil)
  }

  @Test("are never those of the built-in sample")
  func noList() throws {
    let people = try people([:])
    #expect(!people.isListed)
    #expect(people.person("pbaker") == Person(login: "pbaker", role: .nurse))
    #expect(try PeopleFile.read(in: "/no/such/folder") == nil)
  }

  /// What keeps the list from being used in a folder that holds this beside `other.yaml`.
  private func fault(_ making: (String) throws -> Void) throws -> FileTrustFault? {
    try load(["other.yaml": "rubric: people/1\n"]) { folder in
      try making(folder)
      do throws(FileTrustFault) {
        _ = try PeopleFile.read(in: folder)
        return nil
      } catch { return error }
    }
  }

  @Test("are not those of a list that others can write to", arguments: [0o620, 0o602])
  func writable(mode: mode_t) throws {
    let fault = try fault { folder in
      rename("\(folder)/other.yaml", "\(folder)/people.yaml")
      chmod("\(folder)/people.yaml", mode)
    }
    #expect(fault?.reason == .writable)
    let words = try #require(fault).description
    #expect(words.contains("people.yaml: others than its owner may write to it"), "\(words)")
    #expect(words.contains("chmod go-w"), "\(words)")
    #expect(words.contains("Nobody may do anything with these cases until"), "\(words)")
    let sound = try self.fault { folder in
      rename("\(folder)/other.yaml", "\(folder)/people.yaml")
      chmod("\(folder)/people.yaml", 0o644)
    }
    #expect(sound == nil)
  }

  @Test("are not those of a link, wherever it leads, nor of a folder")
  func links() throws {
    let link = try fault { symlink("\($0)/other.yaml", "\($0)/people.yaml") }
    #expect(link?.reason == .noFile)
    #expect(try fault { mkdir("\($0)/people.yaml", 0o700) }?.reason == .noFile)
  }

  @Test(
    "are those of a list of root or of who owns the folder, and of nobody else's",
    arguments: [
      (0, 2_000_007, true), (2_000_007, 2_000_007, true), (0, 0, true),
      (2_000_008, 2_000_007, false), (2_000_008, 0, false),
    ] as [(uid_t, uid_t, Bool)])
  func owners(owner: uid_t, folder: uid_t, isTaken: Bool) {
    var status = stat()
    (status.st_mode, status.st_uid) = (S_IFREG | 0o644, owner)
    let reason = FileTrust(owner: folder).fault(status)
    #expect((reason == nil) == isTaken)
    guard let reason else { return }
    let told = FileTrustFault("/x/people.yaml", reason).description
    #expect(told.contains("its owner is '2000008'"), "\(told)")
    #expect(told.contains("from root"), "\(told)")
    #expect(told.contains("or from '2000007'") == (folder > 0), "\(told)")
  }

  @Test(
    "a list is refused with the place of each fault and what to do",
    arguments: [
      ("rubric: people/1", "rubric: people/2", "'people/2' is not one", "allowed: people/1"),
      ("role: nurse\n    prof", "role: nurs\n    prof", "nadams.role", "did you mean 'nurse'"),
      ("    name: Pat Baker\n", "", "pbaker: the key 'name' is missing", "add a line 'name: …'"),
      ("name: Pat Baker", "name: ' '", "pbaker.name: nothing is said", "take the key out"),
      ("state: AL}", "state: XX}", "mclark.license.state", "allowed: AL, AK"),
      ("number: RN-0000001, ", "", "license: the key 'number' is missing", "add a line"),
      ("    profession: pharmacist\n", "", "license of no profession", "add what it is for"),
      ("  adavis:", "  al davis:", "'al davis' is no login", "'id -un'"),
      ("  adavis:", "  nadams:", "'nadams' stands twice", "keep one of the two"),
      ("specialty: derm", "speciality: derm", "unknown key", "did you mean 'specialty'"),
    ])
  func refused(old: String, new: String, place: String, help: String) throws {
    let faults = try faults(in: "people.yaml", replacing: old, with: new) {
      _ = try People.reading(PeopleFile.read(in: $0), for: Self.vocabulary)
    }
    #expect(faults.contains("people.yaml:"), "\(faults)")
    #expect(faults.contains(place), "\(faults)")
    #expect(faults.contains(help), "\(faults)")
  }

  @Test("may do what organization.yaml says, else its sample")
  func rules() throws {
    let sample = AuthorityRules(
      nurseMayApprove: true, reviewerMustDiffer: false,
      overrideReason: .init(characters: 15, words: 3),
      denials: [
        .init(professions: ["physician", "pharmacist"]),
        .init(states: ["AL"], professions: ["physician"]),
      ])
    #expect(try load([:]) { try AuthorityRules.load(for: Library.load(adding: $0)) } == sample)
    let own = """
      authority:
        nurseMayApprove: false
        reviewerMustDiffer: true
        overrideReason: {characters: 40, words: 6}
        mayDeny:
          - {linesOfBusiness: [medicaid], professions: [physician], licenseOfState: true}
      """
    let read = try load(["organization.yaml": own]) {
      try AuthorityRules.load(for: Library.load(adding: $0))
    }
    #expect(
      read
        == AuthorityRules(
          nurseMayApprove: false, reviewerMustDiffer: true,
          overrideReason: .init(characters: 40, words: 6),
          denials: [
            .init(lines: ["medicaid"], professions: ["physician"], needsLicenseOfState: true)
          ]))
  }

  @Test(
    "may do nothing by rules with a fault",
    arguments: [
      ("authority:", "authorities:", "the key 'authority' is missing", "add a line"),
      ("nurseMayApprove: true", "nurseMayApprove: yes", "'yes' is not one", "true, false"),
      ("reviewerMustDiffer: false", "reviewersMustDiffer: false", "unknown key", "did you mean"),
      ("words: 3}", "words: 0}", "overrideReason.words: 0 is out of range", "from 1 to 20"),
      ("{characters: 15, ", "{", "the key 'characters' is missing", "add a line"),
      ("- professions: [physician, pharmacist]", "- professions: []", "is empty", "one or more"),
      ("states: [AL]", "states: [Alabama]", "mayDeny[1].states[0]", "allowed: AL, AK"),
      ("states: [AL]", "linesOfBusiness: [medicare]", "'medicare'", "did you mean 'medicaid'"),
    ])
  func refusedRules(old: String, new: String, place: String, help: String) throws {
    let faults = try faults(in: "organization.yaml", replacing: old, with: new) {
      _ = try AuthorityRules.load(for: Library.load(adding: $0))
    }
    #expect(faults.contains("organization.yaml:"), "\(faults)")
    #expect(faults.contains(place), "\(faults)")
    #expect(faults.contains(help), "\(faults)")
  }
}
