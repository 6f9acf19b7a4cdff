internal import TapeModel

/// Takes the repeated lines out of captions that roll up: each caption shows the last line
/// of the one before again, above its own.
///
/// A file rolls up when at least three captions, and a fifth of all, begin with the whole
/// last line of the caption before, have a further line, and begin within 100 ms of its
/// end. Only then, lines that such a caption repeats are dropped; a caption that has no
/// other line is dropped whole.
struct RollUp {
  private static let touching: Int64 = 100
  private let isRolling: Bool
  private var lastLine: Range<Int>?
  private var lastEnd: Int64?

  init(_ blocks: [CaptionBlock], in bytes: Bytes) {
    var count = 0
    var before: CaptionBlock?
    for block in blocks {
      if let before, Self.touch(before.cue.endMilliseconds, block.cue.startMilliseconds) {
        let lines = Self.lines(block.text, bytes)
        if lines.count > 1, let last = Self.lines(before.text, bytes).last, Self.isSame(bytes, lines[0], last) {
          count += 1
        }
      }
      before = block
    }
    isRolling = count >= 3 && count * 5 >= blocks.count
  }

  /// The caption without the lines that it repeats; `nil` where nothing is left of it.
  mutating func withoutRepeats(_ block: CaptionBlock, in bytes: Bytes) -> CaptionBlock? {
    guard isRolling else { return block }
    let lines = Self.lines(block.text, bytes)
    let repeats = lastLine.flatMap { last in
      Self.touch(lastEnd, block.cue.startMilliseconds)
        ? lines.lastIndex { Self.isSame(bytes, $0, last) } : nil
    }
    if let last = lines.last {
      lastLine = last
      lastEnd = block.cue.endMilliseconds
    }
    guard let repeats else { return block }
    guard repeats + 1 < lines.count else { return nil }
    var block = block
    block.text = lines[repeats + 1].lowerBound..<block.text.upperBound
    return block
  }

  private static func touch(_ end: Int64?, _ start: Int64) -> Bool {
    end.map { abs(start - $0) <= touching } ?? false
  }

  /// The lines with something on them.
  private static func lines(_ text: Range<Int>, _ bytes: Bytes) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = text.lowerBound
    while start < text.upperBound {
      var end = start
      while end < text.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let line = bytes.trimmed(start..<end)
      if !line.isEmpty { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  /// No caption's line is longer, in bytes; what is, repeats nothing.
  private static let lineLimit = 4_096

  /// Whether two lines have the same text, tags left out.
  private static func isSame(_ bytes: Bytes, _ line: Range<Int>, _ other: Range<Int>) -> Bool {
    guard line.count <= lineLimit, other.count <= lineLimit else { return false }
    var (at, place) = (line.lowerBound, other.lowerBound)
    while true {
      at = skippingTags(bytes, at, line.upperBound)
      place = skippingTags(bytes, place, other.upperBound)
      if at == line.upperBound || place == other.upperBound {
        return at == line.upperBound && place == other.upperBound
      }
      guard bytes[at] == bytes[place] else { return false }
      at += 1
      place += 1
    }
  }

  private static func skippingTags(_ bytes: Bytes, _ at: Int, _ end: Int) -> Int {
    var at = at
    while at < end, bytes[at] == 0x3C {
      var close = at
      while close < end, bytes[close] != 0x3E { close += 1 }
      if close == end { return at }
      at = close + 1
    }
    return at
  }
}
