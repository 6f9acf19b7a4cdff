/// One word as it is compared: folded, with what it does in its sentence.
struct FoldedToken: Hashable, Sendable {
  /// Equal keys are the same word. A number's key is `#` and its digits.
  var key: String
  /// Equal stems are the same word with another ending.
  var stem: String
  var traits: TokenTraits
  /// The words it was made from, as half-open indexes into the words given.
  var firstWord: Int
  var endWord: Int
}

/// What a word does in its sentence.
struct TokenTraits: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// A sound that is no word: `uh`, `э-э`.
  static let hesitation = TokenTraits(rawValue: 1)
  /// A word that says little where it is left out: `well`, `ну`.
  static let filler = TokenTraits(rawValue: 2)
  static let negation = TokenTraits(rawValue: 4)
  static let condition = TokenTraits(rawValue: 8)
  static let number = TokenTraits(rawValue: 16)
  /// Broken off: `riv-`.
  static let cutOff = TokenTraits(rawValue: 32)
  /// Written with a capital inside a sentence.
  static let name = TokenTraits(rawValue: 64)
  static let endsSentence = TokenTraits(rawValue: 128)
  static let endsQuestion = TokenTraits(rawValue: 256)
  /// An ellipsis in print stands after it.
  static let ellipsis = TokenTraits(rawValue: 512)
  /// In brackets in print: the editor's word, not the speaker's.
  static let bracketed = TokenTraits(rawValue: 1024)
  /// In parentheses in print: perhaps a note, perhaps speech.
  static let parenthesised = TokenTraits(rawValue: 2048)
  /// Partly hidden in print: `f---`.
  static let masked = TokenTraits(rawValue: 4096)
  /// On tape: somebody speaks after it, or before it, for longer than a pause, and no word stands there.
  static let roomAfter = TokenTraits(rawValue: 8192)
  static let roomBefore = TokenTraits(rawValue: 16384)
  /// On tape: its confidence is that of its place alone, and says nothing of the word.
  static let isPlacedOnly = TokenTraits(rawValue: 32768)
}
