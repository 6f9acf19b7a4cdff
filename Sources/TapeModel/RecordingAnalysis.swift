/// What one pass over a recording's samples finds.
public struct RecordingAnalysis: Hashable, Sendable {
  public var recording: Recording
  /// One for each channel, in the file's order.
  public let channels: [ChannelAnalysis]
  /// From the finest to the coarsest zoom level.
  public let peaks: [Peaks]
  /// Whether both channels hold the same signal, so that they are not two legs.
  public let isDualMono: Bool

  public init(recording: Recording, channels: [ChannelAnalysis], peaks: [Peaks], isDualMono: Bool) {
    self.recording = recording
    self.channels = channels
    self.peaks = peaks
    self.isDualMono = isDualMono
  }
}

/// What one pass over the samples finds in one channel.
public struct ChannelAnalysis: Hashable, Sendable, Codable {
  /// Speech, on a grid of 10 ms; sorted, apart from each other.
  public var speech: [SampleRange]
  /// Level of the background between speech, in decibels below full scale; `nil` for
  /// digital silence.
  public let noiseFloorDecibels: Double?
  /// Largest absolute sample, 0 to 1 (more in floating-point files).
  public let peak: Double
  /// Samples at full scale, counted where at least three follow each other.
  public let clippedSampleCount: Int64
  /// Samples that are not numbers, or infinite.
  public let nonFiniteSampleCount: Int64
  /// Whether no sample rises above the smallest step of 16 bits.
  public let isSilent: Bool

  public init(
    speech: [SampleRange], noiseFloorDecibels: Double?, peak: Double, clippedSampleCount: Int64,
    nonFiniteSampleCount: Int64, isSilent: Bool
  ) {
    self.speech = speech
    self.noiseFloorDecibels = noiseFloorDecibels
    self.peak = peak
    self.clippedSampleCount = clippedSampleCount
    self.nonFiniteSampleCount = nonFiniteSampleCount
    self.isSilent = isSilent
  }
}
