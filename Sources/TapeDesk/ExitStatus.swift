/// How the program ends; the numbers are those of BSD's `sysexits.h`.
package enum ExitStatus: Int32 {
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
