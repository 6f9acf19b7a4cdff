public import TapeModel

/// The words of a stream as far as the search must know them.
///
/// A quarter of what ``TapeStream`` holds, so that a search can look at many.
public struct StreamTokens: Sendable {
  public let recording: ContentHash
  public let layer: TapeLayer
  let tokens: [SearchToken]
  let turns: [SearchTurn]

  init(recording: ContentHash, layer: TapeLayer, tokens: [SearchToken], turns: [SearchTurn]) {
    self.recording = recording
    self.layer = layer
    self.tokens = tokens
    self.turns = turns
  }

  /// `speaker` gives the store's number of a name; -1 stands for none.
  init(_ stream: TapeStream, speaker: (Speaker) -> Int32) {
    recording = stream.recording.id
    layer = stream.layer
    tokens = stream.tokens.map { SearchToken($0, turn: stream.words[Int($0.firstWord)].turn) }
    turns = stream.turns.map { SearchTurn(speaker: $0.speaker.map(speaker) ?? -1, isPlaced: $0.range != nil) }
  }
}

/// One word as the search compares it.
struct SearchToken: Hashable, Sendable {
  let key: Int32
  let stem: Int32
  /// Index into the stream's turns.
  let turn: Int32
  let traits: TokenTraits
  let thousandths: UInt16

  /// Whether the transcript is not sure of the word.
  var isUnsure: Bool { thousandths < 500 && !traits.contains(.isPlacedOnly) }
  var isHesitation: Bool { traits.contains(.hesitation) }

  init(key: Int32, stem: Int32, turn: Int32, traits: TokenTraits, thousandths: UInt16) {
    self.key = key
    self.stem = stem
    self.turn = turn
    self.traits = traits
    self.thousandths = thousandths
  }

  init(_ token: TapeToken, turn: Int32) {
    self.init(
      key: token.key, stem: token.stem, turn: turn, traits: token.traits,
      thousandths: UInt16((min(max(token.confidence, 0), 1) * 1_000).rounded()))
  }
}

/// One turn as the search needs it.
struct SearchTurn: Hashable, Sendable {
  /// As the store numbers names; -1 where nobody is named.
  let speaker: Int32
  let isPlaced: Bool
}
