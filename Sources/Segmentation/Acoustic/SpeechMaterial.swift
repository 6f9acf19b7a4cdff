internal import Foundation

/// Speech whose phones are known, to start models from.
struct SpeechMaterial: Sendable {
  /// ``MelAnalyser/bandCount`` values for each frame.
  private(set) var mel: [Float] = []
  /// The state that each frame belongs to; -1 for none.
  private(set) var states: [Int32] = []
  /// The first frame of each utterance.
  private(set) var utterances: [Int] = []
  /// Mean mel power of the noise that lies under it already.
  private let noise: [Float]

  /// Ten minutes are enough to start from, however long the call.
  static let frameLimit = 60_000
  /// The same in seconds.
  static let limitSeconds = Double(frameLimit / CallSound.framesPerSecond)

  var frameCount: Int { states.count }

  /// - Parameter noise: ``MelAnalyser/bandCount`` values; none for speech that is clean.
  init(noise: [Float] = [Float](repeating: 0, count: MelAnalyser.bandCount)) { self.noise = noise }

  /// Adds frames of a recording; state -1 for a frame that is not to be learned from.
  mutating func add(mel: [Float], states: [Int32]) {
    guard frameCount < Self.frameLimit, !states.isEmpty else { return }
    utterances.append(frameCount)
    self.mel.append(contentsOf: mel)
    self.states.append(contentsOf: states)
  }

  /// Adds a text as espeak-ng speaks it; each phone's frames belong to its three states in
  /// thirds.
  mutating func add(_ text: SpokenText, inventory: PhoneInventory) {
    guard frameCount < Self.frameLimit, !text.phones.isEmpty else { return }
    var resampler = Resampler(from: SpokenText.rate, to: MelAnalyser.rate)
    var analyser = MelAnalyser()
    var samples: [Float] = []
    let spoken = text.samples.map { Float($0) / 32_768 }
    resampler.append(spoken.span, to: &samples)
    resampler.finish(into: &samples)
    analyser.append(samples)
    analyser.finish()
    utterances.append(frameCount)
    mel.append(contentsOf: analyser.mel)
    var phone = 0
    for frame in 0..<analyser.frameCount {
      let sample = frame * SpokenText.rate / CallSound.framesPerSecond
      while phone < text.phones.count, text.phones[phone].end <= sample { phone += 1 }
      guard phone < text.phones.count, text.phones[phone].start <= sample else {
        states.append(-1)
        continue
      }
      let spoken = text.phones[phone]
      let third = min(2, 3 * (sample - spoken.start) / max(1, spoken.end - spoken.start))
      states.append(Int32(3 * inventory.index(of: spoken.symbol) + third))
    }
  }

  /// Adds this material to `statistics` as it would sound in the recording: its channel and
  /// its noise laid over it.
  func add(to statistics: inout StateStatistics, asIn sound: CallSound) {
    let bands = MelAnalyser.bandCount
    let speaking = states.indices.filter { states[$0] >= 0 }
    guard !speaking.isEmpty else { return }
    let gain = gain(over: speaking, in: sound)
    var matched = mel
    let lacking = (0..<bands).map { lackingNoise($0, gain: gain[$0], in: sound) }
    let table = NoiseTable.mel
    for frame in 0..<frameCount {
      let row = frame % NoiseTable.frameCount * bands
      for band in 0..<bands {
        let index = frame * bands + band
        matched[index] = gain[band] * mel[index] + lacking[band] * table[row + band]
      }
    }
    let statics = sound.noiseRemoval.statics(mel: matched, stretches: stretches)
    accumulate(statics, speaking: speaking, sound: sound, into: &statistics)
  }

  /// What of the recording's noise is not under this material yet, once that has a gain.
  private func lackingNoise(_ band: Int, gain: Float, in sound: CallSound) -> Float {
    max(sound.noise[band] - gain * noise[band], 0)
  }

  /// For each band the gain with which the mean log power over speech, noise included, is
  /// that of the recording.
  private func gain(over speaking: [Int], in sound: CallSound) -> [Float] {
    let bands = MelAnalyser.bandCount
    let step = max(1, speaking.count / 4_000)
    let sample = stride(from: 0, to: speaking.count, by: step).map { speaking[$0] }
    return (0..<bands).map { band in
      let own = sample.reduce(Float(0)) { $0 + log(mel[$1 * bands + band]) } / Float(sample.count)
      let wanted = max(sound.speechMel[band] - sound.noise[band], 0.05 * sound.speechMel[band])
      var gain = log(wanted) - own
      for _ in 0..<6 {
        let factor = exp(gain)
        let lacking = lackingNoise(band, gain: factor, in: sound)
        let reached =
          sample.reduce(Float(0)) { $0 + log(factor * mel[$1 * bands + band] + lacking) } / Float(sample.count)
        gain += min(max(sound.speechLogMel[band] - reached, -1), 1)
      }
      return exp(gain)
    }
  }

  /// The frames of each utterance.
  private var stretches: [Range<Int>] { zip(utterances, utterances.dropFirst() + [frameCount]).map { $0..<$1 } }

  private func accumulate(
    _ statics: [Float], speaking: [Int], sound: CallSound, into statistics: inout StateStatistics
  ) {
    let width = Cepstra.count
    var rows = [Float](repeating: 0, count: frameCount * width)
    rows.withUnsafeMutableBufferPointer { rows in
      statics.withUnsafeBufferPointer { statics in
        for frames in stretches {
          Cepstra.fill(
            rows.baseAddress! + frames.lowerBound * width,
            statics: statics.baseAddress! + frames.lowerBound * Cepstra.staticCount,
            frameCount: frames.count, range: 0..<frames.count)
        }
      }
    }
    var own = [Double](repeating: 0, count: width)
    for frame in speaking { for value in 0..<width { own[value] += Double(rows[frame * width + value]) } }
    for value in 0..<width { own[value] /= Double(speaking.count) }
    rows.withUnsafeMutableBufferPointer { rows in
      for frame in speaking {
        let row = rows.baseAddress! + frame * width
        for value in 0..<width { row[value] = (row[value] - Float(own[value])) / sound.deviation[value] }
        statistics.add(row, to: Int(states[frame]))
      }
    }
  }
}
