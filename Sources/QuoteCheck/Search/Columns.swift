/// Stretches of tape laid one after another, for the alignment to walk over.
struct Columns {
  /// Where each column's token stands.
  private(set) var places: [TapePlace] = []
  private(set) var keys: [Int32] = []
  private(set) var stems: [Int32] = []
  /// The transcript is not sure of the word.
  private(set) var isUnsure: [Bool] = []
  /// What it costs to say that a word of the quote was said behind this one and is not in the
  /// transcript.
  private(set) var additionCosts: [Float] = []
  /// A filler, or a word that the transcript is not sure of: leaving it out costs little.
  private(set) var isCheap: [Bool] = []
  /// The number of the column's stretch.
  private(set) var stretches: [Int32] = []
  private(set) var stretchCount = 0
  /// Added to a match, so that of equal places the better one wins.
  private(set) var bonuses: [Float] = []
  /// Whether the column does not follow the one before it on the tape.
  private(set) var startsStretch: [Bool] = []

  var count: Int { places.count }

  private static var roomCost: Float { 0.5 }

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
      let isNoisy = token.isUnsure
      isUnsure.append(isNoisy)
      if !isFirst, token.traits.contains(.roomBefore) {
        additionCosts[additionCosts.count - 1] = Self.roomCost
      }
      additionCosts.append(token.traits.contains(.roomAfter) ? Self.roomCost : isNoisy ? 0.6 : 1)
      isCheap.append(isNoisy || token.traits.contains(.filler))
      stretches.append(Int32(stretchCount))
      bonuses.append(turnBonus)
      startsStretch.append(isFirst)
      isFirst = false
    }
    if !isFirst { stretchCount += 1 }
  }
}
