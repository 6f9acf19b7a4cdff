/// Finds the stretches of tape that may hold a quote, by its rarest words.
///
/// Each third of the quote names its four rarest words; a stretch is wanted where two of all
/// of them stand near each other. So a quote put together from two places finds both.
struct CandidateFinder<Tape: TapeWords> {
  let tape: Tape
  let rows: [QuoteRow]

  /// Stretches taken for one quote, best first.
  private static var stretchLimit: Int { 24 }
  /// Places looked at for one word, beyond which it says nothing.
  private static var placeLimit: Int { 60_000 }

  /// How far a stretch goes on around the rare words found in it, in tokens.
  private var reach: Int { min(40 + 2 * rows.count, 300) }

  private struct Hit {
    let place: TapePlace
    let row: Int
    let weight: Float
  }

  private struct Stretch {
    let stream: Int32
    var first: Int32
    var last: Int32
    var rows: Set<Int>
    var stems: Set<Int32>
    var weight: Float
  }

  func columns(bonus: (TapeTurn) -> Float) -> Columns {
    let wanted = chosen(stretches())
    var columns = Columns()
    for (stream, range) in wanted { columns.append(range, of: tape.stream(at: stream), number: stream, bonus: bonus) }
    return columns
  }

  /// The rows to look for: of each third the four rarest words that are on tape.
  private func probes() -> [Int] {
    let third = max(1, (rows.count + 2) / 3)
    var chosen: [Int] = []
    var stems: Set<Int32> = []
    for start in stride(from: 0, to: rows.count, by: third) {
      let candidates = (start..<min(start + third, rows.count))
        .filter { !rows[$0].isFree && rows[$0].stem >= 0 && tape.placeCount(ofStem: rows[$0].stem) > 0 }
        .sorted { (tape.placeCount(ofStem: rows[$0].stem), $0) < (tape.placeCount(ofStem: rows[$1].stem), $1) }
      var taken = 0
      for row in candidates where taken < 4 {
        guard tape.placeCount(ofStem: rows[row].stem) <= Self.placeLimit || chosen.isEmpty else { break }
        guard stems.insert(rows[row].stem).inserted else { continue }
        chosen.append(row)
        taken += 1
      }
    }
    return chosen
  }

  private func stretches() -> [Stretch] {
    var hits: [Hit] = []
    for row in probes() {
      for place in tape.places(ofStem: rows[row].stem).prefix(Self.placeLimit) {
        hits.append(Hit(place: place, row: row, weight: rows[row].weight))
      }
    }
    hits.sort { $0.place < $1.place }
    var stretches: [Stretch] = []
    for hit in hits {
      let stem = rows[hit.row].stem
      if let last = stretches.indices.last, stretches[last].stream == hit.place.stream,
        hit.place.token - stretches[last].last <= Int32(reach),
        hit.place.token - stretches[last].first <= 4 * Int32(reach)
      {
        stretches[last].last = hit.place.token
        if stretches[last].stems.insert(stem).inserted { stretches[last].weight += hit.weight }
      } else {
        stretches.append(
          Stretch(
            stream: hit.place.stream, first: hit.place.token, last: hit.place.token, rows: [hit.row], stems: [stem],
            weight: hit.weight))
      }
    }
    return stretches
  }

  /// The best stretches, widened, in order, without overlap.
  private func chosen(_ stretches: [Stretch]) -> [(stream: Int, range: Range<Int>)] {
    let isOneEnough = !stretches.contains { $0.stems.count > 1 }
    let best = stretches.filter { isOneEnough || $0.stems.count > 1 }
      .sorted { ($0.weight, $1.stream, $1.first) > ($1.weight, $0.stream, $0.first) }.prefix(Self.stretchLimit)
    var wanted = Array(best)
    // A half with one rare word only is looked for in the calls of the best stretches.
    let streams = Set(best.prefix(3).map(\.stream))
    let lone = stretches.filter { $0.stems.count == 1 && streams.contains($0.stream) }
    if !isOneEnough { wanted += lone.sorted { ($0.weight, $1.first) > ($1.weight, $0.first) }.prefix(12) }
    wanted.sort { ($0.stream, $0.first) < ($1.stream, $1.first) }
    var result: [(stream: Int, range: Range<Int>)] = []
    for stretch in wanted {
      let count = tape.stream(at: Int(stretch.stream)).tokens.count
      let range = max(0, Int(stretch.first) - reach)..<min(count, Int(stretch.last) + reach + 1)
      if let last = result.indices.last, result[last].stream == Int(stretch.stream),
        result[last].range.upperBound >= range.lowerBound
      {
        result[last].range = result[last].range.lowerBound..<max(result[last].range.upperBound, range.upperBound)
      } else {
        result.append((Int(stretch.stream), range))
      }
    }
    return result
  }
}
