internal import Glibc
internal import TapeModel

/// Recordings done, pace and time left, on the last line of a terminal; nothing elsewhere. A
/// recording that takes long counts by the share of it that is done.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private let started: Double
  private var done = 0
  /// How much is done of the calls at work, by their numbers.
  private var shares: [Int: Double] = [:]
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
    show(always: done == total)
  }

  /// A call has got on.
  mutating func advance(to share: Double, of call: Int) {
    shares[call] = share
    show(always: false)
  }

  private mutating func show(always: Bool) {
    guard isShown, now() - lastShown > 0.1 || always else { return }
    lastShown = now()
    Console.rewriteLine(line(elapsed: lastShown - started))
  }

  /// Clears the line, so that something else can be printed.
  func clear() {
    if isShown { Console.rewriteLine("") }
  }

  private func line(elapsed: Double) -> String {
    // A call that is done may have told no share: what counts is whichever is more.
    let reached = min(Double(total), max(Double(done), shares.values.reduce(0, +)))
    let filled = Int(reached * Double(Self.barWidth)) / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barWidth - filled)
    var line = "[\(bar)] \(done) of \(total), \(Int(100 * reached / Double(total))) %"
    if done > 0 { line += ", \(decimal(audioSeconds / 3600 / max(elapsed, 0.001), places: 2)) h of audio a second" }
    if reached > 0 {
      line += ", \(runningTimeText(milliseconds: Int64(elapsed / reached * (Double(total) - reached) * 1000))) left"
    }
    return line
  }

  private static let barWidth = 24
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
