public import TapeFiles
public import TapeModel

/// A recording as it may be heard: what a mask hides is replaced while it is read.
///
/// Whatever writes or shows sound reads it through here and in no other way; with an empty mask
/// the samples are the recording's own. The sound around a hidden stretch fades out before its
/// guard band and in behind it, on all channels; inside of it there is a tone of 1 kHz of always
/// the same level, or digital silence. So nothing in the hidden frames depends on what was
/// recorded there but where the guard bands end.
public struct RedactedSound: ~Copyable, SampleSource {
  public typealias Failure = AudioFileError

  private var reader: AudioReader
  /// With guard bands, apart from each other, by start.
  private var hidden: [SoundMask.Stretch] = []
  private let mask: SoundMask
  /// For which frames ``hidden`` is complete.
  private var measured: SampleRange
  private let fadeFrameCount: Int64
  private let bleep: Bleep

  public var path: String { reader.path }
  public var rate: SampleRate { reader.rate }
  public var channelCount: Int { reader.channelCount }
  public var frameCount: Int64 { reader.frameCount }
  public var depth: SampleDepth { reader.depth }
  public var warnings: [RecordingWarning] { reader.warnings }
  /// Of the recording's file as it was when it was opened.
  public var stamp: FileStamp { reader.stamp }
  /// Whether nobody has written to the file since it was opened.
  public var isUnchanged: Bool { reader.isUnchanged }
  /// The frame that can be read without a seek.
  public var nextFrame: Int64 { reader.nextFrame }

  /// SHA-256 of the recording's file.
  public func hash() throws(AudioFileError) -> ContentHash { try reader.hash() }

  /// Opens the recording at `path`.
  ///
  /// - Parameter range: what will be read; stretches far from it are measured once more is read
  ///   after all. `nil` for all frames.
  public init(path: String, mask: SoundMask, reading range: SampleRange? = nil) throws(AudioFileError) {
    try self.init(AudioReader(path: path), mask: mask, reading: range)
  }

  init(
    _ opened: consuming AudioReader, mask: SoundMask, reading range: SampleRange? = nil
  ) throws(AudioFileError) {
    fadeFrameCount = max(1, opened.rate.frame(atMilliseconds: Self.fadeMilliseconds))
    bleep = Bleep(rate: opened.rate)
    self.mask = mask
    measured = range ?? SampleRange(start: 0, end: opened.frameCount)
    reader = opened
    try measure()
  }

  /// Finds the guard bands of what is hidden near the frames that are read.
  private mutating func measure() throws(AudioFileError) {
    guard !mask.isEmpty else { return }
    // A reader of its own: one that cannot seek would decode everything twice.
    var listener = try AudioReader(path: reader.path)
    let band = GuardBand(rate: rate, frameCount: frameCount)
    var stretches: [SoundMask.Stretch] = []
    for stretch in mask.near(measured, reach: band.widest + fadeFrameCount) where stretch.range.start < frameCount {
      stretches.append(SoundMask.Stretch(try band.widened(stretch.range, in: &listener), stretch.sound))
    }
    hidden = SoundMask.merged(stretches, gap: 2 * fadeFrameCount)
  }

  /// How long the sound around a hidden stretch fades.
  private static let fadeMilliseconds: Int64 = 10

  /// Whether samples in `range` are not the recording's own.
  public func changes(_ range: SampleRange) -> Bool {
    hidden.contains { touched($0.range).overlaps(range) }
  }

  private func touched(_ range: SampleRange) -> SampleRange {
    SampleRange(start: max(0, range.start - fadeFrameCount), end: range.end + fadeFrameCount)
  }

  // MARK: Reading

  /// Lends the samples of `range` as ``AudioReader/forEachBlock(in:_:)`` does, without what is
  /// hidden.
  public mutating func forEachBlock(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Float>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Float.self) { block, samples in
      replaceNonFinite(samples)
      body(block, UnsafeBufferPointer(samples).span)
    }
  }

  /// Likewise, as ``AudioReader/forEachBlock16(in:_:)`` does.
  public mutating func forEachBlock16(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Int16>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Int16.self) { body($0, UnsafeBufferPointer($1).span) }
  }

  /// Likewise, as ``AudioReader/forEachBlock32(in:_:)`` does.
  public mutating func forEachBlock32(
    in range: SampleRange, _ body: (_ range: SampleRange, _ samples: Span<Int32>) -> Void
  ) throws(AudioFileError) {
    try forEachStoredBlock(in: range, of: Int32.self) { body($0, UnsafeBufferPointer($1).span) }
  }

  mutating func forEachStoredBlock<Sample: MaskableSample>(
    in range: SampleRange, of kind: Sample.Type, _ body: (SampleRange, UnsafeMutableBufferPointer<Sample>) -> Void
  ) throws(AudioFileError) {
    if !measured.contains(range) {
      measured = SampleRange(start: min(measured.start, range.start), end: max(measured.end, range.end))
      try measure()
    }
    let (hidden, fade, bleep, channelCount) = (hidden, fadeFrameCount, bleep, channelCount)
    let bitCount = depth.bitCount
    try reader.forEachStoredBlock(in: range, of: kind) { block, samples in
      for stretch in hidden {
        let masking = Masking(stretch: stretch, fadeFrameCount: fade, bleep: bleep, bitCount: bitCount)
        masking.apply(to: samples, block: block, channelCount: channelCount)
      }
      body(block, samples)
    }
  }
}
