public import TapeModel

/// What the quote check asks of an index of words.
///
/// ``WordStore`` keeps it all in memory; ``StoredWords`` reads what is asked for. Streams,
/// tokens and names are numbered from 0.
public protocol TapeWords: Sendable {
  var streamCount: Int { get }
  /// Tokens in all streams.
  var tokenCount: Int { get }
  /// A stream as the search needs it.
  func tokens(at index: Int) -> StreamTokens
  /// The same stream with all that is known of its words.
  func stream(at index: Int) -> TapeStream

  /// The number of a folded word or stem; `nil` for one that is on no tape.
  func number(of folded: String) -> Int32?
  /// The folded word of that number.
  func folded(_ number: Int32) -> String
  /// How many tokens have this stem.
  func placeCount(ofStem stem: Int32) -> Int
  /// The tokens with this stem, in order of stream and token.
  func places(ofStem stem: Int32) -> [TapePlace]

  /// Every name that a transcript gives a voice, once.
  var speakers: [Speaker] { get }
}
