/// Takes a recording's steady noise out of what the models see: out of the recording itself, and out of the speech that
/// they start from, once that has the same noise laid over it.
///
/// Spectral subtraction (Boll, 1979) of the mean power of the quietest frames, a tenth of the power left at least; what
/// that leaves trembles, so cepstra are smoothed over time (Chen and Bilmes, MVA Processing of Speech Features, 2007). A
/// clean recording stays as it is: its quiet frames are echoes and breath.
struct NoiseRemoval: Sendable {
  /// How much is done: 1 for a noisy recording, 0 for a clean one.
  private let share: Float
  /// What is taken off the power of each band.
  private let powers: [Float]

  /// Whether most of it is done: noise hides what tells phones apart.
  var isNoisy: Bool { share >= 0.5 }

  private static let noisyDecibels: Float = 20
  private static let cleanDecibels: Float = 30
  private static let leastShareOfPower: Float = 0.1
  /// What a frame on either side weighs in a smoothed one, beside 1 for its own.
  private static let neighbourWeight: Float = 0.5

  /// - Parameters:
  ///   - noise: mean power of the noise in each band.
  ///   - signalToNoiseDecibels: power of speech, with the noise under it, over that of the noise.
  init(noise: [Float], signalToNoiseDecibels: Float) {
    let clean = (signalToNoiseDecibels - Self.noisyDecibels) / (Self.cleanDecibels - Self.noisyDecibels)
    let share = 1 - min(max(clean, 0), 1)
    self.share = share
    powers = noise.map { share * $0 }
  }

  /// The static cepstra of each frame with the noise taken out.
  ///
  /// - Parameters:
  ///   - mel: ``MelAnalyser/bandCount`` values for each frame.
  ///   - stretches: frames that follow each other in time.
  func statics(mel: [Float], stretches: [Range<Int>]) -> [Float] {
    var statics = powers.withUnsafeBufferPointer { powers in
      Cepstra.statics(mel: mel) { power, band in max(power - powers[band], Self.leastShareOfPower * power) }
    }
    for frames in stretches { smooth(&statics, frames: frames) }
    return statics
  }

  /// Smooths all frames of a stretch but the first and the last one.
  private func smooth(_ statics: inout [Float], frames: Range<Int>) {
    let width = Cepstra.staticCount
    guard share > 0, frames.count > 2 else { return }
    let weight = share * Self.neighbourWeight
    let scale = 1 / (1 + 2 * weight)
    statics.withUnsafeMutableBufferPointer { statics in
      for value in 0..<width {
        var before = statics[frames.lowerBound * width + value]
        for index in stride(
          from: (frames.lowerBound + 1) * width + value, to: (frames.upperBound - 1) * width, by: width)
        {
          let here = statics[index]
          statics[index] = (here + weight * (before + statics[index + width])) * scale
          before = here
        }
      }
    }
  }
}
