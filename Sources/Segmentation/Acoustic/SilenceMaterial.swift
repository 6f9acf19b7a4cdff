/// Rows of features that silence is learned from.
enum SilenceMaterial {
  private static let rowLimit = 6_000

  /// The recording's frames in `frames`, thinned evenly where there are many.
  static func rows(of sound: CallSound, frames: [Int]) -> [Float] {
    let step = max(1, (frames.count + rowLimit - 1) / rowLimit)
    let width = Cepstra.count
    var rows = [Float](repeating: 0, count: (frames.count + step - 1) / step * width)
    rows.withUnsafeMutableBufferPointer { rows in
      guard let base = rows.baseAddress else { return }
      for (number, index) in stride(from: 0, to: frames.count, by: step).enumerated() {
        sound.features(frames[index]..<frames[index] + 1, into: base + number * width)
      }
    }
    return rows
  }

  /// Frames of pure noise with the spectrum of the recording's background.
  static func noiseRows(for sound: CallSound, count: Int) -> [Float] {
    let bands = MelAnalyser.bandCount
    var mel = Array(NoiseTable.mel.prefix(count * bands))
    for index in mel.indices { mel[index] *= sound.noise[index % bands] }
    let statics = sound.noiseRemoval.statics(mel: mel, stretches: [0..<count])
    var rows = [Float](repeating: 0, count: count * Cepstra.count)
    rows.withUnsafeMutableBufferPointer { rows in
      statics.withUnsafeBufferPointer {
        Cepstra.fill(rows.baseAddress!, statics: $0.baseAddress!, frameCount: count, range: 0..<count)
      }
      for frame in 0..<count {
        for value in 0..<Cepstra.count {
          let index = frame * Cepstra.count + value
          rows[index] = (rows[index] - sound.mean[value]) / sound.deviation[value]
        }
      }
    }
    return rows
  }
}
