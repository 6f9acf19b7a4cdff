internal import Foundation

/// Power of sound in mel bands, every 10 ms, from samples at 8 kHz.
///
/// Frame *t* is centred on sample 80 *t*: pre-emphasis 0.97, a Hamming window of 25 ms, 23
/// triangular bands from 120 to 3 800 Hz (Davis and Mermelstein, 1980). Optionally marks
/// frames that hold nothing but one or two steady tones.
struct MelAnalyser {
  static let bandCount = 23
  static let hop = 80
  static let rate = 8_000

  /// ``bandCount`` values for each frame.
  private(set) var mel: [Float] = []
  /// For each frame where tones are looked for.
  private(set) var tone = ToneFinder()
  private let findsTones: Bool

  private var samples: [Float]
  private var received = 0
  private var nextFrame = 0
  /// Index of `samples[0]` in the sound, after `reach` zeros in front.
  private var offset = 0
  private static let reach = 128
  private static let window = 200
  private static let lanes = 16

  private let transform = BatchedFourierTransform(size: 256)
  private let real = HeapBufferBox(count: 256)
  private let imaginary = HeapBufferBox(count: 256)

  init(findsTones: Bool = false) {
    self.findsTones = findsTones
    samples = [Float](repeating: 0, count: Self.reach)
  }

  var frameCount: Int { nextFrame }

  /// Makes room for a sound whose length is known, up to four hours of it.
  mutating func reserve(seconds: Double) {
    let frames = min(max(0, seconds), 14_400) * Double(Self.rate / Self.hop)
    mel.reserveCapacity((Int(frames) + Self.lanes) * Self.bandCount)
  }

  mutating func append(_ block: some Sequence<Float>) {
    let before = samples.count
    samples.append(contentsOf: block)
    received += samples.count - before
    while available >= Self.lanes { analyse(count: Self.lanes) }
    drop()
  }

  /// Analyses the rest: a frame for each started hop.
  mutating func finish() {
    let count = (received + Self.hop - 1) / Self.hop
    samples.append(contentsOf: [Float](repeating: 0, count: Self.reach + Self.lanes * Self.hop))
    while nextFrame < count { analyse(count: min(Self.lanes, count - nextFrame)) }
    samples = []
  }

  /// Frames whose samples are all there.
  private var available: Int {
    let end = offset + samples.count
    return max(0, (end - 2 * Self.reach) / Self.hop + 1 - nextFrame)
  }

  private mutating func drop() {
    let used = nextFrame * Self.hop - offset
    guard used > 16_384 else { return }
    samples.removeFirst(used)
    offset += used
  }

  private mutating func analyse(count: Int) {
    let re = real.base
    let im = imaginary.base
    re.update(repeating: .zero, count: 256)
    im.update(repeating: .zero, count: 256)
    let first = nextFrame * Self.hop - offset
    samples.withUnsafeBufferPointer { samples in
      MelTables.hamming.withUnsafeBufferPointer { hamming in
        for lane in 0..<count {
          // The window begins 100 samples before the centre, which lies `reach` further in.
          let start = first + lane * Self.hop + Self.reach - Self.window / 2
          for index in 0..<Self.window {
            let emphasised = samples[start + index] - 0.97 * samples[start + index - 1]
            let value = emphasised * hamming[index]
            if lane < 8 { re[index][lane] = value } else { im[index][lane - 8] = value }
          }
        }
      }
      if findsTones { tone.analyse(samples.baseAddress! + first, count: count, hop: Self.hop) }
    }
    transform.transform(re, im)
    appendBands(re, im, count: count)
    nextFrame += count
  }

  private mutating func appendBands(
    _ re: UnsafeMutablePointer<SIMD8<Float>>, _ im: UnsafeMutablePointer<SIMD8<Float>>, count: Int
  ) {
    let start = mel.count
    mel.append(contentsOf: [Float](repeating: 1e-10, count: count * Self.bandCount))
    mel.withUnsafeMutableBufferPointer { mel in
      for band in MelTables.bands.indices {
        let weights = MelTables.bands[band]
        var low = SIMD8<Float>(repeating: 1e-10)
        var high = low
        for (index, weight) in weights.values.enumerated() {
          let (one, other) = powers(re, im, bin: weights.first + index, size: 256)
          low += one * weight
          high += other * weight
        }
        for lane in 0..<count {
          mel[start + lane * Self.bandCount + band] = lane < 8 ? low[lane] : high[lane - 8]
        }
      }
    }
  }
}

/// Powers of two real signals that were transformed as one complex signal.
@inline(__always)
func powers(
  _ re: UnsafeMutablePointer<SIMD8<Float>>, _ im: UnsafeMutablePointer<SIMD8<Float>>, bin: Int, size: Int
) -> (SIMD8<Float>, SIMD8<Float>) {
  let mirror = (size - bin) & (size - 1)
  let evenRe = re[bin] + re[mirror]
  let evenIm = im[bin] - im[mirror]
  let oddRe = im[bin] + im[mirror]
  let oddIm = re[mirror] - re[bin]
  return ((evenRe * evenRe + evenIm * evenIm) * 0.25, (oddRe * oddRe + oddIm * oddIm) * 0.25)
}

/// A ``HeapBuffer`` of lanes that copies of a value share.
final class HeapBufferBox: @unchecked Sendable {
  private let buffer: HeapBuffer<SIMD8<Float>>
  var base: UnsafeMutablePointer<SIMD8<Float>> { buffer.base }

  init(count: Int) { buffer = HeapBuffer(repeating: .zero, count: count) }
}

enum MelTables {
  static let hamming = (0..<200).map { Float(0.54 - 0.46 * cos(2 * Double.pi * Double($0) / 199)) }

  static let bands: [(first: Int, values: [Float])] = {
    func mel(_ hertz: Double) -> Double { 2595 * log10(1 + hertz / 700) }
    func hertz(_ mel: Double) -> Double { 700 * (pow(10, mel / 2595) - 1) }
    let edges = (0...MelAnalyser.bandCount + 1).map { index in
      hertz(mel(120) + (mel(3800) - mel(120)) * Double(index) / Double(MelAnalyser.bandCount + 1))
    }
    return (0..<MelAnalyser.bandCount).map { band in
      var first: Int?
      var values: [Float] = []
      for bin in 0...128 {
        let at = Double(bin) * Double(MelAnalyser.rate) / 256
        let rise = (at - edges[band]) / (edges[band + 1] - edges[band])
        let fall = (edges[band + 2] - at) / (edges[band + 2] - edges[band + 1])
        let weight = min(rise, fall)
        guard weight > 0 else { continue }
        if first == nil { first = bin }
        values.append(Float(weight))
      }
      return (first ?? 0, values)
    }
  }()
}
