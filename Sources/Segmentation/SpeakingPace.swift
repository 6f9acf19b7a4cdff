internal import TapeModel

/// How long words take to say, measured in letters and digits.
///
/// Telephone talk runs at about 14 letters a second of speech in English and Russian
/// alike; a call's own pace replaces that figure once enough of its turns are timed.
struct SpeakingPace {
  /// Letters a second of speech.
  let lettersPerSecond: Double

  static let usual = SpeakingPace(lettersPerSecond: 14)

  /// The median pace of timed turns; the usual one where fewer than four tell.
  init(of samples: [(letterCount: Int, speechSeconds: Double)]) {
    let paces = samples.filter { $0.letterCount >= 8 && $0.speechSeconds >= 0.3 }
      .map { Double($0.letterCount) / $0.speechSeconds }.sorted()
    guard paces.count >= 4 else {
      self = .usual
      return
    }
    let median = paces[paces.count / 2]
    self.init(lettersPerSecond: min(max(median, 6), 30))
  }

  private init(lettersPerSecond: Double) { self.lettersPerSecond = lettersPerSecond }

  /// How well `letterCount` letters fit into `speechSeconds` of speech, 0 to 1.
  ///
  /// 1 within a factor of 1.6 either way, falling with the logarithm to 0 at a factor of 6:
  /// people do not speak six times faster than themselves.
  func fit(letterCount: Int, speechSeconds: Double) -> Double {
    guard letterCount > 0 else { return 1 }
    guard speechSeconds > 0 else { return 0 }
    let expected = Double(letterCount) / lettersPerSecond
    let deviation = logarithm(max(expected, 0.1) / max(speechSeconds, 0.1)).magnitude
    return min(1, max(0, (Self.impossible - deviation) / (Self.impossible - Self.free)))
  }

  private static let free = logarithm(1.6)
  private static let impossible = logarithm(6)
}

/// What a word weighs when time is shared out: its letters and digits, at least one.
func letterCount(_ text: String) -> Int {
  max(
    1, text.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic || $1.properties.numericType != nil ? 1 : 0) })
}

func letterCount(of turn: WrittenTurn) -> Int {
  turn.words.reduce(0) { $0 + letterCount($1.text) }
}
