/// Hands out names that differ from each other: `river`, `river-2`, `river-3`.
public struct DistinctNames: Sendable {
  private var taken: Set<String> = []
  private var next: [String: Int] = [:]

  public init() {}

  /// `name`, or `name` with the lowest number that makes it differ from all given
  /// before.
  public mutating func take(_ name: String) -> String {
    var candidate = name
    var number = next[name] ?? 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    next[name] = number
    return candidate
  }
}
