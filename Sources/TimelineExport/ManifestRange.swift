internal import TapeModel

/// A range in frames and in seconds: the frames are exact, the seconds name them.
public struct ManifestRange: Hashable, Sendable, Codable {
  public let startFrame: Int64
  public let endFrame: Int64
  public let start: DecimalSeconds
  public let end: DecimalSeconds

  init(_ range: SampleRange, at rate: SampleRate) {
    startFrame = range.start
    endFrame = range.end
    start = DecimalSeconds(microseconds: rate.microseconds(atFrame: range.start))
    end = DecimalSeconds(microseconds: rate.microseconds(atFrame: range.end))
  }

  var range: SampleRange? { SampleRange(checking: startFrame, endFrame) }
}
