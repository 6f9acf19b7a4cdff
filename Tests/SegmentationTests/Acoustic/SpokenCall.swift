import TapeModel

@testable import Segmentation

/// A call made of spoken texts with known places, over a quiet hiss.
struct SpokenCall {
  var samples: [Float] = []
  var starts: [Double] = []
  var turns: [WrittenTurn] = []
  let rate = SampleRate(hertz: SpokenText.rate)!
  private var noise = SplitMix64(state: 7)

  /// Says each text in another voice than the aligner's, with a pause before each.
  ///
  /// - Parameter overlaps: by how many seconds a text, by index from 0, begins before the one before it ends.
  init(
    _ texts: [String], variant: String = "m5", pauseSeconds: Double = 0.6, languages: [LanguageCode] = [],
    overlaps: [Int: Double] = [:]
  ) throws {
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
    samples.append(sample + 0.002 * hiss)
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
