internal import TapeModel

/// The words of one turn in about five bytes a word.
///
/// Layout: version (1); flags (1: the texts follow, since they are not the turn's text
/// split at spaces); the count; then for each word, with the flag its text, its timing,
/// its start as the distance from the end of the word before (the first from the turn's
/// start), its length, its confidence in thousandths. Numbers are variable-length, seven
/// bits a byte, the lowest first; distances fold the sign into the lowest bit.
enum PackedWords {
  private static let timings: [Timing] = [.absent, .stated, .interpolated, .aligned, .confirmed]

  static func pack(_ words: [Word], text: String, start: Int64) -> [UInt8] {
    var bytes: [UInt8] = [1]
    let hasTexts = words.map(\.text) != text.split(separator: " ").map(String.init)
    bytes.append(hasTexts ? 1 : 0)
    put(UInt64(words.count), to: &bytes)
    var end = start
    for word in words {
      if hasTexts {
        put(UInt64(word.text.utf8.count), to: &bytes)
        bytes.append(contentsOf: word.text.utf8)
      }
      bytes.append(UInt8(timings.firstIndex(of: word.timing) ?? 0))
      if let range = word.range {
        let distance = range.start &- end
        put(UInt64(bitPattern: (distance << 1) ^ (distance >> 63)), to: &bytes)
        put(UInt64(range.frameCount), to: &bytes)
        end = range.end
      }
      put(UInt64((word.confidence * 1_000).rounded()), to: &bytes)
    }
    return bytes
  }

  /// Returns `nil` for bytes that ``pack(_:text:start:)`` never makes.
  static func unpack(_ bytes: [UInt8], text: String, start: Int64) -> [Word]? {
    var reader = Reader(bytes: bytes)
    guard reader.byte() == 1, let flags = reader.byte(), flags <= 1, let count = reader.number(),
      count <= UInt64(bytes.count)
    else { return nil }
    let texts = flags == 1 ? [] : text.split(separator: " ").map(String.init)
    guard flags == 1 || texts.count == Int(count) else { return nil }
    var words: [Word] = []
    words.reserveCapacity(Int(count))
    var end = start
    for index in 0..<Int(count) {
      guard let text = flags == 1 ? reader.text() : texts[index], let code = reader.byte(), code < timings.count
      else { return nil }
      var range: SampleRange?
      if code > 0 {
        guard let folded = reader.number(), let length = reader.number().flatMap({ Int64(exactly: $0) }) else {
          return nil
        }
        let distance = Int64(bitPattern: folded >> 1) ^ -Int64(folded & 1)
        let (first, overflow) = end.addingReportingOverflow(distance)
        let (last, lastOverflow) = first.addingReportingOverflow(length)
        guard !overflow, !lastOverflow, let placed = SampleRange(checking: first, last) else { return nil }
        range = placed
        end = last
      }
      guard let thousandths = reader.number(), thousandths <= 1_000 else { return nil }
      words.append(
        Word(text, range: range, timing: timings[Int(code)], confidence: Double(thousandths) / 1_000))
    }
    return reader.isAtEnd ? words : nil
  }

  private static func put(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private struct Reader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    mutating func number() -> UInt64? {
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), through: 63, by: 7) {
        guard let next = byte() else { return nil }
        guard shift < 63 || next <= 1 else { return nil }
        value |= UInt64(next & 127) << shift
        if next < 128 { return value }
      }
      return nil
    }

    mutating func text() -> String? {
      guard let count = number(), count <= UInt64(bytes.count - position) else { return nil }
      position += Int(count)
      return String(validating: bytes[(position - Int(count))..<position], as: UTF8.self)
    }
  }
}
