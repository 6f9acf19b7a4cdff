public import TapeAudio
public import TapeModel

/// What a mix came to.
public struct MixReport: Hashable, Sendable {
  public let path: String
  /// `WAV`, `RF64` or `FLAC`.
  public let container: String
  public let encoding: AudioWriter.Encoding
  public let rate: SampleRate
  public let channelCount: Int
  public let frameCount: Int64
  public let byteCount: Int64
  /// SHA-256 of the file.
  public let hash: ContentHash
  /// As measured on what was written.
  public let loudness: Loudness
  public let targetLUFS: Double?
  /// The gain on the whole, in decibels.
  public let gainDecibels: Double
  /// `nil` where no limiter was needed.
  public let limiting: Limiting?
  public let isDithered: Bool
  /// Whether every sample is one of a recording, or silence.
  public let isBitIdentical: Bool
  public let items: [Item]

  public struct Limiting: Hashable, Sendable {
    /// The highest true peak that was let through, in decibels below full scale.
    public let ceilingDecibels: Double
    public let frameCount: Int64
    /// The strongest reduction, in decibels; negative.
    public let deepestDecibels: Double
  }

  /// What became of an item of the rundown.
  public struct Item: Hashable, Sendable {
    public let itemID: Int
    public let kind: Kind
    /// Identifier of the clip; `nil` for narration.
    public let clipID: String?
    /// In frames of the mix.
    public let record: SampleRange
    public let steps: [Step]

    public enum Kind: String, Hashable, Sendable, Codable { case clip, narration }
  }

  /// What was done to an item, in order.
  public enum Step: Hashable, Sendable, CustomStringConvertible {
    case samplesAsRecorded, silence
    /// Something of it is hidden.
    case redacted
    case resampled(from: SampleRate)
    case averaged(channelCount: Int)
    case gain(decibels: Double)
    case fadedIn(frameCount: Int64)
    case fadedOut(frameCount: Int64)
    case crossfaded(frameCount: Int64)
    /// Narration longer than its place by this many frames of its file.
    case cutShort(frameCount: Int64)

    public var description: String {
      switch self {
      case .samplesAsRecorded: "samples as recorded"
      case .redacted: "redacted"
      case .silence: "silence"
      case .resampled(let rate): "resampled from \(rate)"
      case .averaged(let count): "\(count) channels averaged"
      case .gain(let decibels): "gain \(Tenths.text(decibels)) dB"
      case .fadedIn(let count): "fade-in of \(count) frames"
      case .fadedOut(let count): "fade-out of \(count) frames"
      case .crossfaded(let count): "crossfade of \(count) frames"
      case .cutShort(let count): "cut short by \(count) frames"
      }
    }
  }
}

/// Numbers with one decimal.
enum Tenths {
  static func text(_ value: Double) -> String {
    let tenths = Int64((max(-1e12, min(1e12, value)) * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
