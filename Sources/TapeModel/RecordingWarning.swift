/// One thing that is wrong with a recording's file, though what is good of it was read.
public struct RecordingWarning: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What kind of damage: stable names for programs.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The file ends before the length that its header states.
    case truncated
    /// The header states no length, or a wrong one; the real one was counted.
    case wrongLength
    /// A header field is damaged, and was read as what it must have been.
    case damagedHeader
    /// Stretches inside the file cannot be decoded; silence stands in their place.
    case damagedAudio
    /// Samples that are not numbers, or beyond full scale by far; read as silence.
    case nonFiniteSamples
    /// Many samples at full scale.
    case clipped
    /// A channel, or the whole recording, holds no sound.
    case silent
    /// Both channels hold the same signal: not two legs.
    case dualMono
    /// A transcript, catalogue row or cue does not fit the recording.
    case misfit
  }

  public let kind: Kind
  /// One sentence in the user's words, without the file's name and without anything that
  /// was said in the call.
  public let sentence: String
  /// The frames concerned, where they are known.
  public let range: SampleRange?

  public init(_ kind: Kind, _ sentence: String, range: SampleRange? = nil) {
    self.kind = kind
    self.sentence = sentence
    self.range = range
  }

  public var description: String { sentence }
}
