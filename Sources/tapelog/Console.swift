internal import Glibc
internal import Synchronization
internal import TapeDesk
internal import TimelineExport

/// Standard output and standard error.
///
/// Data goes to standard output, in blocks; everything else to standard error, at once.
enum Console {
  private static let output = Mutex<[UInt8]>([])
  private static let finalStatus = Mutex(ExitStatus.done)

  private static let errorGate = Mutex(RedactionGate.nothingHidden)

  /// What lines on standard error pass: they name files, clips and people.
  static var gate: RedactionGate {
    get { errorGate.withLock { $0 } }
    set { errorGate.withLock { $0 = newValue } }
  }

  /// The exit status of a command that ran to its end.
  static var status: ExitStatus {
    get { finalStatus.withLock { $0 } }
    set { finalStatus.withLock { $0 = newValue } }
  }

  static func print(_ line: String) {
    write(line)
    write("\n")
  }

  static func write(_ text: String) {
    let isFull = output.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      return buffer.count > 1 << 16
    }
    if isFull { flush() }
  }

  /// One line on standard error, behind all that was printed.
  static func complain(_ line: String) {
    flush()
    writeAll(Array("tapelog: \(printable(gate.name(line)))\n".utf8), to: STDERR_FILENO)
  }

  /// One line on standard error, as it is, behind all that was printed.
  static func note(_ line: String) {
    flush()
    writeAll(Array("\(printable(gate.name(line)))\n".utf8), to: STDERR_FILENO)
  }

  /// Rewrites the last line of a terminal on standard error.
  static func rewriteLine(_ line: String) {
    writeAll(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO)
  }

  static func flush() {
    let bytes = output.withLock { buffer in
      let bytes = buffer
      buffer.removeAll(keepingCapacity: true)
      return bytes
    }
    guard writeAll(bytes, to: STDOUT_FILENO) else {
      let reason = String(cString: strerror(errno))
      writeAll(Array("tapelog: standard output: cannot write: \(reason)\n".utf8), to: STDERR_FILENO)
      exit(ExitStatus.inputOutput.rawValue)
    }
  }

  static var errorsGoToATerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputGoesToATerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal on standard output; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  @discardableResult
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }
}
