import TapeModel

@testable import TapeAudio

/// Sound for tests: the same at every run.
enum TestSound {
  /// Noise of 16 bits.
  static func noise(_ count: Int, seed: UInt64 = 1, amplitude: Int = 20_000) -> [Int16] {
    var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int16(Int(state >> 33) % (2 * amplitude + 1) - amplitude)
    }
  }

  static func bytes(_ samples: [Int16]) -> [UInt8] {
    samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  /// All samples of a file as 16 bits.
  static func read16(_ path: String, _ range: SampleRange? = nil) throws -> [Int16] {
    var reader = try AudioReader(path: path)
    let all = reader.allFrames
    var samples: [Int16] = []
    try reader.forEachBlock16(in: range ?? all) { _, block in
      for index in block.indices { samples.append(block[index]) }
    }
    return samples
  }

  /// All samples of a file as floating-point numbers.
  static func readFloat(_ path: String, _ range: SampleRange? = nil) throws -> [Float] {
    var reader = try AudioReader(path: path)
    let all = reader.allFrames
    var samples: [Float] = []
    try reader.forEachBlock(in: range ?? all) { _, block in
      for index in block.indices { samples.append(block[index]) }
    }
    return samples
  }
}

/// Where two runs of samples differ first: in a sample, or in length; `nil` where they are the
/// same. Keeps thousands of numbers out of a failing test's output.
func firstDifference<Sample: Equatable>(_ one: [Sample], _ other: [Sample]) -> Int? {
  if let index = zip(one, other).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset { return index }
  return one.count == other.count ? nil : min(one.count, other.count)
}

/// RIFF bytes written by hand, right or wrong.
struct WaveBytes {
  var form = "RIFF"
  var channelCount = 1
  var hertz = 8_000
  var bitCount = 16
  var tag = 1
  /// Chunks between `fmt ` and `data`: name, stated size, bytes as they stand.
  var extra: [UInt8] = []
  var statedRIFFByteCount: UInt32?
  var statedDataByteCount: UInt32?
  var blockByteCount: Int?
  var data: [UInt8]
  var after: [UInt8] = []

  init(_ samples: [Int16]) { data = TestSound.bytes(samples) }

  init(data: [UInt8]) { self.data = data }

  static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }

  static func chunk(_ name: String, _ body: [UInt8], stated: UInt32? = nil, pads: Bool = true) -> [UInt8] {
    Array(name.utf8) + number(UInt64(stated ?? UInt32(body.count)), 4) + body
      + (pads && body.count % 2 == 1 ? [0] : [])
  }

  var bytes: [UInt8] {
    let block = blockByteCount ?? channelCount * bitCount / 8
    let format =
      Self.number(UInt64(tag), 2) + Self.number(UInt64(channelCount), 2) + Self.number(UInt64(hertz), 4)
      + Self.number(UInt64(hertz * block), 4) + Self.number(UInt64(block), 2) + Self.number(UInt64(bitCount), 2)
    let body =
      Array("WAVE".utf8) + Self.chunk("fmt ", format) + extra
      + Self.chunk("data", data, stated: statedDataByteCount) + after
    return Array(form.utf8) + Self.number(UInt64(statedRIFFByteCount ?? UInt32(body.count)), 4) + body
  }
}
