public import TapeModel

/// What the quote check asks of an index of words.
///
/// ``WordStore`` keeps it all in memory; another store may read streams as they are asked
/// for. Streams and tokens are numbered from 0.
public protocol TapeWords: Sendable {
  var streamCount: Int { get }
  /// Tokens in all streams.
  var tokenCount: Int { get }
  func stream(at index: Int) -> TapeStream

  /// The number of a folded word or stem; `nil` for one that is on no tape.
  func number(of folded: String) -> Int32?
  /// How a word is spelled in its transcript.
  func spelling(of word: TapeWord) -> String
  /// The folded word of that number.
  func folded(_ number: Int32) -> String
  /// How many tokens have this stem.
  func placeCount(ofStem stem: Int32) -> Int
  /// The tokens with this stem, in order of stream and token.
  func places(ofStem stem: Int32) -> [TapePlace]

  /// Every name that a transcript gives a voice.
  var speakers: Set<Speaker> { get }
}
