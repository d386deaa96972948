internal import ArgumentParser

/// A letter on paper.
extension LetterCommand {
  /// Prints, and waits until the queue is rid of the letter, or until it is plain that it waits.
  ///
  /// - Throws: ``ExitStatus/cannot``, having said what became of the letter.
  func print(_ bytes: [UInt8], on name: String) throws {
    do throws(PrintFailure) {
      let job = try PrintQueue.named(name).print(bytes, within: waitSeconds)
      Console.complain("rubric: printed on \(name), job \(job.id)")
    } catch {
      Console.complain("rubric: \(error.description)")
      throw ExitStatus.cannot
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
