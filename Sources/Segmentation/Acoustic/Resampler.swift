internal import Foundation

/// Brings sound to another rate, block by block, for analysis only.
///
/// Windowed-sinc interpolation with a Blackman window over twelve zero crossings on either
/// side; passes up to 0.46 of the lower rate. Equal rates pass unchanged.
struct Resampler {
  private let up: Int
  private let down: Int
  private let halfWidth: Int
  /// For each phase, in whole lanes.
  private let taps: [Lanes]
  private let lanesPerPhase: Int
  private typealias Lanes = SIMD8<Float>
  private var pending: [Float]
  /// Index of `pending[0]` in the input, which begins after `halfWidth` zeros.
  private var offset = 0
  private var produced = 0
  private var received = 0

  init(from inputRate: Int, to outputRate: Int) {
    let divisor = Self.greatestCommonDivisor(inputRate, outputRate)
    up = outputRate / divisor
    down = inputRate / divisor
    let cutoff = 0.96 * min(1, Double(outputRate) / Double(inputRate))
    halfWidth = inputRate == outputRate ? 0 : Int((12 / cutoff).rounded(.up))
    lanesPerPhase = (2 * halfWidth + Lanes.scalarCount - 1) / Lanes.scalarCount
    taps = halfWidth == 0 ? [] : Self.taps(phases: up, halfWidth: halfWidth, cutoff: cutoff)
    pending = [Float](repeating: 0, count: halfWidth)
  }

  private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : greatestCommonDivisor(other, one % other)
  }

  private static func taps(phases: Int, halfWidth: Int, cutoff: Double) -> [Lanes] {
    let width = 2 * halfWidth
    let lanes = (width + Lanes.scalarCount - 1) / Lanes.scalarCount
    var taps = [Lanes](repeating: .zero, count: phases * lanes)
    for phase in 0..<phases {
      let fraction = Double(phase) / Double(phases)
      for tap in 0..<width {
        let distance = Double(tap - halfWidth + 1) - fraction
        let angle = Double.pi * distance / Double(halfWidth)
        guard abs(angle) < .pi else { continue }
        let window = 0.42 + 0.5 * cos(angle) + 0.08 * cos(2 * angle)
        let x = Double.pi * cutoff * distance
        let (lane, rest) = tap.quotientAndRemainder(dividingBy: Lanes.scalarCount)
        taps[phase * lanes + lane][rest] = Float(window * cutoff * (x == 0 ? 1 : sin(x) / x))
      }
    }
    return taps
  }

  /// Takes the next samples and appends what they give to `output`.
  mutating func append(_ samples: Span<Float>, to output: inout [Float]) {
    received += samples.count
    for index in samples.indices {
      let sample = samples[index]
      pending.append(sample.isFinite ? min(max(sample, -8), 8) : 0)
    }
    if halfWidth == 0 {
      output.append(contentsOf: pending)
      pending.removeAll(keepingCapacity: true)
    } else {
      convert(upTo: .max, into: &output)
    }
  }

  /// Appends what is left once all samples are in.
  mutating func finish(into output: inout [Float]) {
    guard halfWidth > 0 else { return }
    let count = (received * up + down - 1) / down
    pending.append(contentsOf: [Float](repeating: 0, count: lanesPerPhase * Lanes.scalarCount + 1))
    convert(upTo: count, into: &output)
  }

  private mutating func convert(upTo count: Int, into output: inout [Float]) {
    pending.withUnsafeBytes { input in
      taps.withUnsafeBufferPointer { taps in
        while produced < count {
          let (whole, rest) = (produced * down).quotientAndRemainder(dividingBy: up)
          let first = (whole + 1 - offset) * MemoryLayout<Float>.stride
          guard first + lanesPerPhase * MemoryLayout<Lanes>.stride <= input.count else { break }
          var sum = Lanes.zero
          for lane in 0..<lanesPerPhase {
            let samples = input.loadUnaligned(fromByteOffset: first + lane * MemoryLayout<Lanes>.stride, as: Lanes.self)
            sum += samples * taps[rest * lanesPerPhase + lane]
          }
          output.append(sum.sum())
          produced += 1
        }
      }
    }
    let used = min(produced * down / up - offset, pending.count)
    if used > 0 {
      pending.removeFirst(used)
      offset += used
    }
  }
}
