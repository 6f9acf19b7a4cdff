/// One word, placed on frames.
public struct Word: Hashable, Sendable, Codable {
  /// With its punctuation, without white space.
  public let text: String
  /// `nil` exactly where `timing` is `absent`.
  public let range: SampleRange?
  public let timing: Timing
  /// How much the times are to be trusted, 0 to 1.
  public let confidence: Double

  /// - Precondition: `range` is `nil` exactly where `timing` is `absent`, and `confidence`
  ///   is from 0 to 1.
  public init(_ text: String, range: SampleRange?, timing: Timing, confidence: Double) {
    precondition((range == nil) == (timing == .absent), "a word has times unless it is absent")
    precondition((0...1).contains(confidence), "confidence \(confidence)")
    self.text = text
    self.range = range
    self.timing = timing
    self.confidence = confidence
  }
}
