/// Lays a quote over tape: affine gaps, jumps forward and backward, cheap gaps where print
/// admits them.
///
/// The scores are those that worked best in a trial on human transcripts against recognised
/// words, and on made quotes over transcripts with errors: a match is worth its word's rarity; a
/// word changed or added costs 1, less where the tape's word is uncertain or the tape has speech
/// without words; leaving tape words out costs 0.8 and 0.05 a word, 0.2 and 0.02 at an
/// ellipsis; a jump near by costs 3.5 and one to another stretch 6, at an ellipsis 2 and 3.
/// Dynamic programming over quote × tape, as in Gotoh, "An improved algorithm for matching
/// biological sequences" (1982), with the best predecessors of each row for the jumps.
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

  static let minusInfinity: Float = -1e9

  /// How a cell was reached.
  private enum Origin {
    static let start: UInt8 = 0
    static let diagonal: UInt8 = 1
    static let gap: UInt8 = 2
    static let jump: UInt8 = 3
    static let addition: UInt8 = 4
    static let nearJump: UInt8 = 5
  }

  /// The best cell of a row, in all and in each stretch.
  private struct Best {
    var score: Float
    var column: Int32
    var scores: [Float]
    var columns: [Int32]

    init(_ score: Float, stretchCount: Int) {
      self.score = score
      column = -1
      scores = [Float](repeating: minusInfinity, count: stretchCount)
      columns = [Int32](repeating: -1, count: stretchCount)
    }
  }

  private let rows: [QuoteRow]
  private let columns: Columns
  private var origins: [UInt8]
  private var gapOpens: [Bool]
  private var jumpSources: [Int32] = []
  private var nearSources: [[Int32]] = []
  private var above: [Float]
  private var aboveGap: [Float]
  private var row: [Float]
  private var rowGap: [Float]
  private var best: Best
  /// What it costs to start with a row: every row before it is not on the tape.
  private var lateStart: Float = 0

  /// The best way of `rows` through `columns`; `nil` where either is empty.
  ///
  /// - Complexity: O(*n* × *m*) time, that many bytes.
  static func align(_ rows: [QuoteRow], _ columns: Columns) -> Result? {
    guard !rows.isEmpty, columns.count > 0 else { return nil }
    var aligner = WordAligner(rows, columns)
    for number in rows.indices { aligner.fill(number) }
    return Result(steps: aligner.walkBack(), score: aligner.best.score)
  }

  private init(_ rows: [QuoteRow], _ columns: Columns) {
    self.rows = rows
    self.columns = columns
    origins = [UInt8](repeating: 0, count: rows.count * columns.count)
    gapOpens = [Bool](repeating: false, count: rows.count * columns.count)
    above = [Float](repeating: 0, count: columns.count)
    aboveGap = [Float](repeating: Self.minusInfinity, count: columns.count)
    row = above
    rowGap = aboveGap
    best = Best(0, stretchCount: columns.stretchCount)
  }

  /// What a step of one row costs wherever it is taken.
  private struct RowCosts {
    let jump: Float
    let nearJump: Float
    let gapOpen: Float
    let gapExtend: Float

    init(_ rows: [QuoteRow], _ number: Int) {
      let isAdmittedBefore = number > 0 && rows[number - 1].traits.contains(.ellipsis)
      let isAfterFree = number > 0 && rows[number - 1].isFree
      let isAdmitted = rows[number].traits.contains(.ellipsis)
      jump = isAdmittedBefore ? 3 : 6
      nearJump = isAdmittedBefore ? 2 : 3.5
      gapOpen = isAdmitted || rows[number].isFree || isAfterFree ? 0.2 : 0.8
      gapExtend = isAdmitted ? 0.02 : 0.05
    }
  }

  /// Fills the cells of one row from those of the row above.
  private mutating func fill(_ number: Int) {
    let quote = rows[number]
    let costs = RowCosts(rows, number)
    let m = columns.count
    let jumpBase = number == 0 ? Self.minusInfinity : best.score - costs.jump
    jumpSources.append(best.column)
    nearSources.append(best.columns)
    let nearScores = best.scores
    var next = Best(Self.minusInfinity, stretchCount: columns.stretchCount)
    let offset = number * m
    let columns = columns
    let lateStart = lateStart
    origins.withUnsafeMutableBufferPointer { origins in
      for j in 0..<m {
        let isExact = columns.keys[j] == quote.key
        let isMasked = !isExact && !quote.maskedKeys.isEmpty && quote.maskedKeys.contains(columns.keys[j])
        let isMatch = isExact || isMasked || columns.stems[j] == quote.stem
        let isNoisy = columns.isUnsure[j]
        let gain =
          isMatch
          ? quote.weight * (isExact || isMasked ? 1 : 0.7) + columns.bonuses[j]
          : quote.isFree || isNoisy ? -0.3 : -0.95
        var value: Float = number == 0 || isMatch ? lateStart + gain : Self.minusInfinity
        var origin = Origin.start
        if number > 0, j > 0, !columns.startsStretch[j] {
          if above[j - 1] + gain >= value {
            value = above[j - 1] + gain
            origin = Origin.diagonal
          }
          if aboveGap[j - 1] + gain > value {
            value = aboveGap[j - 1] + gain
            origin = Origin.gap
          }
        }
        let stretch = Int(columns.stretches[j])
        if isMatch {
          if jumpBase + gain > value {
            value = jumpBase + gain
            origin = Origin.jump
          }
          if number > 0, nearScores[stretch] - costs.nearJump + gain > value {
            value = nearScores[stretch] - costs.nearJump + gain
            origin = Origin.nearJump
          }
        }
        let addition = above[j] - (quote.isFree ? 0 : columns.additionCosts[j])
        if addition > value {
          value = addition
          origin = Origin.addition
        }
        row[j] = value
        origins[offset + j] = origin
        if value > next.score {
          next.score = value
          next.column = Int32(j)
        }
        if value > next.scores[stretch] {
          next.scores[stretch] = value
          next.columns[stretch] = Int32(j)
        }
        // The gap's cost falls on the column that is left out.
        if j > 0, !columns.startsStretch[j] {
          let extend: Float = columns.isCheap[j] ? 0.005 : costs.gapExtend
          let opened = row[j - 1] - (columns.isCheap[j] ? min(costs.gapOpen, 0.3) : costs.gapOpen) - extend
          let extended = rowGap[j - 1] - extend
          rowGap[j] = max(opened, extended)
          gapOpens[offset + j] = opened >= extended
        } else {
          rowGap[j] = Self.minusInfinity
        }
      }
    }
    self.lateStart -= quote.isFree ? 0 : 1
    swap(&above, &row)
    swap(&aboveGap, &rowGap)
    best = next
  }

  private func walkBack() -> [Step] {
    let m = columns.count
    var steps: [Step] = []
    var i = rows.count - 1
    var j = Int(best.column)
    walk: while i >= 0, j >= 0 {
      let origin = origins[i * m + j]
      steps.append(origin == Origin.addition ? .add(row: i) : step(i, j))
      switch origin {
      case Origin.start:
        i -= 1
        break walk
      case Origin.jump: j = Int(jumpSources[i])
      case Origin.nearJump: j = Int(nearSources[i][Int(columns.stretches[j])])
      case Origin.gap:
        j -= 1
        while j > 0, !gapOpens[(i - 1) * m + j] { j -= 1 }
        j -= 1
      case Origin.diagonal: j -= 1
      default: break
      }
      i -= 1
    }
    while i >= 0 {
      steps.append(.add(row: i))
      i -= 1
    }
    return steps.reversed()
  }

  private func step(_ row: Int, _ column: Int) -> Step {
    if columns.keys[column] == rows[row].key || rows[row].maskedKeys.contains(columns.keys[column]) {
      return .match(row: row, column: column, isExact: true)
    }
    if columns.stems[column] == rows[row].stem { return .match(row: row, column: column, isExact: false) }
    return .change(row: row, column: column)
  }
}
