internal import Glibc
internal import TapeModel

/// Recordings done, pace and time left, on the last line of a terminal; nothing elsewhere.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private let started: Double
  private var done = 0
  private var audioSeconds = 0.0
  private var lastShown = 0.0

  init(total: Int) {
    self.total = total
    isShown = Console.errorsGoToATerminal && total > 0
    started = now()
  }

  /// Counts one recording more, of `audioSeconds` seconds.
  mutating func advance(audioSeconds: Double) {
    done += 1
    self.audioSeconds += audioSeconds
    guard isShown, now() - lastShown > 0.1 || done == total else { return }
    lastShown = now()
    Console.rewriteLine(line(elapsed: lastShown - started))
  }

  /// Clears the line, so that something else can be printed.
  func clear() {
    if isShown { Console.rewriteLine("") }
  }

  private func line(elapsed: Double) -> String {
    let filled = done * Self.barWidth / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barWidth - filled)
    let left = Int64(elapsed / Double(done) * Double(total - done) * 1000)
    let pace = decimal(audioSeconds / 3600 / max(elapsed, 0.001), places: 2)
    return "[\(bar)] \(done) of \(total), \(pace) h of audio a second, \(runningTimeText(milliseconds: left)) left"
  }

  private static let barWidth = 24
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
