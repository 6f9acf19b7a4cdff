internal import TapeModel

/// Turns cut into the pieces that are placed: a short turn is one piece, a long one several,
/// cut where a sentence ends, so that memory does not grow with the square of its length.
struct TurnPieces: Sendable {
  struct Piece: Sendable {
    let turn: Int
    /// The piece's words among those of its turn.
    let words: Range<Int>
  }

  private(set) var pieces: [Piece] = []
  private(set) var texts: [SpeakableText] = []

  static let longest = 80
  private static let shortest = 30

  init(_ turns: [WrittenTurn], language: LanguageCode) {
    for (index, turn) in turns.enumerated() {
      var first = 0
      while first < turn.words.count {
        let end = Self.end(of: turn.words, from: first)
        pieces.append(Piece(turn: index, words: first..<end))
        texts.append(
          SpeakableText(words: turn.words[first..<end].map(\.text), language: turn.language ?? language))
        first = end
      }
    }
  }

  private static func end(of words: [WrittenWord], from first: Int) -> Int {
    guard words.count - first > longest else { return words.count }
    let marks: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
    for end in stride(from: first + longest, to: first + shortest, by: -1) {
      if let last = words[end - 1].text.utf8.last, marks.contains(last) { return end }
    }
    return first + longest
  }

  private init(pieces: [Piece], texts: [SpeakableText]) {
    self.pieces = pieces
    self.texts = texts
  }

  /// Only the pieces of some indices, in order.
  func keeping(_ indices: [Int]) -> TurnPieces {
    TurnPieces(pieces: indices.map { pieces[$0] }, texts: indices.map { texts[$0] })
  }
}
