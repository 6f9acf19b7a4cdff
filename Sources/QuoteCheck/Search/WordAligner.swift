/// Lays a quote over tape: affine gaps, jumps forward and backward, cheap gaps where print
/// admits them.
///
/// The scores are those that worked best in a trial on human transcripts against recognised
/// words: a match is worth its word's rarity; a word changed or added costs 1, less
/// where the tape's word is uncertain; leaving tape words out costs 0.8 and 0.02 a word, 0.2 at
/// an ellipsis; a jump anywhere costs 4, or 2 at an ellipsis. Dynamic programming over
/// quote × tape, as in Gotoh, "An improved algorithm for matching biological sequences"
/// (1982), with one best predecessor a row for the jumps.
struct WordAligner {
  /// One step of the way through quote and tape.
  enum Step: Hashable {
    /// The same word, or the same word with another ending.
    case match(row: Int, column: Int, isExact: Bool)
    /// Another word stands in its place.
    case change(row: Int, column: Int)
    /// A quote's word that is not on the tape.
    case add(row: Int)
  }

  struct Result {
    let steps: [Step]
    let score: Float
  }

  static let uncertainBelow: Float = 0.5
  private static let minusInfinity: Float = -1e9

  /// The best way of `rows` through `columns`; `nil` where either is empty.
  ///
  /// - Complexity: O(*n* × *m*) time, that many bytes.
  static func align(_ rows: [QuoteRow], _ columns: Columns) -> Result? {
    let n = rows.count
    let m = columns.count
    guard n > 0, m > 0 else { return nil }
    // How each cell was reached: by 0 start, 1 the diagonal, 2 a gap, 3 a jump, 4 an addition.
    var origins = [UInt8](repeating: 0, count: n * m)
    var gapOpens = [Bool](repeating: false, count: n * m)
    var jumpSources = [Int32](repeating: -1, count: n)
    var above = [Float](repeating: 0, count: m)
    var aboveGap = [Float](repeating: minusInfinity, count: m)
    var row = above
    var rowGap = aboveGap
    var bestAbove: Float = 0
    var bestAboveColumn: Int32 = -1
    // What it costs to start with this row: every row before it is not on the tape.
    var lateStart: Float = 0
    for i in 0..<n {
      let quote = rows[i]
      let hasEllipsisBefore = i > 0 && rows[i - 1].traits.contains(.ellipsis)
      let isAfterFree = i > 0 && rows[i - 1].isFree
      let hasEllipsisAfter = quote.traits.contains(.ellipsis)
      let jumpBase = i == 0 ? minusInfinity : bestAbove - (hasEllipsisBefore ? 2 : 4)
      jumpSources[i] = bestAboveColumn
      let gapOpen: Float = hasEllipsisAfter || quote.isFree || isAfterFree ? 0.2 : 0.8
      var best = minusInfinity
      var bestColumn: Int32 = -1
      let offset = i * m
      origins.withUnsafeMutableBufferPointer { origins in
        gapOpens.withUnsafeMutableBufferPointer { gapOpens in
          columns.keys.withUnsafeBufferPointer { keys in
            columns.stems.withUnsafeBufferPointer { stems in
              for j in 0..<m {
                let isMatch = keys[j] == quote.key || stems[j] == quote.stem
                let isMasked = !isMatch && !quote.maskedKeys.isEmpty && quote.maskedKeys.contains(keys[j])
                let isNoisy = columns.confidences[j] < uncertainBelow
                let change: Float = quote.isFree ? -0.3 : isNoisy ? -0.3 : -0.95
                let gain =
                  isMatch || isMasked
                  ? quote.weight * (keys[j] == quote.key || isMasked ? 1 : 0.7) + columns.bonuses[j] : change
                var value: Float = i == 0 || isMatch || isMasked ? lateStart + gain : minusInfinity
                var origin: UInt8 = 0
                if i > 0, j > 0, !columns.startsStretch[j] {
                  if above[j - 1] + gain >= value {
                    value = above[j - 1] + gain
                    origin = 1
                  }
                  if aboveGap[j - 1] + gain > value {
                    value = aboveGap[j - 1] + gain
                    origin = 2
                  }
                }
                if isMatch || isMasked, jumpBase + gain > value {
                  value = jumpBase + gain
                  origin = 3
                }
                let addition = above[j] - (quote.isFree ? 0 : isNoisy ? 0.6 : 1)
                if addition > value {
                  value = addition
                  origin = 4
                }
                row[j] = value
                origins[offset + j] = origin
                if value > best {
                  best = value
                  bestColumn = Int32(j)
                }
                // The gap's cost falls on the column that is left out.
                if j > 0, !columns.startsStretch[j] {
                  let isFiller = columns.traits[j].contains(.filler) || isNoisy
                  let extend: Float = isFiller ? 0.005 : 0.02
                  let opened = row[j - 1] - (isFiller ? min(gapOpen, 0.3) : gapOpen) - extend
                  let extended = rowGap[j - 1] - extend
                  rowGap[j] = max(opened, extended)
                  gapOpens[offset + j] = opened >= extended
                } else {
                  rowGap[j] = minusInfinity
                }
              }
            }
          }
        }
      }
      lateStart -= quote.isFree ? 0 : 1
      swap(&above, &row)
      swap(&aboveGap, &rowGap)
      bestAbove = best
      bestAboveColumn = bestColumn
    }
    return Result(
      steps: walkBack(rows, columns, origins, gapOpens, jumpSources, from: Int(bestAboveColumn)), score: bestAbove)
  }

  private static func walkBack(
    _ rows: [QuoteRow], _ columns: Columns, _ origins: [UInt8], _ gapOpens: [Bool], _ jumpSources: [Int32],
    from end: Int
  ) -> [Step] {
    let m = columns.count
    var steps: [Step] = []
    var i = rows.count - 1
    var j = end
    while i >= 0, j >= 0 {
      let origin = origins[i * m + j]
      if origin == 4 {
        steps.append(.add(row: i))
        i -= 1
        continue
      }
      steps.append(step(rows[i], columns, i, j))
      guard origin != 0 else {
        i -= 1
        break
      }
      if origin == 3 {
        j = Int(jumpSources[i])
        i -= 1
        continue
      }
      i -= 1
      j -= 1
      if origin == 2 {
        while j > 0, !gapOpens[i * m + j] { j -= 1 }
        j -= 1
      }
    }
    while i >= 0 {
      steps.append(.add(row: i))
      i -= 1
    }
    return steps.reversed()
  }

  private static func step(_ quote: QuoteRow, _ columns: Columns, _ row: Int, _ column: Int) -> Step {
    if columns.keys[column] == quote.key || quote.maskedKeys.contains(columns.keys[column]) {
      return .match(row: row, column: column, isExact: true)
    }
    if columns.stems[column] == quote.stem { return .match(row: row, column: column, isExact: false) }
    return .change(row: row, column: column)
  }
}
