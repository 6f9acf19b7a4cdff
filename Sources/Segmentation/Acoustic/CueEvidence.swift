/// Cues as evidence for the search.
struct CueEvidence {
  let sheet: CueSheet
  let pieces: TurnPieces
  let frameCount: Int
  /// How far cues are off in the median, in frames; `nil` where unknown.
  let residual: Double?
  /// Turns set by hand, in frames.
  let fixed: [Int: Range<Int>]

  /// Expected starts, and limits: a turn lies between the cues around it.
  func evidence() -> OutsideEvidence {
    var evidence = OutsideEvidence()
    let count = pieces.pieces.count
    evidence.expected = [SequenceSearch.EdgeExpectation?](repeating: nil, count: count)
    evidence.limits = [Range<Int>?](repeating: nil, count: count)
    let slack = Int(300 + 5 * (residual ?? 20))
    var low = 0
    for (index, piece) in pieces.pieces.enumerated() {
      if let known = start(of: piece.turn) {
        if piece.words.lowerBound == 0 {
          evidence.expected[index] = expectation(of: piece.turn, at: known)
          evidence.present.insert(index)
        }
        low = max(low, known - slack)
      }
      evidence.limits[index] = min(low, frameCount - 1)..<frameCount
    }
    var high = frameCount
    for index in pieces.pieces.indices.reversed() {
      let start = evidence.limits[index]?.lowerBound ?? 0
      evidence.limits[index] = start..<max(start + 1, high)
      let piece = pieces.pieces[index]
      if let known = self.start(of: piece.turn), piece.words.lowerBound == 0 { high = min(high, known + slack) }
      if let known = end(of: piece.turn) {
        evidence.limits[index] = start..<max(start + 1, min(evidence.limits[index]?.upperBound ?? high, known + slack))
      }
    }
    return evidence
  }

  private func start(of turn: Int) -> Int? {
    if let range = fixed[turn] { return range.lowerBound }
    return sheet.entries[turn].map { clamped($0.start) }
  }

  private func end(of turn: Int) -> Int? {
    if let range = fixed[turn] { return range.upperBound }
    return sheet.entries[turn].flatMap { $0.end }.map { clamped($0) }
  }

  private func clamped(_ frame: Double) -> Int { Int(min(max(0, frame), Double(frameCount))) }

  private func expectation(of turn: Int, at start: Int) -> SequenceSearch.EdgeExpectation {
    if fixed[turn] != nil { return .init(frame: start, cost: 5, tolerance: 2, limit: 4_000) }
    if sheet.isCoarse { return .init(frame: start + 50, cost: 0.3, tolerance: 70) }
    return .init(frame: start, cost: 0.5, tolerance: Int(min(60, 1.5 * (residual ?? 40))))
  }
}
