internal import TapeAudio
internal import TapeModel

/// Writes a mix.
struct MixRenderer {
  /// As it may be seen.
  let rundown: Rundown
  let sound: RundownSound
  let options: MixOptions

  func render(to path: String, replacingExisting: Bool) throws(ExportError) -> MixReport {
    let plan = try MixPlan(rundown, sound: sound, options: options)
    let levels = try MixLevels(plan, options)
    let changes = levels.gainDecibels != 0 || levels.limiterDecibels != nil
    let isExact = !changes && plan.pieces.allSatisfy(plan.isExact)
    let natural = plan.naturalEncoding(in: options.container)
    let encoding = options.encoding ?? (isExact ? natural.encoding : .pcm24)
    let dithers = options.dithers && encoding == .pcm16
    var writer = try writer(path, plan, encoding, levels, replacingExisting)
    var dither = Dither()
    let pass = MixPass(plan: plan, gainDecibels: levels.gainDecibels, ceilingDecibels: levels.limiterDecibels)
    let result = try pass.run { (samples, isExact) throws(ExportError) in
      var samples = samples
      if dithers, !isExact { dither.add(to: &samples, bitCount: encoding.bitCount) }
      do throws(AudioFileError) { try writer.write(samples.span) } catch { throw .audio(error) }
    }
    writer.state(result.loudness)
    let written: AudioWriter.Written
    do throws(AudioFileError) { written = try writer.finish() } catch { throw .audio(error) }
    return MixReport(
      path: path, container: container(written, encoding), encoding: encoding, rate: plan.rate,
      channelCount: plan.channelCount, frameCount: written.frameCount, byteCount: written.byteCount,
      hash: written.hash, loudness: result.loudness, targetLUFS: options.targetLUFS,
      gainDecibels: levels.gainDecibels,
      limiting: levels.ceilingDecibels.map {
        MixReport.Limiting(
          ceilingDecibels: $0, frameCount: result.limitedFrameCount, deepestDecibels: result.deepestDecibels)
      }, isDithered: dithers && !isExact,
      isBitIdentical: isExact && natural.isExact && Self.holds(encoding, natural.encoding), items: plan.items(rundown))
  }

  private func container(_ written: AudioWriter.Written, _ encoding: AudioWriter.Encoding) -> String {
    switch options.container {
    case .flac: "FLAC"
    case .rf64: "RF64"
    case .wav: written.byteCount > 0xFFFF_FFFF ? "RF64" : "WAV"
    }
  }

  /// Whether `encoding` holds all that `other` does.
  private static func holds(_ encoding: AudioWriter.Encoding, _ other: AudioWriter.Encoding) -> Bool {
    switch (encoding, other) {
    case (.float, .float): true
    case (.float, _): other.bitCount <= 24
    case (_, .float): false
    default: encoding.bitCount >= other.bitCount
    }
  }

  private func writer(
    _ path: String, _ plan: MixPlan, _ encoding: AudioWriter.Encoding, _ levels: MixLevels, _ replacing: Bool
  ) throws(ExportError) -> AudioWriter {
    do throws(AudioFileError) {
      return try AudioWriter(
        path: path, container: options.container.writes, encoding: encoding, rate: plan.rate,
        channelCount: plan.channelCount,
        metadata: MixMetadata(rundown: rundown, plan: plan, encoding: encoding, levels: levels).audioMetadata,
        expectedFrameCount: plan.frameCount, alwaysLong: options.container == .rf64, replacingExisting: replacing)
    } catch {
      throw .audio(error)
    }
  }
}
