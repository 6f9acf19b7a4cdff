/// Finds the stretches of tape that may hold a quote, by its rarest words.
///
/// Each third of the quote names its four rarest words; a stretch is wanted where two of all
/// of them stand near each other. So a quote put together from two places finds both. The
/// places of the words alone choose what is worth a look; only there the tape is read, and
/// the words around decide.
struct CandidateFinder<Tape: TapeWords> {
  let tape: Tape
  let rows: [QuoteRow]

  /// How far a stretch goes on around the rare words found in it, in tokens.
  private var reach: Int { min(30 + rows.count, 300) }

  func columns(bonus: (Int32) -> Float) -> Columns {
    var columns = Columns()
    for (stream, range) in chosen() {
      columns.append(range, of: tape.tokens(at: stream), number: stream, bonus: bonus)
    }
    return columns
  }

  /// The rows to look for: of each third the four rarest words that are on tape, as long as all
  /// of them together have not too many places.
  private func probes() -> [CandidateProbe] {
    let length = max(1, (rows.count + 2) / 3)
    var candidates: [(row: Int, third: Int, rank: Int, count: Int)] = []
    for (third, start) in stride(from: 0, to: rows.count, by: length).enumerated() {
      var stems: Set<Int32> = []
      let rarest = (start..<min(start + length, rows.count))
        .filter { !rows[$0].isFree && rows[$0].stem >= 0 && stems.insert(rows[$0].stem).inserted }
        .map { (row: $0, count: tape.placeCount(ofStem: rows[$0].stem)) }.filter { $0.count > 0 }
        .sorted { ($0.count, $0.row) < ($1.count, $1.row) }
      for (rank, word) in rarest.prefix(4).enumerated() {
        candidates.append((word.row, third, rank, word.count))
      }
    }
    candidates.sort { ($0.rank, $0.count) < ($1.rank, $1.count) }
    var places = 0
    var stems: [Int32] = []
    var chosen: [CandidateProbe] = []
    for candidate in candidates {
      let count = min(candidate.count, CandidateProbe.placeLimit)
      guard chosen.isEmpty || places + count <= CandidateProbe.placeBudget else { continue }
      let stem = rows[candidate.row].stem
      if !stems.contains(stem) { stems.append(stem) }
      chosen.append(
        CandidateProbe(
          row: candidate.row, third: candidate.third, stem: stem, stemNumber: stems.firstIndex(of: stem) ?? 0,
          weight: rows[candidate.row].weight))
      places += count
    }
    return chosen
  }

  /// Every place of every probe, in the order of the tape.
  private func hits(_ probes: [CandidateProbe]) -> [CandidateHit] {
    var hits: [CandidateHit] = []
    for (number, probe) in probes.enumerated() {
      for place in tape.places(ofStem: probe.stem).prefix(CandidateProbe.placeLimit) {
        hits.append(CandidateHit(place, probe: number))
      }
    }
    hits.sort { $0.bits < $1.bits }
    return hits
  }

  /// Runs of hits that stand near each other.
  private func stretches(_ hits: [CandidateHit], _ probes: [CandidateProbe]) -> [CandidateStretch] {
    var stretches: [CandidateStretch] = []
    let reach = Int32(reach)
    for (index, hit) in hits.enumerated() {
      let token = hit.token
      if let last = stretches.last, last.stream == hit.stream, token - last.last <= reach,
        token - last.first <= 4 * reach
      {
      } else {
        stretches.append(CandidateStretch(stream: hit.stream, first: token, last: token, hits: index..<index))
      }
      let probe = probes[hit.probe]
      let place = stretches.count - 1
      let isAligned =
        index > stretches[place].hits.lowerBound
        && hits[index - 1].probe != hit.probe
        && abs(Int(token - hits[index - 1].token) - (probe.row - probes[hits[index - 1].probe].row)) <= 2
      stretches[place].take(probe, weight: probe.weight * (isAligned ? 1.5 : 1))
      stretches[place].last = token
      stretches[place].hits = stretches[place].hits.lowerBound..<index + 1
    }
    return stretches
  }

  /// The stretch again, weighed by the words around its hits.
  private func weighed(
    _ stretch: CandidateStretch, _ hits: [CandidateHit], _ probes: [CandidateProbe]
  ) -> CandidateStretch {
    var weighed = CandidateStretch(
      stream: stretch.stream, first: stretch.first, last: stretch.last, hits: stretch.hits)
    let tokens = tape.tokens(at: Int(stretch.stream)).tokens
    for hit in hits[stretch.hits] {
      let probe = probes[hit.probe]
      let (run, weight) = run(around: Int(hit.token), row: probe.row, in: tokens)
      weighed.take(probe, weight: weight)
      weighed.run = max(weighed.run, run)
    }
    return weighed
  }

  /// How many words around a hit stand in the quote in the same order, up to six each way, and
  /// what they weigh.
  private func run(around token: Int, row: Int, in tokens: [SearchToken]) -> (count: Int, weight: Float) {
    var count = 1
    var weight = rows[row].weight
    for step in [-1, 1] {
      var offset = step
      while abs(offset) <= 6, rows.indices.contains(row + offset), tokens.indices.contains(token + offset),
        rows[row + offset].key == tokens[token + offset].key
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
  private func chosen() -> [(stream: Int, range: Range<Int>)] {
    let probes = probes()
    let hits = hits(probes)
    let all = stretches(hits, probes)
    let promising = CandidateStretch.best(all, limit: CandidateStretch.lookLimit).map { weighed(all[$0], hits, probes) }
    let good = promising.filter { $0.stems.nonzeroBitCount > 1 || $0.run >= 3 }
    let pool = good.isEmpty ? promising : good
    var result: [(stream: Int, range: Range<Int>)] = []
    for index in CandidateStretch.best(pool, limit: CandidateStretch.keptLimit) {
      let stretch = pool[index]
      let count = tape.tokens(at: Int(stretch.stream)).tokens.count
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
