/// Finds the stretches of tape that may hold a quote, by its rarest words.
///
/// Each third of the quote names its four rarest words; a stretch is wanted where two of all
/// of them stand near each other. So a quote put together from two places finds both.
struct CandidateFinder<Tape: TapeWords> {
  let tape: Tape
  let rows: [QuoteRow]

  /// Stretches taken for each third of a quote, and for all of it, best first.
  private static var stretchLimit: Int { 8 }
  /// Places looked at for one word, beyond which it says nothing.
  private static var placeLimit: Int { 60_000 }
  /// Places looked at for all words of a quote together.
  private static var placeBudget: Int { 16_000 }

  /// How far a stretch goes on around the rare words found in it, in tokens.
  private var reach: Int { min(30 + rows.count, 300) }

  private struct Probe {
    let row: Int
    let third: Int
  }

  private struct Stretch {
    let stream: Int32
    var first: Int32
    var last: Int32
    var stems: Set<Int32> = []
    /// What was found for each third.
    var weights: (Float, Float, Float) = (0, 0, 0)
    /// The most words in a row that stand in the quote as well.
    var run = 0

    var weight: Float { weights.0 + weights.1 + weights.2 }
    func weight(_ third: Int) -> Float { third == 0 ? weights.0 : third == 1 ? weights.1 : weights.2 }

    mutating func add(_ weight: Float, third: Int) {
      switch third {
      case 0: weights.0 += weight
      case 1: weights.1 += weight
      default: weights.2 += weight
      }
    }
  }

  func columns(bonus: (TapeTurn) -> Float) -> Columns {
    var columns = Columns()
    for (stream, range) in chosen(stretches()) {
      columns.append(range, of: tape.stream(at: stream), number: stream, bonus: bonus)
    }
    return columns
  }

  /// The rows to look for: of each third the four rarest words that are on tape, as long as all
  /// of them together have not too many places.
  private func probes() -> [Probe] {
    let length = max(1, (rows.count + 2) / 3)
    var candidates: [(probe: Probe, rank: Int, count: Int)] = []
    for (third, start) in stride(from: 0, to: rows.count, by: length).enumerated() {
      var stems: Set<Int32> = []
      let rarest = (start..<min(start + length, rows.count))
        .filter { !rows[$0].isFree && rows[$0].stem >= 0 && stems.insert(rows[$0].stem).inserted }
        .map { (row: $0, count: tape.placeCount(ofStem: rows[$0].stem)) }.filter { $0.count > 0 }
        .sorted { ($0.count, $0.row) < ($1.count, $1.row) }
      for (rank, word) in rarest.prefix(4).enumerated() {
        candidates.append((Probe(row: word.row, third: third), rank, word.count))
      }
    }
    candidates.sort { ($0.rank, $0.count) < ($1.rank, $1.count) }
    var places = 0
    var chosen: [Probe] = []
    for candidate in candidates {
      let count = min(candidate.count, Self.placeLimit)
      guard chosen.isEmpty || places + count <= Self.placeBudget else { continue }
      chosen.append(candidate.probe)
      places += count
    }
    return chosen
  }

  /// Where the rare words stand near each other.
  private func stretches() -> [Stretch] {
    var hits: [(place: TapePlace, probe: Probe)] = []
    for probe in probes() {
      for place in tape.places(ofStem: rows[probe.row].stem).prefix(Self.placeLimit) { hits.append((place, probe)) }
    }
    hits.sort { $0.place < $1.place }
    var stretches: [Stretch] = []
    var stream: TapeStream?
    for (place, probe) in hits {
      if stretches.last?.stream != place.stream || stream == nil { stream = tape.stream(at: Int(place.stream)) }
      guard let stream else { continue }
      let isNew =
        stretches.last.map {
          $0.stream != place.stream || place.token - $0.last > Int32(reach) || place.token - $0.first > 4 * Int32(reach)
        } ?? true
      if isNew { stretches.append(Stretch(stream: place.stream, first: place.token, last: place.token)) }
      let last = stretches.count - 1
      let (run, weight) = run(around: Int(place.token), row: probe.row, in: stream)
      stretches[last].last = place.token
      stretches[last].run = max(stretches[last].run, run)
      let isFirst = stretches[last].stems.insert(rows[probe.row].stem).inserted
      stretches[last].add(isFirst ? weight : weight / 4, third: probe.third)
    }
    return stretches
  }

  /// How many words around a hit stand in the quote in the same order, up to six each way, and
  /// what they weigh.
  private func run(around token: Int, row: Int, in stream: TapeStream) -> (count: Int, weight: Float) {
    var count = 1
    var weight = rows[row].weight
    for step in [-1, 1] {
      var offset = step
      while abs(offset) <= 6, rows.indices.contains(row + offset), stream.tokens.indices.contains(token + offset),
        rows[row + offset].key == stream.tokens[token + offset].key
      {
        count += 1
        weight += rows[row + offset].weight
        offset += step
      }
    }
    return (count, weight)
  }

  /// The best stretches, widened, in order, without overlap.
  ///
  /// One rare word alone is enough where two of its neighbours stand beside it, or where nothing
  /// better is.
  private func chosen(_ stretches: [Stretch]) -> [(stream: Int, range: Range<Int>)] {
    let good = stretches.filter { $0.stems.count > 1 || $0.run >= 3 }
    let pool = good.isEmpty ? stretches : good
    var wanted: Set<Int> = []
    let orders: [(Stretch) -> Float] = [{ $0.weight }, { $0.weight(0) }, { $0.weight(1) }, { $0.weight(2) }]
    for weight in orders {
      let best = pool.indices.filter { weight(pool[$0]) > 0 }.sorted { (weight(pool[$0]), $1) > (weight(pool[$1]), $0) }
      wanted.formUnion(best.prefix(Self.stretchLimit))
    }
    var result: [(stream: Int, range: Range<Int>)] = []
    for index in wanted.sorted() {
      let stretch = pool[index]
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
