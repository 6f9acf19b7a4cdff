internal import TapeModel

/// A window's speech shared out among turns, in order and in proportion to their weights.
///
/// A border between two turns goes to a pause where one lies near enough: within a quarter
/// of the smaller share, and within a second.
struct SpeechShares {
  /// One for each weight, in order, inside the window.
  let ranges: [SampleRange]
  /// Frames of speech in the window before each range.
  let speechBefore: [Int64]
  /// Frames of speech in the window.
  let speechCount: Int64
  /// Whether the window holds no speech, so that the ranges divide silence.
  let isSilent: Bool

  init(window: SampleRange, weights: [Int], speech: SpeechMap, rate: SampleRate) {
    let inside = SpeechMap(speech.stretches.compactMap { $0.intersection(window) })
    isSilent = inside.frameCount == 0
    let axis = isSilent ? SpeechMap([window]) : inside
    let total = max(1, weights.reduce(0, +))
    var sum = 0
    var borders: [Int64] = [0]
    for weight in weights {
      sum += weight
      borders.append(rescale(axis.frameCount, from: total, to: sum, rounding: .nearest))
    }
    Self.moveToPauses(&borders, on: axis, limit: Int64(rate.hertz))
    speechBefore = Array(borders.dropLast())
    speechCount = axis.frameCount
    ranges = weights.indices.map { index in
      let start = axis.frameCount == 0 ? window.start : axis.frame(startingSpeech: borders[index])
      let end = axis.frameCount == 0 ? window.start : axis.frame(afterSpeech: borders[index + 1])
      return SampleRange(start: start, end: max(start, end))
    }
  }

  private static func moveToPauses(_ borders: inout [Int64], on axis: SpeechMap, limit: Int64) {
    let pauses = axis.stretches.dropLast().map { axis.speechBefore($0.end) }
    guard borders.count > 2 else { return }
    for index in 1..<borders.count - 1 {
      let reach = min(limit, (borders[index] - borders[index - 1]) / 4, (borders[index + 1] - borders[index]) / 4)
      let next = partition(pauses) { $0 < borders[index] }
      let near = [next - 1, next].filter { pauses.indices.contains($0) }.map { pauses[$0] }
        .min { ($0 - borders[index]).magnitude < ($1 - borders[index]).magnitude }
      if let near, (near - borders[index]).magnitude <= reach { borders[index] = near }
    }
  }
}
