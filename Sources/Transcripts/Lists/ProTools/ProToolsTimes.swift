internal import TapeModel

/// Positions as Pro Tools writes them, in frames from the session's start.
///
/// Samples are exact. Minutes and seconds round to the nearest frame; timecode needs
/// the video frame rate that the header states, with drop-frame counting where it says
/// so, and is counted from the session's start timecode. Feet and bars are no times.
struct ProToolsTimes {
  let rate: SampleRate
  /// Video frames in 1001 seconds times 1000 or 1001: 25 is 25 000 / 1000.
  private var videoRate: (numerator: Int64, denominator: Int64)?
  private var nominal: Int64 = 0
  private var isDrop = false
  private var start: Int64 = 0

  init(rate: SampleRate, format: String?, startTimecode: String?) {
    self.rate = rate
    if let format { setVideoRate(format) }
    if let startTimecode { start = timecode(startTimecode[...]) ?? 0 }
  }

  /// `25 Frame`, `29.97 Drop Frame`, `23.976 Frame`.
  private mutating func setVideoRate(_ format: String) {
    let rates: [(String, Int64, Int64)] = [
      ("23.976", 24_000, 1_001), ("23.98", 24_000, 1_001), ("24", 24, 1), ("25", 25, 1), ("29.97", 30_000, 1_001),
      ("30", 30, 1), ("47.95", 48_000, 1_001), ("47.952", 48_000, 1_001), ("48", 48, 1), ("50", 50, 1),
      ("59.94", 60_000, 1_001), ("60", 60, 1),
    ]
    let number = format.prefix { $0.isNumber || $0 == "." }
    guard let (_, numerator, denominator) = rates.first(where: { $0.0 == number }) else { return }
    videoRate = (numerator, denominator)
    nominal = (numerator + denominator - 1) / denominator
    isDrop = format.contains("Drop") && !format.contains("Non")
  }

  /// Frames from the session's start; `nil` for what is no time here.
  func frames(_ text: some StringProtocol) -> Int64? {
    let colons = text.utf8.count { $0 == 0x3A || $0 == 0x3B }
    switch colons {
    case 0:
      guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int64(text).flatMap { $0 < 1 << 53 ? $0 : nil }
    case 1, 2: return rate.frame(parsing: text)
    default: return timecode(text).flatMap { $0 >= start ? $0 - start : nil }
    }
  }

  /// `01:00:00:12`, perhaps with hundredths of a video frame behind a point, in frames
  /// from midnight.
  private func timecode(_ text: some StringProtocol) -> Int64? {
    guard let videoRate else { return nil }
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = halves[0].split(omittingEmptySubsequences: false) { $0 == ":" || $0 == ";" }
    guard fields.count == 4, fields.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 3 }) else { return nil }
    let numbers = fields.compactMap { field in field.utf8.allSatisfy { (48...57).contains($0) } ? Int64(field) : nil }
    guard numbers.count == 4, numbers[0] < 100, numbers[1] < 60, numbers[2] < 60, numbers[3] < nominal else {
      return nil
    }
    var count = ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * nominal + numbers[3]
    if isDrop {
      let minutes = numbers[0] * 60 + numbers[1]
      count -= nominal / 15 * (minutes - minutes / 10)
    }
    var hundredths: Int64 = 0
    if halves.count == 2 {
      guard let value = Int64(halves[1]), (0..<100).contains(value), halves[1].utf8.count == 2 else { return nil }
      hundredths = value
    }
    // Seconds are (count + hundredths / 100) * denominator / numerator.
    let scaled = (count * 100 + hundredths) * videoRate.denominator
    return rescaled(scaled, from: Int(videoRate.numerator * 100), to: rate.hertz, rounding: .nearest)
  }
}
