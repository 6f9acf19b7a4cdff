/// Walks over the lines of a text; they end in LF, CRLF or CR.
struct Lines {
  private let bytes: Bytes
  private var at = 0
  private var number = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// The next line; `nil` after the last. An end of line at the end of the text begins no
  /// further line.
  mutating func next() -> Line? {
    guard at < bytes.count else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    let end = at
    if at < bytes.count { at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1 }
    number += 1
    return Line(number: number, range: start..<end)
  }
}
