internal import TapeModel

/// Where the times of a picture's axis stand, and how they are written.
struct TimeAxis {
  struct Tick: Hashable {
    /// Pixels from the left edge of the panels.
    let x: Int
    let label: String
  }

  let ticks: [Tick]

  /// Steps that people count in, in milliseconds.
  private static let steps: [Int64] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    900_000, 1_800_000, 3_600_000, 7_200_000, 18_000_000, 36_000_000,
  ]
  private static let leastDistance: Int64 = 76

  init(_ subject: PictureSubject, width: Int) {
    let rate = subject.rate
    let start = rate.microseconds(atFrame: subject.firstFrame)
    let length = max(1, rate.microseconds(atFrame: subject.firstFrame + subject.frameCount) - start)
    let step = 1_000 * (Self.steps.first { $0 * 1_000 * Int64(width) / length >= Self.leastDistance } ?? length / 1_000)
    var ticks: [Tick] = []
    var time = (start + step - 1) / step * step
    while time <= start + length, step > 0, ticks.count < width {
      ticks.append(
        Tick(
          x: Int(Int128(time - start) * Int128(width) / Int128(length)), label: Self.label(time / 1_000, step / 1_000)))
      time += step
    }
    self.ticks = ticks
  }

  private static func label(_ milliseconds: Int64, _ step: Int64) -> String {
    let seconds = milliseconds / 1_000
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = seconds / 60 % 60
    let clock =
      seconds >= 3_600
      ? "\(seconds / 3_600):\(padded(minutes)):\(padded(seconds % 60))" : "\(minutes):\(padded(seconds % 60))"
    guard step < 1_000 else { return clock }
    let places = step < 10 ? 3 : step < 100 ? 2 : 1
    let fraction = String(1_000 + milliseconds % 1_000).dropFirst().prefix(places)
    return clock + "." + fraction
  }
}
