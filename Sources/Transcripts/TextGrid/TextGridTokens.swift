/// The values in a Praat text file, one after another.
///
/// As Praat reads them: numbers that stand free, strings in double quotes (`""` is a quote
/// inside), flags in `< >`; everything else, and what follows a `!`, is a comment. So one
/// walk reads the long and the short form. Source: the Praat manual, "TextGrid file formats".
struct TextGridTokens {
  enum Token {
    case number(Number)
    case text(String)
    case flag(String)
  }

  /// A number, where it stands.
  struct Number {
    let range: Range<Int>
  }

  private let bytes: Bytes
  private var at = 0
  /// Where the last token began.
  private(set) var start = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func next() throws(TextFault) -> Token? {
    while at < bytes.count {
      let blank = bytes.whiteSpace(at: at, before: bytes.count)
      if blank > 0 {
        at += blank
        continue
      }
      start = at
      switch bytes[at] {
      case 0x22: return .text(try string())
      case 0x21: skipLine()
      case 0x3C:
        let end = endOfWord()
        let flag = bytes.string(at..<end)
        at = end
        return .flag(flag)
      default:
        let range = at..<endOfWord()
        at = range.upperBound
        if isNumber(range) { return .number(Number(range: range)) }
      }
    }
    return nil
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
  }

  private func endOfWord() -> Int {
    var end = at
    while end < bytes.count, bytes[end] > 0x20 { end += 1 }
    return end
  }

  private mutating func string() throws(TextFault) -> String {
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == 0x22 {
        at += 1
        guard at < bytes.count, bytes[at] == 0x22 else { return String(decoding: text, as: UTF8.self) }
      }
      text.append(bytes[at])
      at += 1
    }
    throw TextFault(offset: start, reason: "a text without its closing quote")
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    let hasSign = first == 0x2D || first == 0x2B
    return bytes.isDigit(range.lowerBound + (hasSign ? 1 : 0), before: range.upperBound)
  }

  /// The whole number; `nil` where it is none or below zero.
  func count(_ number: Number) -> Int? { Int(bytes.string(number.range)).flatMap { $0 >= 0 ? $0 : nil } }

  /// The seconds in milliseconds, rounded; `nil` where it is no number or out of bounds.
  /// Times below zero by less than half a millisecond are zero.
  func milliseconds(_ number: Number) -> Int64? {
    if let (value, end) = Clock.seconds(bytes, number.range.lowerBound, before: number.range.upperBound),
      end == number.range.upperBound
    {
      return value
    }
    guard let seconds = Double(bytes.string(number.range)), seconds > -0.0005,
      seconds * 1000 < Double(Clock.limitMilliseconds)
    else { return nil }
    return max(0, Int64((seconds * 1000).rounded()))
  }
}
