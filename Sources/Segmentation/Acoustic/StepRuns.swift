/// A value for each step, kept only where it changes.
struct StepRuns {
  private var firsts: [Int32] = []
  private var values: [Int32] = []
  /// The last of `values`; none is that small.
  private var last = Int32.min
  /// Which runs are still needed, while that is being found out.
  private var isMarked: [Bool] = []

  /// How many changes are kept.
  var runCount: Int { firsts.count }

  /// - Precondition: `step` is greater than all before.
  @inline(__always)
  mutating func append(_ value: Int32, at step: Int) {
    if value != last { change(to: value, at: step) }
  }

  @inline(never)
  private mutating func change(to value: Int32, at step: Int) {
    last = value
    firsts.append(Int32(truncatingIfNeeded: step))
    values.append(value)
  }

  private func run(at step: Int) -> Int { partition(firsts) { $0 <= step } - 1 }

  /// The value at a step; -1 before the first.
  subscript(step: Int) -> Int32 {
    let index = run(at: step)
    return index < 0 ? -1 : values[index]
  }

  /// Marks the value at a step as needed, and gives it; `nil` where it was marked already, or there is none.
  mutating func mark(_ step: Int) -> Int32? {
    if isMarked.count < firsts.count {
      isMarked.append(contentsOf: repeatElement(false, count: firsts.count - isMarked.count))
    }
    let index = run(at: step)
    guard index >= 0, !isMarked[index] else { return nil }
    isMarked[index] = true
    return values[index]
  }

  /// Forgets what was not marked; what it was at those steps may be asked for no more.
  mutating func sweep() {
    guard let end = firsts.indices.last else { return }
    var kept = 0
    for index in firsts.indices where index == end || (index < isMarked.count && isMarked[index]) {
      firsts[kept] = firsts[index]
      values[kept] = values[index]
      kept += 1
    }
    firsts.removeLast(firsts.count - kept)
    values.removeLast(values.count - kept)
    isMarked.removeAll(keepingCapacity: true)
  }
}
