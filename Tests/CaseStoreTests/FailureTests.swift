import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Saves that fail", .serialized)
struct FailureTests {
  private let scratch = ScratchFolder()

  @Test("a full device is told apart, and nothing claims to be saved")
  func fullDevice() throws {
    let file = try SystemFile("/dev/full", O_WRONLY, to: "open")
    #expect(throws: DraftFolderError.full(path: "/dev/full")) {
      try file.write(Array("x".utf8))
    }
    #expect(
      DraftFolderError.full(path: "/d").description
        == "NOT SAVED: the disk of /d is full. Make room and save again; "
        + "what was saved before is still there")
  }

  @Test("on a full disk the former draft stays whole, and once there is room the next save works")
  func fullDisk() throws {
    mkdir(scratch.path + "/share", 0o700)
    let disk = "\(scratch.path)/share"
    guard mount("tmpfs", disk, "tmpfs", 0, "size=64k") == 0 else {
      print("skipped: no small disk can be mounted here (needs root)")
      return
    }
    defer { umount2(disk, Int32(MNT_DETACH)) }
    let store = scratch.store()
    try store.save(.sample())
    try scratch.write(String(repeating: "x", count: 40_000), to: "filler")
    var large = Draft.sample(minute: 50)
    let text = String(repeating: "y", count: 30_000)
    large.content.answers[.input("prescriber.name")] = .answered(.text(text))
    do {
      try store.save(large)
      Issue.record("a save on a full disk claimed to have worked")
    } catch {
      guard case .full = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try scratch.store().open("2026-0417") == .sample())
    #expect(scratch.names() == ["2026-0417.json", "filler"])
    unlink("\(scratch.drafts)/filler")
    try store.save(large)
    #expect(try scratch.store().open("2026-0417") == large)
  }

  @Test("where this user may not write, the error says so and the former draft stays")
  func readOnly() throws {
    let store = scratch.store()
    try store.save(.sample())
    // Permissions do not bind root, so a file system that is read-only stands in for them.
    let isRoot = geteuid() == 0
    if isRoot {
      guard
        mount(scratch.drafts, scratch.drafts, nil, UInt(MS_BIND), nil) == 0,
        mount(
          nil, scratch.drafts, nil,
          UInt(MS_BIND | MS_REMOUNT | MS_RDONLY), nil) == 0
      else {
        umount2(scratch.drafts, Int32(MNT_DETACH))
        print("skipped: root may write everywhere, and no read-only mount can be made here")
        return
      }
    } else {
      chmod(scratch.drafts, 0o500)
    }
    defer {
      if isRoot { umount2(scratch.drafts, Int32(MNT_DETACH)) }
      chmod(scratch.drafts, 0o700)
    }
    do {
      try store.save(.sample(minute: 50))
      Issue.record("a save into a read-only folder claimed to have worked")
    } catch {
      guard case .denied = error else {
        Issue.record("\(error)")
        return
      }
      #expect(error.description.hasPrefix("NOT ALLOWED"))
    }
    #expect(try scratch.store().open("2026-0417") == .sample())
    #expect(try scratch.store().list().count == 1)
  }

  @Test("a folder that cannot be made is named")
  func noFolder() throws {
    let store = DraftFolder(path: "/dev/null/drafts")
    #expect(throws: DraftFolderError.self) { try store.save(.sample()) }
    do { try store.save(.sample()) } catch { #expect(error.description.contains("/dev/null")) }
  }
}
