internal import Foundation

/// Mel power to the 39 features that the models see: 13 cepstra, their slopes and the slopes
/// of these.
///
/// Orthonormal cosine transform of the log power, sine lifter of 22, regression over two
/// frames on either side (Young et al., The HTK Book, sections 5.4 to 5.9).
enum Cepstra {
  static let staticCount = 13
  static let count = 39

  /// The static cepstra of each frame.
  ///
  /// - Parameter power: what is left of the power in a band.
  @inline(__always)
  static func statics(mel: [Float], _ power: (_ mel: Float, _ band: Int) -> Float) -> [Float] {
    let bands = MelAnalyser.bandCount
    let frames = mel.count / bands
    var result = [Float](repeating: 0, count: frames * staticCount)
    mel.withUnsafeBufferPointer { mel in
      cosines.withUnsafeBufferPointer { cosines in
        result.withUnsafeMutableBufferPointer { result in
          withUnsafeTemporaryAllocation(of: Float.self, capacity: bands) { logs in
            for frame in 0..<frames {
              for band in 0..<bands { logs[band] = log(power(mel[frame * bands + band], band)) }
              for index in 0..<staticCount {
                var sum: Float = 0
                for band in 0..<bands { sum += logs[band] * cosines[index * bands + band] }
                result[frame * staticCount + index] = sum
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The cosine transform with the lifter in it.
  private static let cosines: [Float] = {
    let bands = MelAnalyser.bandCount
    let lifter = (0..<staticCount).map { 1 + 11 * sin(Double.pi * Double($0) / 22) }
    let mean = lifter.reduce(0, +) / Double(staticCount)
    return (0..<staticCount).flatMap { index in
      (0..<bands).map { band in
        let scale = sqrt((index == 0 ? 1 : 2) / Double(bands)) * lifter[index] / mean
        return Float(scale * cos(Double.pi * Double(index) * (Double(band) + 0.5) / Double(bands)))
      }
    }
  }()

  /// Writes ``count`` features for each frame of `range`; beyond the ends of `statics` the
  /// outermost frame goes on.
  static func fill(
    _ output: UnsafeMutablePointer<Float>, statics: UnsafePointer<Float>, frameCount: Int, range: Range<Int>
  ) {
    let width = staticCount
    func at(_ frame: Int) -> UnsafePointer<Float> { statics + min(max(frame, 0), frameCount - 1) * width }
    let span = range.count + 4
    withUnsafeTemporaryAllocation(of: Float.self, capacity: span * width) { slopes in
      for index in 0..<span {
        let frame = range.lowerBound - 2 + index
        let (a, b, c, d) = (at(frame - 2), at(frame - 1), at(frame + 1), at(frame + 2))
        for value in 0..<width {
          slopes[index * width + value] = (c[value] - b[value] + 2 * (d[value] - a[value])) * 0.1
        }
      }
      for index in 0..<range.count {
        let row = output + index * count
        let here = at(range.lowerBound + index)
        let slope = slopes.baseAddress! + (index + 2) * width
        for value in 0..<width {
          row[value] = here[value]
          row[width + value] = slope[value]
          row[2 * width + value] =
            (slope[value + width] - slope[value - width] + 2 * (slope[value + 2 * width] - slope[value - 2 * width]))
            * 0.1
        }
      }
    }
  }
}
