/// A text as espeak-ng speaks it: phones with their times, and the sound.
struct SpokenText: Sendable {
  /// In order; gaps between them are pauses.
  let phones: [SpokenPhone]
  /// At ``rate`` samples a second.
  let samples: [Int16]

  /// Samples a second of espeak-ng's voices.
  static let rate = 22_050

  /// Length of the phones without the pauses, in milliseconds.
  var speechMilliseconds: Double { phones.reduce(0) { $0 + $1.milliseconds } }
}

/// One phone as espeak-ng speaks it.
struct SpokenPhone: Sendable, Hashable {
  /// espeak-ng's mnemonic, with the modifiers that it reports as phones of their own.
  var symbol: String
  /// In samples of the text's sound.
  var start: Int
  var end: Int
  /// Which of the text's written words it belongs to, from 0.
  var word: Int
  /// Whether espeak-ng pauses before it.
  var followsPause: Bool
  /// Whether it may belong to the word before: espeak-ng speaks both as one (`on the`).
  var isShared = false

  var milliseconds: Double { Double(end - start) * 1000 / Double(SpokenText.rate) }
}
