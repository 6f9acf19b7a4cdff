/// How the program ends; the numbers are those of BSD's `sysexits.h`.
enum ExitStatus: Int32 {
  case done = 0
  /// Done, and something was found or some inputs failed; they are listed.
  case found = 1
  case wrongCommandLine = 64
  case badData = 65
  case noInput = 66
  case ourBug = 70
  case cannotCreate = 73
  case inputOutput = 74
  case busy = 75
  case notPermitted = 77
}

/// Why a command gives up: one line for standard error, and the exit status.
struct Failure: Error {
  let status: ExitStatus
  let line: String

  init(_ status: ExitStatus, _ line: String) {
    self.status = status
    self.line = line
  }
}
