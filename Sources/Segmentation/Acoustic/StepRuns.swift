/// A value for each step, kept only where it changes.
struct StepRuns {
  private var firsts: [Int32] = []
  private var values: [Int32] = []

  /// - Precondition: `step` is greater than all before.
  mutating func append(_ value: Int32, at step: Int) {
    if let last = values.last, last == value { return }
    firsts.append(Int32(truncatingIfNeeded: step))
    values.append(value)
  }

  /// The value at a step; -1 before the first.
  subscript(step: Int) -> Int32 {
    let index = partition(firsts) { $0 <= step } - 1
    return index < 0 ? -1 : values[index]
  }
}
