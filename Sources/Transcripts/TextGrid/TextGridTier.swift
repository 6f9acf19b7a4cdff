/// A named run of non-overlapping intervals in a TextGrid.
struct TextGridTier {
  struct Interval {
    let start: Int64
    let end: Int64
    let text: String
    /// Where it stands in the file, as a byte.
    let offset: Int
  }

  let name: String
  let isPoints: Bool
  /// Where the tier begins, as a byte.
  let offset: Int
  /// Those with a text.
  var intervals: [Interval] = []
  /// Those with impossible times.
  var bad: [Int] = []
  var pointCount = 0

  /// What the tier holds, by its name.
  enum Content: Equatable {
    /// Speech of the speaker of that name, or of nobody in particular.
    case speech(String?)
    /// Single words of the speaker of that name.
    case words(String?)
    /// Sounds, syllables and other things that are not words.
    case other
  }

  private static let wordNames: Set<String> = ["words", "word", "tokens", "слова", "слово"]
  private static let otherNames: Set<String> = [
    "phones", "phone", "phonemes", "phoneme", "segments", "syllables", "syllable", "syll", "syl", "tones", "tone",
    "breaks", "break", "kan", "mau", "trn", "maus", "pitch", "tobi", "misc", "silences", "silence", "pauses", "vad",
  ]
  private static let plainNames: Set<String> = [
    "utterances", "utterance", "sentences", "sentence", "phrases", "phrase", "transcript", "transcription",
    "transcripts", "text", "speech", "orthography", "ort", "ortho", "turns", "turn", "tier", "default", "",
  ]

  /// What aligners write into word tiers where nobody speaks.
  static let pauseMarks: Set<String> = ["sil", "sp", "spn", "<eps>", "<p:>", "<p>", "<usb>", "<nib>", "#", "_"]

  /// `words`, `Anna - words`, `Anna/words`, `words_Anna` and so on; any other name is a speaker's.
  var content: Content {
    let parts = name.split(whereSeparator: { "-/_:| ".contains($0) }).map { String($0) }
    let folded = parts.map { $0.lowercased() }
    guard let last = folded.last, let first = folded.first else { return .speech(nil) }
    for (names, content) in [
      (Self.wordNames, { Content.words($0) }), (Self.otherNames, { _ in Content.other }),
      (Self.plainNames, { Content.speech($0) }),
    ] as [(Set<String>, (String?) -> Content)] {
      if names.contains(last) { return content(speaker(parts.dropLast())) }
      if parts.count > 1, names.contains(first) { return content(speaker(parts.dropFirst())) }
    }
    return .speech(name)
  }

  private func speaker(_ parts: some Collection<String>) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
