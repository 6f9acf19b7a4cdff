internal import TapeAudio
internal import TapeModel

extension MixPlan {
  /// What holds the samples of all pieces, and whether it holds them exactly.
  func naturalEncoding(in container: MixOptions.Container) -> (encoding: AudioWriter.Encoding, isExact: Bool) {
    let depths = pieces.map(\.source.depth)
    if depths.contains(.lossyFloat) { return (.pcm24, false) }
    if container == .flac {
      let isDeep = depths.contains { $0 != .int16 }
      return (isDeep ? .pcm24 : .pcm16, depths.allSatisfy { $0 == .int16 || $0 == .int24 })
    }
    // A float holds up to 24 bits of an integer.
    if depths.contains(.float) { return (.float, !depths.contains(.int32)) }
    if depths.contains(.int32) { return (.pcm32, true) }
    return (depths.contains(.int24) ? .pcm24 : .pcm16, true)
  }

  /// What was done to each item that is heard.
  func items(_ rundown: Rundown) -> [MixReport.Item] {
    pieces.map { piece in
      let steps = steps(piece)
      switch piece.sound {
      case .clip(let clip):
        return MixReport.Item(
          itemID: piece.itemID, kind: .clip, clipID: clip.id, record: piece.record, steps: steps)
      case .narration, .silence:
        return MixReport.Item(
          itemID: piece.itemID, kind: .narration, clipID: nil, record: piece.record, steps: steps)
      }
    }
  }

  private func steps(_ piece: MixPiece) -> [MixReport.Step] {
    var steps: [MixReport.Step] = []
    switch piece.sound {
    case .silence: return [.silence]
    case .narration: break
    case .clip(let clip):
      if clip.gainDecibels != 0 { steps.append(.gain(decibels: clip.gainDecibels)) }
      if let count = piece.shaping.fadeInFrameCount { steps.append(.fadedIn(frameCount: count)) }
      if let count = piece.shaping.fadeOutFrameCount { steps.append(.fadedOut(frameCount: count)) }
    }
    if piece.isRedacted { steps.insert(.redacted, at: 0) }
    if piece.source.rate != rate { steps.insert(.resampled(from: piece.source.rate), at: 0) }
    if !ChannelMap(from: piece.source.channelCount, to: channelCount).isExact {
      steps.append(.averaged(channelCount: piece.source.channelCount))
    }
    for overlap in [piece.overlapBefore, piece.overlapAfter] where overlap > 0 {
      steps.append(.crossfaded(frameCount: 2 * overlap))
    }
    if steps.isEmpty { steps.append(.samplesAsRecorded) }
    if let missing = cutNarration[piece.itemID] { steps.append(.cutShort(frameCount: missing)) }
    return steps
  }
}
