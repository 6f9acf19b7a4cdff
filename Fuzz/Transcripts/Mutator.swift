/// Changes bytes at random, the same way for the same seed.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ limit: Int) -> Int { limit <= 0 ? 0 : Int(next() % UInt64(limit)) }

  /// Pieces that readers look for.
  private static let pieces: [[UInt8]] = [
    "-->", "<v ", "</v>", "<", ">", "&", "&#", ";", "[", "]", "(", ")", "*", "♪", ":", "::", "\"", "\"\"", "\\", "\\u",
    "\\ud83d",
    "{", "}", ",", "\n", "\r", "\r\n", "\n\n", "\t", "00:00:01.000", "99999999999:59:59.999", "1e999", "-1", "-0.0001",
    "9223372036854775807", "0.0000000000000000001", "NaN", "null", "[[[[[[[[", "{\"a\":", ">>", "- ", "— ", "ANNA:",
    "Speaker 1:",
    "[ANNA]", "**", "<exists>", "IntervalTier", "WEBVTT", "NOTE", "\u{FEFF}", "\u{A0}", "\u{2028}", "é", "Ж", "😀", "#",
    "!", "|",
    "\"words\":[", "\"segments\":[", "\"start\":", "\"speaker\":\"?\"", "{\\an", "size = 99999999",
    "\u{15}", "\u{15}1_2\u{15}", "*ANN:\t", "%wor:\t", "[= ", "&=", "<p begin=\"1s\">", "</p>", "<w:p>", "<w:t>",
    "<!DOCTYPE a>", "<![CDATA[",
    "&#x110000;", "TIME_VALUE=\"-1\"", "PARENT_REF=\"a\"", "LEXEME ", "SPEAKER ", "call 1 0.5 1.5 ", "<ALT>", "1e999s",
    "99999999999f",
    "\"start_time\":\"", "\"channel\":99", "\"speakerTag\":1e300", "\"alternatives\":[", "\"items\":{", "\"timestamp\"",
    "01:00:00:29",
  ].map { Array($0.utf8) }

  mutating func mutate(_ seed: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = seed
    for _ in 0...(below(3) == 0 ? below(6) : 0) {
      let at = below(bytes.count + 1)
      switch below(11) {
      case 0: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: next()) }
      case 1: if at < bytes.count { bytes[at] ^= 1 << UInt8(below(8)) }
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(16)))
      case 3, 4: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: at)
      case 5:
        let start = below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 1 + below(64))], at: at)
      case 6:
        let piece = Array(bytes[at..<min(bytes.count, at + 1 + below(40))])
        for _ in 0...below(20) { bytes.insert(contentsOf: piece, at: at) }
      case 7: bytes = Array(bytes.prefix(at))
      case 8, 9: replaceNumber(in: &bytes, near: at)
      default:
        let from = below(bytes.count)
        let piece = Array(bytes[from..<min(bytes.count, from + 1 + below(100))])
        bytes.insert(contentsOf: piece, at: at)
      }
    }
    if bytes.count > 20_000 { bytes = Array(bytes.prefix(20_000)) }
    // Most readers never see what is not UTF-8.
    return below(8) == 0 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static let numbers: [[UInt8]] = [
    "0", "1", "2.5", "-1", "1e9", "1e400", "NaN", "null", "0.0004", "-0.0001", "99999999999", "281474976710.656",
    "9223372036854775808", "00:00:00.000", "59:59,999", "1:60", "\"x\"",
  ].map { Array($0.utf8) }

  /// Puts another number in place of the first one behind `at`.
  private mutating func replaceNumber(in bytes: inout [UInt8], near at: Int) {
    guard let start = bytes[at...].firstIndex(where: { (48...57).contains($0) }) else { return }
    let end = bytes[start...].firstIndex { !(48...57).contains($0) && $0 != 0x2E } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Self.numbers[below(Self.numbers.count)])
  }
}
