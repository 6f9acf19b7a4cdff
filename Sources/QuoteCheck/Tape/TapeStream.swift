public import TapeModel

/// The words of one recording on one layer, one after another over the borders of its turns.
public struct TapeStream: Sendable {
  public let recording: TapeRecording
  public let layer: TapeLayer
  public let language: LanguageCode?
  public internal(set) var turns: [TapeTurn]
  public internal(set) var words: [TapeWord]
  /// How each word is spelled in the transcript.
  public internal(set) var texts: [String]
  /// The words as they are compared; fewer where a number takes several words, more where
  /// a contraction stands for two.
  public internal(set) var tokens: [TapeToken]
  /// For a translation: the stream of the words that were spoken.
  public internal(set) var originalStream: Int?
  /// The pause, in milliseconds, that nine of ten words have less of before the next one of
  /// their sentence.
  var usualPause: Int64 = 0
}

/// One turn in a stream.
public struct TapeTurn: Hashable, Sendable {
  public let number: Int
  /// The segment's identifier.
  public let segment: String
  public let speaker: Speaker?
  /// `nil` where the aligner did not find the turn on the tape.
  public let range: SampleRange?
  /// Its words, half-open indexes into the stream's words.
  public let firstWord: Int32
  public let endWord: Int32
}

/// One word in a stream.
public struct TapeWord: Hashable, Sendable {
  /// Index into the stream's turns.
  public let turn: Int32
  /// In frames; -1 where the word has no place.
  let start: Int64
  let end: Int64
  /// How much word and place are to be trusted, 0 to 1.
  public let confidence: Float
  /// Whether the confidence says something of the word: not where the times were only laid over
  /// a turn, and not in a translation.
  let isHeard: Bool
  /// For a translation: the spoken words of the same sentence, half-open indexes into the
  /// original stream's words; otherwise empty.
  let originalFirst: Int32
  let originalEnd: Int32

  /// `nil` where the word has no place on the tape.
  public var range: SampleRange? { SampleRange(checking: start, end) }
}

/// One word as it is compared.
public struct TapeToken: Hashable, Sendable {
  /// The folded word, and the word without its ending, as the store numbers them.
  let key: Int32
  let stem: Int32
  let firstWord: Int32
  let endWord: Int32
  var traits: TokenTraits
  /// The least confidence of its words.
  let confidence: Float

  /// Whether the transcript is not sure of the word.
  var isUnsure: Bool { confidence < 0.5 && !traits.contains(.isPlacedOnly) }
}
