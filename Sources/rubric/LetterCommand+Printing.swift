internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#endif

/// A letter on paper.
extension LetterCommand {
  /// Prints, and waits until the queue is rid of the letter, or until it is plain that it waits.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what became of the letter.
  func print(_ bytes: [UInt8], on name: String) throws {
    do throws(PrintFailure) {
      let queue = try PrintQueue.named(name)
      let job = try queue.submit(bytes)
      try wait(for: job, on: queue)
      Console.complain("rubric: printed on \(name), job \(job.id)")
    } catch {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
    }
  }

  private func wait(for job: PrintJob, on queue: PrintQueue) throws(PrintFailure) {
    let start = ContinuousClock.now
    while try job.isWaiting() {
      if let reason = try queue.hindrance() { throw .waiting(job: job.id, reason: reason) }
      if start.duration(to: .now) > .seconds(waitSeconds) {
        throw .waiting(job: job.id, reason: "the printer did not take it in \(waitSeconds) seconds")
      }
      usleep(200_000)
    }
  }
}

/// The queues that letters can be printed on.
struct PrintersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printers",
    abstract: "List the printers' queues that 'letter --print' can name.")

  func run() throws {
    do throws(PrintFailure) {
      let queues = try PrintQueue.all()
      if queues.isEmpty { Console.complain("rubric: there is no queue; add one with lpadmin") }
      for queue in queues {
        try? Console.write("\(queue.name)\(queue.isDefault ? "  default" : "")\n")
      }
    } catch {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
    }
  }
}
