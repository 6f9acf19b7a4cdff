/// Stretches of tape laid one after another, for the alignment to walk over.
struct Columns {
  /// Where each column's token stands.
  private(set) var places: [TapePlace] = []
  private(set) var keys: [Int32] = []
  private(set) var stems: [Int32] = []
  private(set) var confidences: [Float] = []
  private(set) var traits: [TokenTraits] = []
  /// Added to a match, so that of equal places the better one wins.
  private(set) var bonuses: [Float] = []
  /// Whether the column does not follow the one before it on the tape.
  private(set) var startsStretch: [Bool] = []

  var count: Int { places.count }

  /// Appends the tokens of a stream in `range`, without hesitations.
  ///
  /// `bonus` is asked for the number of a turn's speaker.
  mutating func append(_ range: Range<Int>, of stream: StreamTokens, number: Int, bonus: (Int32) -> Float) {
    var isFirst = true
    var turn: Int32 = -1
    var turnBonus: Float = 0
    for index in range {
      let token = stream.tokens[index]
      if token.isHesitation { continue }
      if token.turn != turn {
        turn = token.turn
        turnBonus = bonus(stream.turns[Int(turn)].speaker)
      }
      places.append(TapePlace(stream: Int32(number), token: Int32(index)))
      keys.append(token.key)
      stems.append(token.stem)
      confidences.append(token.confidence)
      traits.append(token.traits)
      bonuses.append(turnBonus)
      startsStretch.append(isFirst)
      isFirst = false
    }
  }
}
