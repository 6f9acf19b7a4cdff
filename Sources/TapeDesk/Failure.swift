/// Why a command gives up: one line for standard error, and the exit status.
package struct Failure: Error {
  package let status: ExitStatus
  package let line: String

  package init(_ status: ExitStatus, _ line: String) {
    self.status = status
    self.line = line
  }
}
