/// Sample frames per second.
///
/// From 1 000 Hz to 768 000 Hz: telephone recorders use 8 000, and no recorder of speech
/// goes beyond either end. Six decimals of a second name every frame at any of these.
public struct SampleRate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let hertz: Int

  public static let accepted = 1_000...768_000

  /// Returns `nil` unless `hertz` is in ``accepted``.
  public init?(hertz: Int) {
    guard Self.accepted.contains(hertz) else { return nil }
    self.hertz = hertz
  }

  private init(known hertz: Int) { self.hertz = hertz }

  /// 8 000 Hz, the rate of telephone recordings.
  public static let telephone = SampleRate(known: 8_000)
  /// 48 000 Hz, the rate of broadcast programmes.
  public static let broadcast = SampleRate(known: 48_000)

  public static func < (one: SampleRate, other: SampleRate) -> Bool { one.hertz < other.hertz }

  public var description: String { "\(hertz) Hz" }

  /// The time of `frame`, in microseconds from the start of the recording.
  ///
  /// Lossless for every `SampleRate`: ``frame(atMicroseconds:rounding:)`` gives `frame` back.
  public func microseconds(atFrame frame: Int64) -> Int64 {
    rescale(frame, from: hertz, to: 1_000_000, rounding: .nearest)
  }

  /// The time of `frame`, rounded to a millisecond, from the start of the recording.
  public func milliseconds(atFrame frame: Int64, rounding: Rounding = .nearest) -> Int64 {
    rescale(frame, from: hertz, to: 1_000, rounding: rounding)
  }

  /// The time of `frame` in seconds, with six decimals: for printing only.
  public func seconds(atFrame frame: Int64) -> Double {
    Double(microseconds(atFrame: frame)) / 1_000_000
  }

  /// The frame at a time from the start of the recording.
  ///
  /// - Precondition: the frame fits into 64 bits, as it does for every time below 380
  ///   years.
  public func frame(atMicroseconds microseconds: Int64, rounding: Rounding = .nearest) -> Int64 {
    rescale(microseconds, from: 1_000_000, to: hertz, rounding: rounding)
  }

  /// The frame at a time from the start of the recording.
  ///
  /// - Precondition: the frame fits into 64 bits.
  public func frame(atMilliseconds milliseconds: Int64, rounding: Rounding = .nearest) -> Int64 {
    rescale(milliseconds, from: 1_000, to: hertz, rounding: rounding)
  }
}

extension SampleRate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let hertz = try container.decode(Int.self)
    guard let rate = SampleRate(hertz: hertz) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no sample rate: \(hertz)")
    }
    self = rate
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hertz)
  }
}
