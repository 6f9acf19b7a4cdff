internal import Foundation
public import TapeModel

/// What the aligner knows of one leg of a recording, every 10 ms; the samples are gone.
///
/// About 100 bytes for each 10 ms: 100 MB for three hours.
public struct CallSound: Sendable {
  /// Rate of the recording that was read; the aligner works at 8 kHz.
  public let rate: SampleRate
  /// Length of the recording, in its own frames.
  public let recordingFrameCount: Int64
  /// Steps of 10 ms.
  let frameCount: Int
  /// ``Cepstra/staticCount`` values for each frame.
  private let statics: [Float]
  /// Mean and spread of the features over frames of speech, by which they are normalised.
  private(set) var mean: [Float]
  private(set) var deviation: [Float]
  /// Louder than the background.
  let isSpeech: [Bool]
  /// Nothing but steady tones.
  let isTone: [Bool]
  /// Power over all bands, in decibels.
  let decibels: [Float]
  /// Mean mel power of the quietest frames.
  let noise: [Float]
  /// Mean power of the quietest frames, in decibels.
  let noiseDecibels: Float
  /// Power of speech, with the noise under it, over power of noise.
  let signalToNoiseDecibels: Float
  /// What takes the noise out of the features, and out of other speech that is held against them.
  let noiseRemoval: NoiseRemoval
  /// Mean log mel power over frames of speech.
  let speechLogMel: [Float]
  /// Mean mel power over frames of speech.
  let speechMel: [Float]
  /// ``MelAnalyser/bandCount`` values for each frame, for a sound that others learn from; else empty.
  let mel: [Float]

