/// Finds every place where a quote was said word for word.
struct PhraseFinder<Tape: TapeWords> {
  let tape: Tape
  let rows: [QuoteRow]

  /// Places listed; more are only counted.
  static var placeLimit: Int { 200 }

  /// The tokens of each place, in order; hesitations on the tape are passed over.
  ///
  /// - Complexity: O(places of the rarest word × *n*).
  func places() -> (found: [[TapePlace]], count: Int) {
    let wanted = rows.filter { !$0.isFree }
    guard wanted.count == rows.count, !wanted.isEmpty, wanted.allSatisfy({ $0.stem >= 0 && $0.key >= 0 }) else {
      return ([], 0)
    }
    let rarest = wanted.indices.min {
      tape.placeCount(ofStem: wanted[$0].stem) < tape.placeCount(ofStem: wanted[$1].stem)
    }
    guard let rarest else { return ([], 0) }
    var found: [[TapePlace]] = []
    var count = 0
    for place in tape.places(ofStem: wanted[rarest].stem) {
      guard let tokens = match(wanted, rarest, at: place) else { continue }
      count += 1
      if found.count < Self.placeLimit { found.append(tokens) }
    }
    return (found, count)
  }

  private func match(_ rows: [QuoteRow], _ anchor: Int, at place: TapePlace) -> [TapePlace]? {
    let stream = tape.stream(at: Int(place.stream))
    guard stream.tokens[Int(place.token)].key == rows[anchor].key else { return nil }
    var tokens = [TapePlace](repeating: place, count: rows.count)
    var token = Int(place.token)
    for row in stride(from: anchor - 1, through: 0, by: -1) {
      token -= 1
      while token >= 0, stream.tokens[token].traits.contains(.hesitation) { token -= 1 }
      guard token >= 0, stream.tokens[token].key == rows[row].key else { return nil }
      tokens[row] = TapePlace(stream: place.stream, token: Int32(token))
    }
    token = Int(place.token)
    for row in anchor + 1..<max(anchor + 1, rows.count) {
      token += 1
      while token < stream.tokens.count, stream.tokens[token].traits.contains(.hesitation) { token += 1 }
      guard token < stream.tokens.count, stream.tokens[token].key == rows[row].key else { return nil }
      tokens[row] = TapePlace(stream: place.stream, token: Int32(token))
    }
    return tokens
  }
}
