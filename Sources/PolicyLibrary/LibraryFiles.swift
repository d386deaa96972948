public import Casework
internal import Diagnostics
public import RuleModel

/// The files that a library is read from: the built-in ones, and the organization's own.
struct LibraryFiles: Sendable {
  let builtIn: ResourceFiles
  let own: ResourceFiles
  /// Where the own ones were read from; nil where there are none.
  private let place: (folder: String, trust: FileTrust?)?

  init(adding folder: String?, trusting trust: FileTrust? = nil) throws {
    place = folder.map { ($0, trust) }
    builtIn = .embedded()
    own = try folder.map { try .below($0, trusting: trust) } ?? ResourceFiles()
  }

  /// The organization's own file of a path, else the built-in one.
  ///
  /// - Precondition: one is compiled in.
  func organizations(_ path: String) -> SourceText {
    guard let source = own[path] ?? builtIn[path] else {
      preconditionFailure("no \(path) is compiled in")
    }
    return source
  }

  /// Before the paths of the organization's own.
  private static let ownPrefix = "own/"

  /// Whether the organization's own are the same on the disk as they were read.
  var areAsRead: Bool {
    guard let place else { return true }
    let now = try? ResourceFiles.below(place.folder, trusting: place.trust)
    return now?.files.mapValues(\.text) == own.files.mapValues(\.text)
  }

  /// What was frozen with a determination.
  init(_ texts: [LibraryText]) {
    var files = (builtIn: [String: SourceText](), own: [String: SourceText]())
    for text in texts {
      let source = SourceText(name: text.path, text: String(decoding: text.bytes, as: UTF8.self))
      if text.path.hasPrefix(Self.ownPrefix) {
        files.own[String(text.path.dropFirst(Self.ownPrefix.count))] = source
      } else {
        files.builtIn[text.path] = source
      }
    }
    (builtIn, own) = (ResourceFiles(files.builtIn), ResourceFiles(files.own))
    place = nil
  }

  /// Those that a determination is made from, and by which it was due, but for policies that have no
  /// part in it.
  func texts(of policies: Set<String>) -> [LibraryText] {
    let all =
      builtIn.files.map { (path: $0.key, key: $0.key, source: $0.value) }
      + own.files.map { (path: Self.ownPrefix + $0.key, key: $0.key, source: $0.value) }
    return all.filter { Self.decides($0.key) || policies.contains($0.source.name) }
      .map { LibraryText(path: $0.path, bytes: Array($0.source.text.utf8)) }
      .sorted { $0.path < $1.path }
  }

  private static func decides(_ path: String) -> Bool {
    ["vocabulary.yaml", "drugs.yaml", "organization.yaml", "clocks.yaml"].contains(path)
      || path.hasPrefix("letters/")
  }
}

extension Library {
  /// Whether the organization's own files are on the disk now as they were read. The built-in ones never
  /// change.
  public var isAsRead: Bool { files.areAsRead }

  /// The files that a determination by these policies is made from, as they were read: vocabulary,
  /// drugs, those policies, what its letter is made from, and the clocks.
  public func texts(of policies: [Policy]) -> [LibraryText] {
    let ids = Set(policies.map(\.id))
    return files.texts(
      of: Set(self.policies.filter { ids.contains($0.policy.id) }.map(\.source.name)))
  }

  /// The library that a determination was made with, from the texts that were frozen with it. No
  /// file is read.
  ///
  /// - Throws: ``LibraryFaults`` where this version of the program does not take them any more.
  public static func load(from texts: [LibraryText]) throws -> Library {
    try LibraryReader(LibraryFiles(texts)).library()
  }
}
