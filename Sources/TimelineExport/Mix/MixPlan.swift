internal import TapeAudio
internal import TapeModel

/// Where everything of a rundown comes to lie in its mix.
struct MixPlan: Sendable {
  let sound: RundownSound
  let rate: SampleRate
  let channelCount: Int
  /// In order, without gaps between their records.
  let pieces: [MixPiece]
  /// Of the whole.
  let frameCount: Int64
  /// Narration that is longer than its place, by item.
  let cutNarration: [Int: Int64]

  /// Throws ``ExportError/nothingHeard(rundown:)`` for a rundown of notes alone, and what
  /// opening the recordings throws.
  init(_ rundown: Rundown, sound: RundownSound, options: MixOptions) throws(ExportError) {
    self.sound = sound
    var sources = MixSources(sound)
    let narration = try Self.narration(rundown, options, &sources)
    var rates: [SampleRate] = []
    var widest = 1
    for clip in rundown.clips {
      let source = try sources.source(of: clip)
      rates.append(source.rate)
      widest = max(widest, source.channelCount)
    }
    for path in narration.values {
      let source = try sources.source(ofFile: path)
      rates.append(source.rate)
      widest = max(widest, source.channelCount)
    }
    rate = options.rate ?? rates.max() ?? .broadcast
    channelCount = options.channelCount ?? min(2, widest)
    let timeline = try Timeline(rundown, rate: rate)
    frameCount = timeline.frameCount
    guard frameCount > 0 else { throw .nothingHeard(rundown: rundown.name) }
    var pieces: [MixPiece] = []
    var cut: [Int: Int64] = [:]
    for (item, record) in zip(rundown.items, timeline.records) where !record.isEmpty {
      switch item.content {
      case .note: continue
      case .clip(let clip): pieces.append(Self.piece(item.id, clip, record, rate, try sources.source(of: clip)))
      case .narration:
        let piece = try Self.piece(item.id, narration[item.id], record, rate, &sources)
        if piece.missing > 0 { cut[item.id] = piece.missing }
        pieces.append(piece.piece)
      }
    }
    self.pieces = MixJoins(rate: rate, milliseconds: options.crossfadeMilliseconds).joined(pieces)
    cutNarration = cut
  }

  /// The files of narration, by item: those named for this mix, else those of the rundown.
  private static func narration(
    _ rundown: Rundown, _ options: MixOptions, _ sources: inout MixSources
  ) throws(ExportError) -> [Int: String] {
    var paths: [Int: String] = [:]
    for item in rundown.items {
      guard case .narration(let narration) = item.content else { continue }
      if let path = options.narrationPaths[item.id] ?? narration.recordedAt { paths[item.id] = path }
    }
    return paths
  }

  private static func piece(
    _ id: Int, _ clip: Clip, _ record: SampleRange, _ rate: SampleRate, _ source: MixSources.Opened
  ) -> MixPiece {
    let fadeIn = fade(clip.fadeIn, of: clip, upTo: record.frameCount, rate)
    return MixPiece(
      itemID: id, record: record, sound: .clip(clip),
      shaping: ClipShaping(
        frameCount: record.frameCount, fadeIn: fadeIn,
        fadeOut: fade(clip.fadeOut, of: clip, upTo: record.frameCount - (fadeIn?.frameCount ?? 0), rate),
        gainDecibels: clip.gainDecibels),
      source: source.source(clip.range), isRedacted: source.isRedacted)
  }

  private static func fade(_ fade: Clip.Fade?, of clip: Clip, upTo length: Int64, _ rate: SampleRate) -> Clip.Fade? {
    guard let fade else { return nil }
    let wanted = rescaled(fade.frameCount, from: clip.recording.rate.hertz, to: rate.hertz, rounding: .nearest)
    let frameCount = min(wanted ?? length, length)
    return frameCount > 0 ? Clip.Fade(frameCount: frameCount, shape: fade.shape) : nil
  }

  /// Narration from its file, as much as its place holds; else silence.
  private static func piece(
    _ id: Int, _ path: String?, _ record: SampleRange, _ rate: SampleRate, _ sources: inout MixSources
  ) throws(ExportError) -> (piece: MixPiece, missing: Int64) {
    let none = ClipShaping(frameCount: record.frameCount, fadeIn: nil, fadeOut: nil, gainDecibels: 0)
    guard let path else {
      let source = MixPiece.Source(
        rate: rate, channelCount: 1, frameCount: 0, depth: .int16, range: SampleRange(start: 0, end: 0))
      return (MixPiece(itemID: id, record: record, sound: .silence, shaping: none, source: source), 0)
    }
    let opened = try sources.source(ofFile: path)
    let room = rescale(record.frameCount, from: rate.hertz, to: opened.rate.hertz, rounding: .up)
    let source = opened.source(SampleRange(start: 0, end: min(room, opened.frameCount)))
    let piece = MixPiece(
      itemID: id, record: record, sound: .narration(path: path), shaping: none, source: source)
    return (piece, max(0, opened.frameCount - room))
  }
}
