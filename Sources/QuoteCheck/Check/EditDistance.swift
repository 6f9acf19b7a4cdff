/// How many letters must be changed, added or dropped to make one word of another.
enum EditDistance {
  /// - Complexity: O(*n* × *m*) in bytes or letters.
  static func of<Letter: Equatable>(_ one: [Letter], _ other: [Letter]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var row = Array(0...other.count)
    for i in one.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in other.indices {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (one[i] == other[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[other.count]
  }

  /// 1 for equal words, 0 for words without anything in common.
  static func likeness(_ one: String, _ other: String) -> Double {
    let a = Array(one.unicodeScalars.prefix(64))
    let b = Array(other.unicodeScalars.prefix(64))
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    return 1 - Double(of(a, b)) / Double(max(a.count, b.count))
  }
}
