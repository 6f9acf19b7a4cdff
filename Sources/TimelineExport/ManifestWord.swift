public import TapeModel

/// A word as a manifest holds it, at the recording's rate.
public struct ManifestWord: Hashable, Sendable, Codable {
  public let text: String
  public let startFrame: Int64?
  public let endFrame: Int64?
  public let start: DecimalSeconds?
  public let end: DecimalSeconds?
  public let timing: Timing
  public let confidence: Double

  init(_ word: Word, at rate: SampleRate) {
    let range = word.range.map { ManifestRange($0, at: rate) }
    text = word.text
    startFrame = range?.startFrame
    endFrame = range?.endFrame
    start = range?.start
    end = range?.end
    timing = word.timing
    confidence = word.confidence
  }

  var word: Word? {
    guard (0...1).contains(confidence) else { return nil }
    guard let startFrame, let endFrame else {
      return timing == .absent ? Word(text, range: nil, timing: .absent, confidence: confidence) : nil
    }
    guard timing != .absent, let range = SampleRange(checking: startFrame, endFrame) else { return nil }
    return Word(text, range: range, timing: timing, confidence: confidence)
  }
}
