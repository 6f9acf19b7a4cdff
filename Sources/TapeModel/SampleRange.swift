/// A half-open run of frames of one recording.
///
/// Touching ranges share no frame; an empty one overlaps nothing.
public struct SampleRange: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let start: Int64
  public let end: Int64

  /// - Precondition: `0 <= start <= end`. Check times that come from a file with
  ///   ``init(checking:_:)``.
  public init(start: Int64, end: Int64) {
    precondition(0 <= start && start <= end, "bad sample range \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// Returns `nil` unless `0 <= start <= end`.
  public init?(checking start: Int64, _ end: Int64) {
    guard 0 <= start, start <= end else { return nil }
    self.init(start: start, end: end)
  }

  /// Length in frames.
  public var frameCount: Int64 { end - start }

  public var isEmpty: Bool { start == end }

  public var description: String { "\(start)..<\(end)" }

  public func contains(_ frame: Int64) -> Bool { start <= frame && frame < end }

  public func contains(_ other: SampleRange) -> Bool { start <= other.start && other.end <= end }

  public func overlaps(_ other: SampleRange) -> Bool { intersection(other) != nil }

  /// The frames that both have; `nil` where they share none.
  public func intersection(_ other: SampleRange) -> SampleRange? {
    let first = max(start, other.start)
    let last = min(end, other.end)
    return first < last ? SampleRange(start: first, end: last) : nil
  }

  /// The part of this range inside `limits`; empty at the nearer edge where there is none.
  public func clamped(to limits: SampleRange) -> SampleRange {
    let first = min(max(start, limits.start), limits.end)
    return SampleRange(start: first, end: max(first, min(end, limits.end)))
  }

  /// By start, then by end.
  public static func < (one: SampleRange, other: SampleRange) -> Bool {
    (one.start, one.end) < (other.start, other.end)
  }
}

/// Written as a pair, since speech activity holds thousands.
extension SampleRange: Codable {
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let start = try container.decode(Int64.self)
    let end = try container.decode(Int64.self)
    guard let range = SampleRange(checking: start, end) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no sample range: \(start), \(end)")
    }
    self = range
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(start)
    try container.encode(end)
  }
}
