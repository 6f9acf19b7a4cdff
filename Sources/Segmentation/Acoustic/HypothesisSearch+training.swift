internal import Foundation

extension HypothesisSearch {
  /// Trains the models on some turns' places, and silence on theirs and on frames outside
  /// of all turns; where `gapLimit` is given, only on such that are more like silence.
  func train(on turns: [Int], gapLimit: Float?) {
    let trained = turns.filter { !(placements[$0]?.phones.isEmpty ?? true) }
    var isTaken = [Bool](repeating: false, count: sound.frameCount)
    for placement in placements { for frame in placement?.frames ?? 0..<0 { isTaken[frame] = true } }
    var quiet: [Int] = []
    for frame in 0..<sound.frameCount where !isTaken[frame] && !sound.isTone[frame] {
      if let gapLimit, rows.silence(frame) <= max(0, gapLimit) { continue }
      quiet.append(frame)
    }
    let features = HeapBuffer<Float>(repeating: 0, count: Cepstra.count * 512)
    folds = TrainingFolds(
      turns: trained.map { ($0, placements[$0]?.frames.count ?? 0) }, stateCount: script.inventory.stateCount
    ) { turn, statistics in
      guard let placement = placements[turn] else { return }
      for first in stride(from: 0, to: placement.phones.count, by: 512) {
        let count = min(512, placement.phones.count - first)
        let frame = placement.frames.lowerBound + first
        sound.features(frame..<frame + count, into: features.base)
        for index in 0..<count where !sound.isTone[frame + index] {
          if placement.phones[first + index] >= 0 {
            statistics.add(features.base + index * Cepstra.count, to: Int(placement.columns[first + index]))
          } else {
            quiet.append(frame + index)
          }
        }
      }
    }
    guard let heard = folds.all else { return }
    quiet.sort()
    let silence =
      quiet.count < 50
      ? nil
      : GaussianMixture(
        rows: SilenceMaterial.rows(of: sound, frames: quiet), count: 3,
        floor: AcousticModel.silenceFloor(pooled: start.pooled))
    use(start.adapted(to: heard, silence: silence))
    if !trained.isEmpty { rate = measuredRate(trained) }
  }

  /// Median over the better half of the turns of their phones' length in the recording by
  /// their length as spoken.
  private func measuredRate(_ turns: [Int]) -> Double {
    var ratios: [(score: Float, ratio: Double)] = []
    for turn in turns {
      guard let placement = placements[turn], script.turns[turn].milliseconds > 0 else { continue }
      let frames = placement.phones.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
      let score = scores[turn]?.likelihood ?? 0
      ratios.append((score, Double(frames * 10) / script.turns[turn].milliseconds))
    }
    ratios.sort { $0.score > $1.score }
    let better = ratios.prefix((ratios.count + 1) / 2).map(\.ratio).sorted()
    guard !better.isEmpty else { return rate }
    return min(max(better[better.count / 2], 0.5), 2.5)
  }

  /// Score of a frame of speech that is not in the text: between what backwards phones and
  /// what placed turns score.
  func fillerScore(alpha: Float) -> Float {
    let decoys = scores.compactMap { $0?.decoy }.sorted()
    let likelihoods = scores.compactMap { $0?.likelihood }.sorted()
    guard !decoys.isEmpty else { return 0 }
    let decoy = decoys[decoys.count / 2]
    return decoy + alpha * (likelihoods[min(likelihoods.count - 1, likelihoods.count * 6 / 10)] - decoy)
  }

  /// The half of the turns with the largest margins above zero.
  func betterHalf() -> [Int] {
    let ranked = scores.indices.filter { (scores[$0]?.margin ?? 0) > 0 }
      .sorted { (scores[$0]?.margin ?? 0, $1) > (scores[$1]?.margin ?? 0, $0) }
    return Array(ranked.prefix((script.count + 1) / 2)).sorted()
  }
}
