/// A time that a transcript states, unchecked.
///
/// In milliseconds from the start of the recording, since transcripts know no better.
public struct Cue: Hashable, Sendable, Codable {
  public let startMilliseconds: Int64
  /// `nil` where only the start is stated.
  public let endMilliseconds: Int64?

  /// Returns `nil` unless `0 <= start`, and `start <= end` where there is an end.
  public init?(startMilliseconds: Int64, endMilliseconds: Int64? = nil) {
    guard startMilliseconds >= 0, startMilliseconds <= endMilliseconds ?? .max else { return nil }
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
  }
}
