internal import TapeModel

/// Spreads the channels of a recording over those of a mix.
///
/// One channel is heard alike on all of the mix's. Two or more are averaged where the mix has
/// one; where it has two, odd ones go left and even ones right, counted from 1.
struct ChannelMap {
  private let from: Int
  private let to: Int
  /// For each channel of the mix, the channels that it is the average of.
  private let sources: [[Int]]

  init(from: Int, to: Int) {
    self.from = from
    self.to = to
    sources = (0..<to).map { target in
      if from == 1 { return [0] }
      if to == 1 { return Array(0..<from) }
      return Array(stride(from: target, to: from, by: to))
    }
  }

  /// Whether every sample goes through as it is.
  var isExact: Bool { sources.allSatisfy { $0.count == 1 } }

  func mapped(_ samples: Span<Double>) -> [Double] {
    guard from != to || from > 2 else { return samples.withUnsafeBufferPointer { Array($0) } }
    let frameCount = samples.count / from
    var mapped: [Double] = []
    mapped.reserveCapacity(frameCount * to)
    for frame in 0..<frameCount {
      for channels in sources {
        var sum = 0.0
        for channel in channels { sum += samples[frame * from + channel] }
        mapped.append(channels.count > 1 ? sum / Double(channels.count) : sum)
      }
    }
    return mapped
  }
}
