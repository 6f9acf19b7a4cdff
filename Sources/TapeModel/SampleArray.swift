/// Sound in memory, interleaved.
public struct SampleArray: SampleSource {
  public let rate: SampleRate
  public let channelCount: Int
  public let samples: [Float]

  public var frameCount: Int64 { Int64(samples.count / channelCount) }

  /// - Precondition: `samples` holds whole frames of at least one channel.
  public init(_ samples: [Float], rate: SampleRate = .telephone, channelCount: Int = 1) {
    precondition(channelCount > 0 && samples.count % channelCount == 0, "not whole frames")
    self.samples = samples
    self.rate = rate
    self.channelCount = channelCount
  }

  /// Lends the range as one block.
  ///
  /// - Precondition: `range` lies inside the array.
  public mutating func forEachBlock(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Float>) -> Void
  ) throws(Never) {
    precondition(allFrames.contains(range), "\(range) is outside of the array")
    guard !range.isEmpty else { return }
    let start = Int(range.start) * channelCount
    let end = Int(range.end) * channelCount
    body(range, samples.span.extracting(start..<end))
  }
}
