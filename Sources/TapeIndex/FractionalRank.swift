/// Ranks between any two ranks: text that sorts byte by byte, so that moving one item
/// changes one row.
///
/// Digits are `0`–`9`, `A`–`Z`, `a`–`z`, read as a fraction to the base 62; no rank ends in
/// `0`, so there is always one more between two.
enum FractionalRank {
  private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// A rank behind `low` and before `high`; `nil` stands for the end of the list on that side.
  ///
  /// - Precondition: `low < high` where both are there.
  static func between(_ low: String?, _ high: String?) -> String {
    let low = (low ?? "").utf8.map(value)
    var high = high.map { $0.utf8.map(value) }
    var rank: [UInt8] = []
    for place in 0... {
      let floor = place < low.count ? low[place] : 0
      let ceiling = high.map { place < $0.count ? $0[place] : 0 } ?? digits.count
      if ceiling - floor > 1 {
        // At the open end step by one, so that appending makes short ranks.
        let step = high == nil ? 1 : (ceiling - floor) / 2
        rank.append(digits[floor + step])
        break
      }
      rank.append(digits[floor])
      if ceiling > floor { high = nil }
    }
    return String(decoding: rank, as: UTF8.self)
  }

  private static func value(_ digit: UInt8) -> Int { digits.firstIndex(of: digit) ?? 0 }
}
