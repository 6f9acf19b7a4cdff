internal import TapeModel

/// Plays a mix: the samples of all pieces in their places, one block after another.
struct MixStream {
  let plan: MixPlan

  /// Lends the whole programme in order, without gaps.
  ///
  /// `isExact` says that a block's samples are those of the recording, or silence. Takes the
  /// memory of one block and of the longest crossfade.
  func forEachBlock(
    _ body: (_ samples: Span<Double>, _ isExact: Bool) throws(ExportError) -> Void
  ) throws(ExportError) {
    var line = MixLine(channelCount: plan.channelCount)
    for (index, piece) in plan.pieces.enumerated() {
      let isExact = plan.isExact(piece)
      // What lies before the next piece's first frame is complete.
      let isNext = index + 1 < plan.pieces.count
      let settled = isNext ? plan.pieces[index + 1].played.start : plan.frameCount
      try line.release(to: piece.played.start, body)
      let sound = PieceSound(piece: piece, recordings: plan.sound, rate: plan.rate, channelCount: plan.channelCount)
      try sound.forEachBlock { (start, samples) throws(ExportError) in
        line.add(samples, at: start, isExact: isExact)
        try line.release(to: min(start + Int64(samples.count / plan.channelCount), settled), body)
      }
    }
    try line.release(to: plan.frameCount, body)
  }
}

extension MixPlan {
  /// Whether the samples of `piece` come out as they went in, loudness and limiter apart.
  func isExact(_ piece: MixPiece) -> Bool {
    piece.isExact(rate: rate) && ChannelMap(from: piece.source.channelCount, to: channelCount).isExact
  }
}

/// The part of a programme that is not complete yet.
private struct MixLine {
  let channelCount: Int
  private var start: Int64 = 0
  private var samples: [Double] = []
  private var isExact = true

  init(channelCount: Int) { self.channelCount = channelCount }

  mutating func add(_ added: [Double], at frame: Int64, isExact: Bool) {
    let offset = Int(frame - start) * channelCount
    if samples.isEmpty { self.isExact = true }
    self.isExact = self.isExact && isExact
    if offset == samples.count {
      samples += added
      return
    }
    let end = offset + added.count
    if end > samples.count { samples += [Double](repeating: 0, count: end - samples.count) }
    for index in added.indices { samples[offset + index] += added[index] }
  }

  /// Gives out what lies before `frame`.
  mutating func release(
    to frame: Int64, _ body: (Span<Double>, Bool) throws(ExportError) -> Void
  ) throws(ExportError) {
    let count = Int(min(Int64(samples.count / channelCount), frame - start))
    guard count > 0 else { return }
    let end = count * channelCount
    try body(samples.span.extracting(0..<end), isExact)
    start += Int64(count)
    if end == samples.count { samples.removeAll(keepingCapacity: true) } else { samples.removeFirst(end) }
  }
}
