/// Memory for hot loops: a fixed number of plain values, freed with this value.
///
/// Begins where a line of the cache does, so that no vector lies across two.
struct HeapBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    self.init(uninitializedCount: count)
    base.initialize(repeating: value, count: self.count)
  }

  /// Memory that holds nothing yet.
  init(uninitializedCount count: Int) {
    self.count = max(count, 1)
    base = UnsafeMutableRawPointer.allocate(
      byteCount: self.count * MemoryLayout<Element>.stride, alignment: max(64, MemoryLayout<Element>.alignment)
    ).bindMemory(to: Element.self, capacity: self.count)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }
}
