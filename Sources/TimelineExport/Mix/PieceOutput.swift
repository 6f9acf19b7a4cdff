internal import TapeAudio
internal import TapeModel

/// Counts the frames of a piece as they come, and shapes them.
struct PieceOutput {
  private let piece: MixPiece
  private let channelCount: Int
  private let isShaped: Bool
  private var next: Int64

  init(piece: MixPiece, channelCount: Int) {
    self.piece = piece
    self.channelCount = channelCount
    isShaped = piece.shaping.changesSamples || piece.overlapBefore > 0 || piece.overlapAfter > 0
    next = piece.played.start
  }

  /// Frames that are still to come.
  var missingFrameCount: Int64 { piece.played.end - next }

  /// Passes on what is wanted of `samples`.
  mutating func pass(
    _ samples: ArraySlice<Double>, _ body: (Int64, inout [Double]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let count = Int(min(Int64(samples.count / channelCount), missingFrameCount))
    guard count > 0 else { return }
    var block = Array(samples.prefix(count * channelCount))
    if isShaped {
      for frame in 0..<count {
        let factor = piece.factor(at: next + Int64(frame))
        for index in frame * channelCount..<(frame + 1) * channelCount { block[index] *= factor }
      }
    }
    let start = next
    next += Int64(count)
    try body(start, &block)
  }
}
