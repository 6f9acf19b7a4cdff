import TapeModel

@testable import Segmentation

/// A call made of spoken texts with known places, over a hiss.
struct SpokenCall {
  var samples: [Float] = []
  var starts: [Double] = []
  var turns: [WrittenTurn] = []
  static let rate = SampleRate(hertz: SpokenText.rate)!
  var rate: SampleRate { Self.rate }
  private var noise = SplitMix64(state: 7)
  private let noiseRange: Float

  /// Says each text in another voice than the aligner's, with a pause before each.
  ///
  /// - Parameters:
  ///   - overlaps: by how many seconds a text, by index from 0, begins before the one before it ends.
  ///   - noise: from the least to the greatest sample of the hiss.
  init(
    _ texts: [String], variant: String = "m5", pauseSeconds: Double = 0.6, languages: [LanguageCode] = [],
    overlaps: [Int: Double] = [:], noise: Float = 0.002
  ) throws {
    noiseRange = noise
    let written = texts.map { $0.split(separator: " ").map { WrittenWord(String($0)) } }
    let voice = SpokenVoice(language: LanguageCode("en")!, variant: variant)
    let pronunciation = Pronunciation()
    var spoken = try pronunciation.speak(written.map { $0.map(\.text) }, voice: voice)
    for (index, language) in languages.enumerated() where language != voice.language {
      let other = SpokenVoice(language: language, variant: variant)
      spoken[index] = try pronunciation.speak([written[index].map(\.text)], voice: other)[0]
    }
    for (index, (words, text)) in zip(written, spoken).enumerated() {
      let overlap = overlaps[index].map { Int($0 * Double(rate.hertz)) }
      if overlap == nil { append(seconds: pauseSeconds) }
      let first = text.phones.first?.start ?? 0
      let last = text.phones.last?.end ?? 0
      let start = samples.count - (overlap ?? 0)
      starts.append(Double(start) / Double(rate.hertz))
      for (place, sample) in text.samples[first..<last].enumerated() {
        if start + place == samples.count { append(0) }
        samples[start + place] += Float(sample) / 32_768
      }
      turns.append(WrittenTurn(words: words, line: turns.count + 1))
    }
    append(seconds: pauseSeconds)
  }

  private mutating func append(seconds: Double) {
    for _ in 0..<Int(seconds * Double(rate.hertz)) { append(0) }
  }

  private mutating func append(_ sample: Float) {
    let hiss = Float(noise.next() >> 40) / Float(1 << 24) - 0.5
    samples.append(sample + noiseRange * hiss)
  }

  var sound: CallSound {
    var source = SampleArray(samples, rate: rate)
    return CallSound(&source, channel: nil)
  }

  func startSeconds(_ turn: AlignedTurn) -> Double? { turn.range.map { rate.seconds(atFrame: $0.start) } }

  /// The second is said while the first goes on.
  static let overlappingTexts = [
    "Good morning, the river has been frozen since yesterday evening, and nobody can cross before Sunday.",
    "Certainly.", "We are going to wait for the other boat at the bridge.",
  ]

  static let texts = [
    "Good morning, the river has been frozen since yesterday evening.",
    "Then nobody can cross before the week is over.",
    "We are going to wait for the other boat at the bridge.",
    "Please call me again when you have seen it.",
  ]
}
