/// Line numbers of places in a text that are asked for in order.
struct LineCounter {
  private let bytes: Bytes
  private var at = 0
  private var line = 1

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Begins again at the start of the text.
  mutating func restart() { (at, line) = (0, 1) }

  /// The line of the byte at `offset`, from 1; O(*n*) over all calls in order.
  mutating func line(of offset: Int) -> Int {
    let end = min(offset, bytes.count)
    while at < end {
      if bytes[at] == 0x0A || (bytes[at] == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A)) { line += 1 }
      at += 1
    }
    return line
  }
}