  var speechFrameCount: Int { isSpeech.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// Stretches of steady tones, ringing and beeps, on the recording's frames, with the edges that hold them in part.
  var tones: [SampleRange] {
    let clock = FrameClock(self)
    var ranges: [SampleRange] = []
    var start: Int?
    for frame in 0...frameCount {
      let isInside = frame < frameCount && isTone[frame]
      if let from = start, !isInside {
        ranges.append(clock.range(max(0, from - Self.toneEdge)..<min(frameCount, frame + Self.toneEdge)))
        start = nil
      } else if start == nil, isInside {
        start = frame
      }
    }
    return ranges
  }

  /// In frames: half a window, and what a measure of the level is smoothed by.
  private static let toneEdge = 10

  static let framesPerSecond = 100

  /// Reads a channel of a source, or the mean of all channels where `channel` is `nil`.
  ///
  /// - Parameter teaches: whether other calls are to learn from it (``DonorSpeech``), which takes as much memory again.
  /// - Precondition: the source has the channel.
  public init<Source: SampleSource & ~Copyable>(
    _ source: inout Source, channel: Int?, teaches: Bool = false
  ) throws(Source.Failure) {
    var analyser = MelAnalyser(findsTones: true)
    var resampler = Resampler(from: source.rate.hertz, to: MelAnalyser.rate)
    let channelCount = source.channelCount
    analyser.reserve(seconds: Double(source.frameCount) / Double(source.rate.hertz))
    var mono: [Float] = []
    var converted: [Float] = []
    try source.forEachBlock(in: source.allFrames) { range, samples in
      mono.removeAll(keepingCapacity: true)
      let scale = 1 / Float(channelCount)
      for frame in 0..<Int(range.frameCount) {
        if let channel {
          mono.append(samples[frame * channelCount + channel])
        } else {
          var sum: Float = 0
          for index in 0..<channelCount { sum += samples[frame * channelCount + index] }
          mono.append(sum * scale)
        }
      }
      converted.removeAll(keepingCapacity: true)
      resampler.append(mono.span, to: &converted)
      analyser.append(converted)
    }
    converted.removeAll()
    resampler.finish(into: &converted)
    analyser.append(converted)
    analyser.finish()
    self.init(
      mel: analyser.mel, tone: analyser.tone, rate: source.rate, recordingFrameCount: source.frameCount,
      teaches: teaches)
  }

  private init(mel: [Float], tone: ToneFinder, rate: SampleRate, recordingFrameCount: Int64, teaches: Bool) {
    self.mel = teaches ? mel : []
    self.rate = rate
    self.recordingFrameCount = recordingFrameCount
    let bands = MelAnalyser.bandCount
    frameCount = mel.count / bands
    var logMean = [Float](repeating: 0, count: frameCount)
    var decibels = logMean
    for frame in 0..<frameCount {
      var sum: Float = 0
      var logs: Float = 0
      for band in 0..<bands {
        sum += mel[frame * bands + band]
        logs += log(mel[frame * bands + band])
      }
      decibels[frame] = 10 * log10(sum)
      logMean[frame] = logs / Float(bands)
    }
    self.decibels = decibels
    let isTone = tone.mask(decibels: decibels)
    self.isTone = isTone
    let isSpeech = SpeechMask.mask(decibels: decibels, excluding: isTone)
    self.isSpeech = isSpeech
    let quiet = Self.quietest(smoothed(logMean, reach: 5), excluding: isTone)
    noise = Self.mean(mel, rows: bands, over: quiet)
    noiseDecibels = 10 * log10(noise.reduce(0, +))
    let speaking = isSpeech.indices.filter { isSpeech[$0] }
    speechMel = Self.mean(mel, rows: bands, over: speaking)
    speechLogMel = Self.mean(mel, rows: bands, over: speaking) { log($0) }
    signalToNoiseDecibels = 10 * log10(speechMel.reduce(0, +) / noise.reduce(0, +))
    noiseRemoval = NoiseRemoval(noise: noise, signalToNoiseDecibels: signalToNoiseDecibels)
    statics = noiseRemoval.statics(mel: mel, stretches: [0..<frameCount])
    mean = [Float](repeating: 0, count: Cepstra.count)
    deviation = [Float](repeating: 1, count: Cepstra.count)
    normalise()
  }

  /// The quietest 8 % of the frames that are no tone.
  private static func quietest(_ level: [Float], excluding tone: [Bool]) -> [Int] {
    let frames = level.indices.filter { !tone[$0] }
    let sorted = frames.map { level[$0] }.sorted()
    guard !sorted.isEmpty else { return [] }
    let limit = sorted[sorted.count * 8 / 100]
    return frames.filter { level[$0] <= limit }
  }

  private static func mean(
    _ values: [Float], rows: Int, over frames: [Int], of transform: (Float) -> Float = { $0 }
  ) -> [Float] {
    var sums = [Double](repeating: 0, count: rows)
    for frame in frames { for row in 0..<rows { sums[row] += Double(transform(values[frame * rows + row])) } }
    guard !frames.isEmpty else { return sums.map { _ in 1e-10 } }
    return sums.map { Float($0 / Double(frames.count)) }
  }

  private mutating func normalise() {
    var sum = [Double](repeating: 0, count: Cepstra.count)
    var square = sum
    var frames = 0
    forEachBlock { first, rows, count in
      for index in 0..<count where isSpeech[first + index] {
        frames += 1
        for value in 0..<Cepstra.count {
          let x = Double(rows[index * Cepstra.count + value])
          sum[value] += x
          square[value] += x * x
        }
      }
    }
    guard frames > 0 else { return }
    for value in 0..<Cepstra.count {
      let average = sum[value] / Double(frames)
      mean[value] = Float(average)
      deviation[value] = Float(max(1e-3, (square[value] / Double(frames) - average * average).squareRoot()))
    }
  }

  private func forEachBlock(_ body: (_ first: Int, _ rows: UnsafePointer<Float>, _ count: Int) -> Void) {
    let block = 512
    let rows = HeapBuffer<Float>(repeating: 0, count: block * Cepstra.count)
    for first in stride(from: 0, to: frameCount, by: block) {
      let count = min(block, frameCount - first)
      fill(rows.base, range: first..<first + count)
      body(first, rows.base, count)
    }
  }

  private func fill(_ output: UnsafeMutablePointer<Float>, range: Range<Int>) {
    statics.withUnsafeBufferPointer {
      Cepstra.fill(output, statics: $0.baseAddress!, frameCount: frameCount, range: range)
    }
  }

  /// Writes the normalised features of `range`, ``Cepstra/count`` for each frame.
  func features(_ range: Range<Int>, into output: UnsafeMutablePointer<Float>) {
    guard !range.isEmpty else { return }
    fill(output, range: range)
    mean.withUnsafeBufferPointer { mean in
      deviation.withUnsafeBufferPointer { deviation in
        for frame in 0..<range.count {
          let row = output + frame * Cepstra.count
          for value in 0..<Cepstra.count { row[value] = (row[value] - mean[value]) / deviation[value] }
        }
      }
    }
  }
}

/// Means over `reach` values on either side, fewer at the ends.
func smoothed(_ values: [Float], reach: Int) -> [Float] {
  var sums = [Double](repeating: 0, count: values.count + 1)
  for index in values.indices { sums[index + 1] = sums[index] + Double(values[index]) }
  return values.indices.map { index in
    let low = max(0, index - reach)
    let high = min(values.count, index + reach + 1)
    return Float((sums[high] - sums[low]) / Double(high - low))
  }
}
