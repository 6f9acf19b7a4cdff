public import TapeAudio
public import TapeModel

/// How a rundown becomes one file of sound.
public struct MixOptions: Hashable, Sendable {
  /// `nil` for the highest rate among the clips and recorded narration.
  public var rate: SampleRate?
  /// `nil` for that of the clips where no sample is changed, else 24 bits.
  public var encoding: AudioWriter.Encoding?
  public var container: Container
  /// One or two; `nil` for two where a clip or narration has more than one, else one.
  public var channelCount: Int?
  /// The loudness to bring the whole to, in LUFS; `nil` to leave it.
  public var targetLUFS: Double?
  /// The highest true peak, in decibels below full scale. `nil` for ``usualCeiling`` where
  /// there is a target, and where samples would go beyond full scale.
  public var ceilingDecibels: Double?
  /// How long clips that meet are faded into each other, in milliseconds; 0 for a cut.
  public var crossfadeMilliseconds: Int64
  /// Whether changed samples get noise of one step, triangular, before they are rounded to
  /// 16 bits.
  public var dithers: Bool
  /// Files for narration by the rundown's item, over what the rundown names itself.
  public var narrationPaths: [Int: String]

  public init(
    rate: SampleRate? = nil, encoding: AudioWriter.Encoding? = nil, container: Container = .wav,
    channelCount: Int? = nil, targetLUFS: Double? = nil, ceilingDecibels: Double? = nil,
    crossfadeMilliseconds: Int64 = 0, dithers: Bool = false, narrationPaths: [Int: String] = [:]
  ) {
    self.rate = rate
    self.encoding = encoding
    self.container = container
    self.channelCount = channelCount
    self.targetLUFS = targetLUFS
    self.ceilingDecibels = ceilingDecibels
    self.crossfadeMilliseconds = crossfadeMilliseconds
    self.dithers = dithers
    self.narrationPaths = narrationPaths
  }

  /// EBU R 128: -1 dBTP.
  public static let usualCeiling = -1.0

  /// The kinds of file that a mix is written as.
  public enum Container: String, Hashable, Sendable, CaseIterable {
    /// RF64 where it grows beyond 4 GiB.
    case wav
    /// RF64 whatever the size.
    case rf64
    case flac

    var writes: CutContainer { self == .flac ? .flac : .wav }
  }
}
