#if canImport(Glibc)
  internal import Glibc
#endif

/// A queue of CUPS, reached by CUPS's own programs, which are looked for when they are needed.
struct PrintQueue: Hashable {
  let name: String
  let isDefault: Bool

  /// The queues that there are, in the order in which CUPS names them.
  static func all() throws(PrintFailure) -> [PrintQueue] {
    let scheduler = try run("lpstat", ["-r"], isChecked: false).output
    guard scheduler.contains("is running") else {
      throw .unreachable(reason: scheduler.split(separator: "\n").first?.line ?? "no answer")
    }
    let listed = try run("lpstat", ["-e"])
    let usual = try run("lpstat", ["-d"]).output.split(separator: " ").last.map { $0.line }
    return listed.output.split(separator: "\n").map { line in
      let name = line.line
      return PrintQueue(name: name, isDefault: name == usual)
    }
  }

  /// The queue of this name.
  ///
  /// - Throws: ``PrintFailure/noQueue(_:known:)`` with those that there are.
  static func named(_ name: String) throws(PrintFailure) -> PrintQueue {
    let queues = try all()
    guard let queue = queues.first(where: { $0.name == name }) else {
      throw .noQueue(name, known: queues.map(\.name))
    }
    return queue
  }

  /// Gives a PDF to the queue. The job's name tells nothing of the letter.
  func submit(_ bytes: [UInt8]) throws(PrintFailure) -> PrintJob {
    let result = try Self.run(
      "lp", ["-d", name, "-t", "rubric letter", "-o", "document-format=application/pdf", "-"],
      input: bytes, isChecked: false)
    // `request id is letters-12 (0 file(s))`
    let words = result.output.split(separator: " ")
    guard result.status == 0, let place = words.firstIndex(of: "is"), place + 1 < words.count else {
      throw .refused(queue: name, reason: result.complaint.reason)
    }
    return PrintJob(id: String(words[place + 1]), queue: name)
  }

  /// Prints, and waits until the queue is rid of the letter, or until it is plain that it waits.
  ///
  /// - Throws: ``PrintFailure/waiting(job:reason:)`` for one that the queue has still.
  @discardableResult
  func print(_ bytes: [UInt8], within seconds: Int) throws(PrintFailure) -> PrintJob {
    let job = try submit(bytes)
    let start = ContinuousClock.now
    while try job.isWaiting() {
      if let reason = try hindrance() { throw .waiting(job: job.id, reason: reason) }
      if start.duration(to: .now) > .seconds(seconds) {
        throw .waiting(job: job.id, reason: "the printer did not take it in \(seconds) seconds")
      }
      usleep(200_000)
    }
    return job
  }

  /// What keeps the queue from printing, in CUPS's words; nil where nothing does.
  func hindrance() throws(PrintFailure) -> String? {
    let lines = try Self.run("lpstat", ["-p", name]).output.split(separator: "\n")
    guard lines.first?.contains(" disabled ") == true else { return nil }
    return lines.count > 1 ? lines[1].line : "it is stopped"
  }

  static func run(
    _ tool: String, _ arguments: [String], input: [UInt8] = [], isChecked: Bool = true
  ) throws(PrintFailure) -> ChildProcess {
    guard let path = ChildProcess.path(of: tool) else { throw .notInstalled(tool: tool) }
    let result: ChildProcess
    do {
      result = try ChildProcess(path, arguments, input: input)
    } catch {
      throw .notStarted(tool: tool, reason: Console.reason(error.code))
    }
    if isChecked, result.status != 0 { throw .unreachable(reason: result.complaint.reason) }
    return result
  }
}

/// A letter that a queue took.
struct PrintJob {
  /// As CUPS calls it: `letters-12`.
  let id: String
  let queue: String

  /// Whether the queue still has it.
  func isWaiting() throws(PrintFailure) -> Bool {
    try PrintQueue.run("lpstat", ["-W", "not-completed", "-o", queue]).output
      .split(separator: "\n").contains { $0.split(separator: " ").first == id[...] }
  }
}

/// Why a letter was not printed; the letter is still to be printed then.
enum PrintFailure: Error, Hashable, CustomStringConvertible {
  case notInstalled(tool: String)
  case notStarted(tool: String, reason: String)
  case unreachable(reason: String)
  case noQueue(String, known: [String])
  case refused(queue: String, reason: String)
  /// The queue took it and did not print it yet.
  case waiting(job: String, reason: String)

  var description: String {
    switch self {
    case .notInstalled(let tool):
      "nothing was printed: there is no program \(tool); install the Debian package cups-client, or "
        + "write the letter to a file with --output"
    case .notStarted(let tool, let reason):
      "nothing was printed: \(tool) cannot be started: \(reason)"
    case .unreachable(let reason):
      "nothing can be printed: the print server does not answer (\(reason)); start CUPS, or name its "
        + "server in CUPS_SERVER"
    case .noQueue(let name, let known):
      "nothing was printed: there is no queue '\(name)'; "
        + (known.isEmpty
          ? "there is none at all: add one with lpadmin"
          : "there are: \(known.joined(separator: ", "))")
    case .refused(let queue, let reason):
      "nothing was printed: the queue '\(queue)' does not take the letter: \(reason); name another "
        + "one, or print again once that is mended"
    case .waiting(let job, let reason):
      "the letter is still to be printed: job \(job) waits: \(reason). It prints once that is "
        + "mended; 'cancel \(job)' takes it back"
    }
  }
}

extension Substring {
  fileprivate var line: String {
    String(drop { $0.isWhitespace }.prefix { $0 != "\n" && $0 != "\r" })
  }
}

extension String {
  /// What a program of CUPS complained of, without its name.
  fileprivate var reason: String {
    let line = split(separator: "\n").first.map(String.init) ?? "no reason is given"
    guard let colon = line.firstRange(of: ": ") else { return line }
    return String(line[colon.upperBound...])
  }
}
