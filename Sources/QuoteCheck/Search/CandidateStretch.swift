/// A word of a quote that is looked for on the tape.
struct CandidateProbe {
  let row: Int
  /// The third of the quote that it stands in.
  let third: Int
  let stem: Int32
  /// Equal for equal stems, below 12.
  let stemNumber: Int
  let weight: Float

  /// Places looked at for one word, beyond which it says nothing.
  static let placeLimit = 60_000
  /// Places looked at for all words of a quote together.
  static let placeBudget = 16_000
}

/// A place of a probe, in one number that sorts by the order of the tape.
struct CandidateHit {
  let bits: UInt64

  init(_ place: TapePlace, probe: Int) {
    bits = UInt64(UInt32(bitPattern: place.stream)) << 32 | UInt64(UInt32(bitPattern: place.token)) << 4 | UInt64(probe)
  }

  var stream: Int32 { Int32(truncatingIfNeeded: bits >> 32) }
  var token: Int32 { Int32(truncatingIfNeeded: bits >> 4 & 0xFFF_FFFF) }
  var probe: Int { Int(bits & 15) }
}

/// A run of tape where hits stand near each other.
struct CandidateStretch {
  let stream: Int32
  let first: Int32
  var last: Int32
  /// Half-open indexes into the hits.
  var hits: Range<Int>
  /// A bit for each stem found.
  var stems: UInt16 = 0
  /// The most words in a row that stand in the quote as well.
  var run = 0
  /// What was found for each third, and for all.
  private var weights = SIMD4<Float>(repeating: 0)

  /// Stretches looked at on the tape, for each third of a quote and for all of it.
  static let lookLimit = 64
  /// Stretches taken for each third of a quote, and for all of it.
  static let keptLimit = 8

  init(stream: Int32, first: Int32, last: Int32, hits: Range<Int>) {
    self.stream = stream
    self.first = first
    self.last = last
    self.hits = hits
  }

  /// The same word again says little more.
  mutating func take(_ probe: CandidateProbe, weight: Float) {
    let bit = UInt16(1) << UInt16(probe.stemNumber)
    let gain = stems & bit == 0 ? weight : weight / 4
    stems |= bit
    weights[probe.third] += gain
    weights[3] += gain
  }

  /// The indexes of the heaviest for each third and for all of the quote, in order; of equal
  /// ones the earlier.
  ///
  /// - Complexity: O(*n* log `limit`).
  static func best(_ stretches: [CandidateStretch], limit: Int) -> [Int] {
    var wanted: Set<Int> = []
    for measure in 0..<4 {
      var best: [(weight: Float, index: Int)] = []
      for (index, stretch) in stretches.enumerated() {
        let weight = stretch.weights[measure]
        guard weight > 0, best.count < limit || weight > best[best.count - 1].weight else { continue }
        var low = 0
        var high = best.count
        while low < high {
          let middle = (low + high) / 2
          if best[middle].weight >= weight { low = middle + 1 } else { high = middle }
        }
        best.insert((weight, index), at: low)
        if best.count > limit { best.removeLast() }
      }
      wanted.formUnion(best.map(\.index))
    }
    return wanted.sorted()
  }
}
