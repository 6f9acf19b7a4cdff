/// Finds every place where a quote was said word for word.
struct PhraseFinder<Tape: TapeWords> {
  let tape: Tape
  let rows: [QuoteRow]

  /// Places listed; more are only counted.
  static var placeLimit: Int { 200 }
  /// Places counted: no quote of so many places tells where it was said.
  static var countLimit: Int { 10_000 }

  /// The tokens of each place, in order; hesitations on the tape are passed over.
  ///
  /// The tape is read only where the two rarest words stand as near to each other as in the
  /// quote.
  ///
  /// - Complexity: O(places of the two rarest words + *n* × places where both are).
  func places() -> (found: [[TapePlace]], count: Int) {
    guard !rows.isEmpty, rows.allSatisfy({ !$0.isFree && $0.stem >= 0 && $0.key >= 0 }) else { return ([], 0) }
    let byRarity = rows.indices
      .map { (row: $0, count: tape.placeCount(ofStem: rows[$0].stem)) }
      .sorted { ($0.count, $0.row) < ($1.count, $1.row) }
    let anchor = byRarity[0].row
    let other = byRarity.dropFirst().first { rows[$0.row].stem != rows[anchor].stem }?.row
    var found: [[TapePlace]] = []
    var count = 0
    for place in anchors(anchor, beside: other) {
      guard let tokens = match(anchor, at: place) else { continue }
      count += 1
      if found.count < Self.placeLimit { found.append(tokens) }
      if count == Self.countLimit { break }
    }
    return (found, count)
  }

  /// The places of row `anchor` that have row `other` where the quote has it, give or take the
  /// hesitations that may stand between.
  private func anchors(_ anchor: Int, beside other: Int?) -> [TapePlace] {
    let places = tape.places(ofStem: rows[anchor].stem)
    guard let other, places.count > 1 else { return places }
    let others = tape.places(ofStem: rows[other].stem)
    let distance = Int32(other - anchor)
    let slack = 2 * abs(distance) + 4
    let window = distance > 0 ? distance...(distance + slack) : (distance - slack)...distance
    var next = 0
    return places.filter { place in
      let first = place.token + window.lowerBound
      while next < others.count,
        others[next].stream < place.stream
          || (others[next].stream == place.stream && others[next].token < first)
      {
        next += 1
      }
      return next < others.count && others[next].stream == place.stream
        && others[next].token <= place.token + window.upperBound
    }
  }

  private func match(_ anchor: Int, at place: TapePlace) -> [TapePlace]? {
    let stream = tape.tokens(at: Int(place.stream)).tokens
    guard stream[Int(place.token)].key == rows[anchor].key else { return nil }
    var tokens = [TapePlace](repeating: place, count: rows.count)
    var token = Int(place.token)
    for row in stride(from: anchor - 1, through: 0, by: -1) {
      token -= 1
      while token >= 0, stream[token].isHesitation { token -= 1 }
      guard token >= 0, stream[token].key == rows[row].key else { return nil }
      tokens[row] = TapePlace(stream: place.stream, token: Int32(token))
    }
    token = Int(place.token)
    for row in anchor + 1..<max(anchor + 1, rows.count) {
      token += 1
      while token < stream.count, stream[token].isHesitation { token += 1 }
      guard token < stream.count, stream[token].key == rows[row].key else { return nil }
      tokens[row] = TapePlace(stream: place.stream, token: Int32(token))
    }
    return tokens
  }
}
