internal import TapeFiles
public import TapeModel

/// One pass over a recording: both hashes, waveform peaks, speech activity, and what is wrong
/// with its sound.
///
/// The file's bytes go by once for their hash, and its samples once, in blocks. What is kept
/// for each hour is two bytes for every hundredth of a second and the peaks; all else is
/// independent of the length. See ``PeakLevels`` and ``SpeechActivity`` for what is chosen there.
public struct AnalysisPass: Sendable {
  public init() {}

  /// Analyses the recording at `path`.
  ///
  /// Throws like ``AudioReader/init(path:)``, and ``AudioFileError/changed(path:)`` where the
  /// file was written to meanwhile.
  ///
  /// - Parameter progress: told the share of the frames that have gone by, 0 to 1, after every block.
  /// - Complexity: O(*n*) in frames.
  public func analyse(
    path: String, progress: (Double) -> Void = { _ in }
  ) throws(AudioFileError) -> RecordingAnalysis {
    var reader = try AudioReader(path: path)
    let file = reader.file
    let id = try asAudioError { () throws(FileError) in try file.file.hash() }
    var meter = SampleMeter(reader)
    let wasMended = reader.isMended
    try reader.forEachRemainingBlock(&meter, progress)
    if reader.isMended != wasMended {
      // Damage was found on the way: what came before it may have moved.
      meter = SampleMeter(reader)
      try reader.forEachRemainingBlock(&meter, progress)
    }
    guard file.file.isUnchanged else { throw .changed(path: path) }
    let frameCount = meter.frameCount
    let sound = meter.finish(rate: reader.rate, frameCount: frameCount)
    let shortfall = lengthWarnings(stated: reader.frameCount, counted: frameCount, reader.warnings)
    let recording = Recording(
      id: id, pcmHash: sound.hash, path: path, byteCount: reader.byteCount, format: reader.format, rate: reader.rate,
      channelCount: reader.channelCount, frameCount: frameCount,
      timeReference: reader.broadcast.flatMap { Int64(exactly: $0.timeReference) },
      originated: reader.broadcast?.originated,
      warnings: reader.warnings + shortfall + soundWarnings(sound.channels, sound.isDualMono, frameCount))
    return RecordingAnalysis(
      recording: recording, channels: sound.channels, peaks: sound.peaks, isDualMono: sound.isDualMono)
  }

  /// What MP3 and Ogg headers said of the length, against what was counted.
  private func lengthWarnings(
    stated: Int64, counted: Int64, _ known: [RecordingWarning]
  ) -> [RecordingWarning] {
    guard counted < stated, !known.contains(where: { $0.kind == .truncated }) else { return [] }
    return [.init(.truncated, "The file ends before its stated length: \(counted) of \(stated) frames are there.")]
  }

  private func soundWarnings(
    _ channels: [ChannelAnalysis], _ isDualMono: Bool, _ frameCount: Int64
  ) -> [RecordingWarning] {
    var warnings: [RecordingWarning] = []
    if channels.allSatisfy(\.isSilent) {
      warnings.append(
        .init(.silent, frameCount == 0 ? "The recording has no frames." : "The recording holds no sound."))
    }
    for (index, channel) in channels.enumerated() {
      let name = channels.count == 1 ? "The recording" : "Channel \(index + 1)"
      if channel.isSilent, !channels.allSatisfy(\.isSilent) {
        warnings.append(.init(.silent, "\(name) holds no sound."))
      }
      if channel.nonFiniteSampleCount > 0 {
        warnings.append(
          .init(
            .nonFiniteSamples,
            "\(name) has \(channel.nonFiniteSampleCount) samples that are no numbers or far beyond full scale; they are read as silence."
          ))
      }
      if channel.clippedSampleCount > frameCount / Self.manyClipped {
        warnings.append(.init(.clipped, "\(name) has \(channel.clippedSampleCount) samples at full scale."))
      }
    }
    if isDualMono { warnings.append(.init(.dualMono, "Both channels hold the same signal.")) }
    return warnings
  }

  /// One sample at full scale in this many is worth a warning.
  private static let manyClipped: Int64 = 10_000
}

extension AudioReader {
  /// Lends all blocks to `meter`, to the end of what can be read.
  mutating func forEachRemainingBlock(
    _ meter: inout SampleMeter, _ progress: (Double) -> Void
  ) throws(AudioFileError) {
    switch depth {
    case .int16: try readAll(&meter, of: Int16.self, progress)
    case .int24, .int32: try readAll(&meter, of: Int32.self, progress)
    case .float, .lossyFloat: try readAll(&meter, of: Float.self, progress)
    }
  }

  private mutating func readAll<Sample: MeteredSample>(
    _ meter: inout SampleMeter, of _: Sample.Type, _ progress: (Double) -> Void
  ) throws(AudioFileError) {
    let buffer = UnsafeMutableBufferPointer<Sample>.allocate(capacity: Self.framesPerBlock * channelCount)
    defer { buffer.deallocate() }
    var frame: Int64 = 0
    while true {
      let count = try readFrames(buffer, at: frame, count: Self.framesPerBlock)
      if count == 0 { return }
      meter.take(UnsafeMutableBufferPointer(rebasing: buffer[..<(count * channelCount)]), frameCount: count)
      frame += Int64(count)
      progress(min(1, Double(frame) / Double(max(1, frameCount))))
    }
  }
}
