/// Sound that can be read in any order: a file, or an array in a test.
///
/// What works on sound takes any source, so that its tests need no file.
public protocol SampleSource: ~Copyable {
  associatedtype Failure: Error

  var rate: SampleRate { get }
  var channelCount: Int { get }
  /// Length in frames.
  var frameCount: Int64 { get }

  /// Lends the samples of `range` to `body`, block after block, in order and without gaps.
  ///
  /// Samples are interleaved, nominally from -1 to 1. A block is never empty. An empty
  /// range calls `body` not at all.
  mutating func forEachBlock(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Float>) -> Void
  ) throws(Failure)
}

extension SampleSource where Self: ~Copyable {
  /// All frames of the source.
  public var allFrames: SampleRange { SampleRange(start: 0, end: frameCount) }
}
