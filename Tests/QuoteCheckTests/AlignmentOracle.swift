@testable import QuoteCheck

/// The alignment again, slowly: every way of every quote word to every tape word, with every
/// gap and jump written out. What the fast one is held against.
enum AlignmentOracle {
  static func score(_ rows: [QuoteRow], _ columns: Columns) -> Float {
    // best[i][j]: rows up to i done, j the last tape word used; j = count for none yet.
    let none = columns.count
    var best = [[Float]](repeating: [Float](repeating: -1e9, count: none + 1), count: rows.count + 1)
    best[0][none] = 0
    for (index, row) in rows.enumerated() {
      for from in 0...none where best[index][from] > -1e8 {
        let before = index > 0 ? rows[index - 1] : nil
        for to in 0..<none {
          let way = cost(from: from, to: to, none: none, row: row, before: before, columns)
          best[index + 1][to] = max(best[index + 1][to], best[index][from] + way + gain(row, to, columns))
        }
        let addition: Float = row.isFree ? 0 : from < none ? columns.additionCosts[from] : 1
        best[index + 1][from] = max(best[index + 1][from], best[index][from] - addition)
      }
    }
    return best[rows.count].dropLast().max() ?? 0
  }

  private static func isMatch(_ row: QuoteRow, _ column: Int, _ columns: Columns) -> Bool {
    columns.keys[column] == row.key || columns.stems[column] == row.stem
  }

  private static func gain(_ row: QuoteRow, _ column: Int, _ columns: Columns) -> Float {
    if isMatch(row, column, columns) {
      return row.weight * (columns.keys[column] == row.key ? 1 : 0.7) + columns.bonuses[column]
    }
    return row.isFree ? -0.3 : columns.isUnsure[column] ? -0.3 : -0.95
  }

  private static func cost(
    from: Int, to: Int, none: Int, row: QuoteRow, before: QuoteRow?, _ columns: Columns
  ) -> Float {
    if from == none { return 0 }
    let isAdmitted = before?.traits.contains(.ellipsis) == true
    let isNear = columns.stretches[from] == columns.stretches[to]
    let jump: Float = !isMatch(row, to, columns) ? -1e9 : isNear ? (isAdmitted ? -2 : -3.5) : isAdmitted ? -3 : -6
    guard from < to, !columns.startsStretch[(from + 1)...to].contains(true) else { return jump }
    if to == from + 1 { return 0 }
    let open: Float = isAdmitted || before?.isFree == true ? 0.2 : 0.8
    var gap: Float = 0
    for (place, column) in (from + 1..<to).enumerated() {
      let isFiller = columns.isCheap[column]
      if place == 0 { gap -= isFiller ? min(open, 0.3) : open }
      gap -= isFiller ? 0.005 : isAdmitted ? 0.02 : 0.05
    }
    return max(gap, jump)
  }
}
