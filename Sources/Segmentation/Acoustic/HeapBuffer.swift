/// Memory for hot loops: a fixed number of plain values, freed with this value.
struct HeapBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    self.count = max(count, 1)
    base = .allocate(capacity: self.count)
    base.initialize(repeating: value, count: self.count)
  }

  /// Memory that holds nothing yet.
  init(uninitializedCount count: Int) {
    self.count = max(count, 1)
    base = .allocate(capacity: self.count)
  }

  deinit { base.deallocate() }
}
