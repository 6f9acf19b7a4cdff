internal import TapeFiles
public import TapeModel

/// Cuts a range of a recording into a file of its own, exact to the sample.
public struct ClipCutter: Sendable {
  public init() {}

  /// What a cut gives.
  public struct CutResult: Hashable, Sendable {
    public let path: String
    public let format: AudioFormat
    public let rate: SampleRate
    public let channelCount: Int
    /// Length in frames.
    public let frameCount: Int64
    public let byteCount: Int64
    /// SHA-256 of the file.
    public let hash: ContentHash
    /// Whether every sample is the one that the recording decodes to.
    public let isBitIdentical: Bool
    /// Whether something is hidden in it: then it is not bit-identical.
    public let isRedacted: Bool
    /// What is wrong with the recording, as far as it was looked at.
    public let warnings: [RecordingWarning]
  }

  /// Cuts `range` of the recording at `sourcePath` to `path`, which appears whole or not at
  /// all.
  ///
  /// Samples are the recording's own, without dither: 16, 24 and 32-bit integers and
  /// floating-point numbers stay what they are in WAV; A-law, mu-law, GSM, ADPCM and 8 bits
  /// become the 16 bits that they decode to, MP3, Vorbis and Opus are rounded to 16 bits. FLAC holds
  /// 32-bit and floating-point samples as 24 bits. With a fade or a gain, each product is
  /// rounded to the nearest step, halves away from 0, and clamped to full scale.
  ///
  /// - Parameters:
  ///   - channel: the leg to cut, from 0; `nil` for all channels.
  ///   - expecting: the recording's hash.
  ///   - mask: what must not be heard; see ``RedactedSound``.
  ///   - verifyingHash: whether to hash all of the recording first and compare.
  ///   - fadeIn: rises from 0 at the first frame to 1 at the frame after its last.
  ///   - fadeOut: its mirror image, 0 at the last frame.
  ///
  /// Throws like ``AudioReader`` and ``AudioWriter``, and for a hash that differs.
  public func cut(
    from sourcePath: String, range: SampleRange, channel: Int? = nil, to path: String, container: CutContainer,
    hiding mask: SoundMask = .nothing, expecting: ContentHash? = nil, verifyingHash: Bool = false,
    fadeIn: Clip.Fade? = nil, fadeOut: Clip.Fade? = nil,
    gainDecibels: Double = 0, metadata: AudioMetadata = AudioMetadata(), replacingExisting: Bool = true
  ) throws(AudioFileError) -> CutResult {
    let reader = try AudioReader(path: sourcePath)
    if verifyingHash, let expecting { try verify(reader, expecting) }
    guard range.end <= reader.frameCount else {
      throw .outOfRange(path: sourcePath, wanted: range, frameCount: reader.frameCount)
    }
    if let channel, !(0..<reader.channelCount).contains(channel) {
      throw .noSuchChannel(path: sourcePath, channel: channel, channelCount: reader.channelCount)
    }
    let shaping = ClipShaping(
      frameCount: range.frameCount, fadeIn: fadeIn, fadeOut: fadeOut, gainDecibels: gainDecibels)
    let (encoding, isExact) = Self.encoding(reader.depth, container)
    let channelCount = channel == nil ? reader.channelCount : 1
    let rate = reader.rate
    var sound = try RedactedSound(reader, mask: mask, reading: range)
    var writer = try AudioWriter(
      path: path, container: container, encoding: encoding, rate: rate, channelCount: channelCount,
      metadata: metadata, expectedFrameCount: range.frameCount, replacingExisting: replacingExisting)
    let isRedacted = sound.changes(range)
    let isWhole = try copy(range, channel, from: &sound, to: &writer, shaping)
    let written = try writer.finish()
    return CutResult(
      path: path, format: AudioFormat(container: container.name, encoding: encoding.name), rate: rate,
      channelCount: channelCount, frameCount: written.frameCount, byteCount: written.byteCount, hash: written.hash,
      isBitIdentical: isExact && isWhole && !shaping.changesSamples && !isRedacted, isRedacted: isRedacted,
      warnings: sound.warnings)
  }

  private func verify(_ reader: borrowing AudioReader, _ expected: ContentHash) throws(AudioFileError) {
    let file = reader.file
    let found = try asAudioError { () throws(FileError) in try file.file.hash() }
    guard found == expected else { throw .hashMismatch(path: reader.path, expected: expected, found: found) }
  }

  /// What holds the samples in `container`, and whether it holds them exactly.
  private static func encoding(
    _ depth: SampleDepth, _ container: CutContainer
  ) -> (encoding: AudioWriter.Encoding, isExact: Bool) {
    switch (depth, container) {
    case (.int16, _): (.pcm16, true)
    case (.int24, _): (.pcm24, true)
    case (.int32, .wav): (.pcm32, true)
    case (.float, .wav): (.float, true)
    case (.int32, .flac), (.float, .flac): (.pcm24, false)
    case (.lossyFloat, _): (.pcm16, false)
    }
  }

  /// Gives `false` where a sample was no number.
  private func copy(
    _ range: SampleRange, _ channel: Int?, from reader: inout RedactedSound, to writer: inout AudioWriter,
    _ shaping: ClipShaping
  ) throws(AudioFileError) -> Bool {
    let channelCount = reader.channelCount
    let isFloat = reader.depth == .float || reader.depth == .lossyFloat
    let isPlain = !shaping.changesSamples
    var failure: AudioFileError?
    var isWhole = true
    // A closure that lends a block cannot throw; what writing throws is kept until the end.
    func attempt(_ body: () throws(AudioFileError) -> Void) {
      guard failure == nil else { return }
      do throws(AudioFileError) { try body() } catch { failure = error }
    }
    if isFloat {
      try reader.forEachStoredBlock(in: range, of: Float.self) { block, samples in
        if replaceNonFinite(samples) > 0 { isWhole = false }
        var leg = Self.leg(channel, of: UnsafeBufferPointer(samples), channelCount: channelCount)
        if !isPlain {
          shaping.shape(&leg, channelCount: channel == nil ? channelCount : 1, from: block.start - range.start) {
            Float($0 * Double($1))
          }
        }
        attempt { () throws(AudioFileError) in try writer.write(leg.span) }
      }
    } else {
      let bitCount = writer.encoding.bitCount
      try reader.forEachStoredBlock(in: range, of: Int32.self) { block, samples in
        var leg = Self.leg(channel, of: UnsafeBufferPointer(samples), channelCount: channelCount)
        if !isPlain {
          shaping.shape(&leg, channelCount: channel == nil ? channelCount : 1, from: block.start - range.start) {
            quantised($0 * Double($1) / 2_147_483_648, bitCount: bitCount)
          }
        }
        attempt { () throws(AudioFileError) in try writer.write(leg.span) }
      }
    }
    if let failure { throw failure }
    return isWhole
  }

  /// The samples of one channel, or of all.
  private static func leg<Sample>(
    _ channel: Int?, of samples: UnsafeBufferPointer<Sample>, channelCount: Int
  ) -> [Sample] {
    guard let channel, channelCount > 1 else { return Array(samples) }
    return stride(from: channel, to: samples.count, by: channelCount).map { samples[$0] }
  }
}
