internal import ArgumentParser
internal import Glibc
internal import TapeDesk

/// The program: parses, runs, and turns what went wrong into a line and an exit status.
@main
enum Main {
  static func main() async {
    do {
      var command = try Tapelog.parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Console.flush()
      Console.complain(failure.line)
      exit(failure.status.rawValue)
    } catch {
      Console.flush()
      Tapelog.exit(withError: error)
    }
    Console.flush()
    exit(Console.status.rawValue)
  }
}
