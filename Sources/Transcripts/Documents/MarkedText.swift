internal import TapeModel

/// HTML of a transcript as plain text: blocks as lines, time marks as `[0:01:02.500]`.
///
/// O(*n*).
struct MarkedText {
  private(set) var bytes: [UInt8] = []
  /// Whether the content of a time mark is being passed over, since its attribute was
  /// taken.
  private var isInMark = false
  private var isInOldMark = false

  init(_ source: Bytes) {
    var at = 0
    var nextClose = -1
    while at < source.count {
      switch source[at] {
      case 0x3C:
        if nextClose < at {
          nextClose = at
          while nextClose < source.count, source[nextClose] != 0x3E { nextClose += 1 }
        }
        guard nextClose < source.count else {
          append(0x3C)
          at += 1
          continue
        }
        takeTag(source, at + 1..<nextClose)
        at = nextClose + 1
      case 0x26: at = takeEntity(source, at)
      default:
        append(source[at] == 0x0D || source[at] == 0x0A ? 0x20 : source[at])
        at += 1
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    if !isInMark { bytes.append(byte) }
  }

  private mutating func takeEntity(_ source: Bytes, _ at: Int) -> Int {
    let limit = min(source.count, at + 12)
    guard let close = (at..<limit).first(where: { source[$0] == 0x3B }),
      let text = CaptionText.entity(source.string(at + 1..<close))
    else {
      append(0x26)
      return at + 1
    }
    for byte in text.utf8 { append(byte) }
    return close + 1
  }

  private mutating func takeTag(_ source: Bytes, _ tag: Range<Int>) {
    var nameEnd = tag.lowerBound
    while nameEnd < tag.upperBound, source[nameEnd] > 0x20, nameEnd - tag.lowerBound < 16 { nameEnd += 1 }
    switch source.string(tag.lowerBound..<nameEnd).lowercased() {
    case "br", "br/", "p", "/p", "div", "/div", "li", "/li", "/h1", "/h2", "/h3", "tr", "/tr":
      endMark()
      bytes.append(0x0A)
    case "span", "a":
      let attributes = nameEnd..<tag.upperBound
      guard let kind = Self.value(of: "class=", in: source, attributes), kind.contains("timestamp") else { return }
      begin(Self.value(of: "data-timestamp=", in: source, attributes))
    case "/span", "/a": endMark()
    default: break
    }
  }

  private mutating func begin(_ seconds: String?) {
    endMark()
    if var seconds,
      let time = seconds.withUTF8({ text in
        Clock.seconds(text, 0, before: text.count).flatMap { $0.end == text.count ? $0.milliseconds : nil }
      })
    {
      bytes.append(contentsOf: " [\(clockText(milliseconds: time))] ".utf8)
      isInMark = true
    } else {
      bytes.append(contentsOf: " [".utf8)
      isInOldMark = true
    }
  }

  private mutating func endMark() {
    if isInOldMark { bytes.append(contentsOf: "] ".utf8) }
    (isInMark, isInOldMark) = (false, false)
  }

  /// The value of an attribute, up to 64 bytes.
  private static func value(of name: StaticString, in source: Bytes, _ range: Range<Int>) -> String? {
    guard let at = range.first(where: { source.holds(name, at: $0, before: range.upperBound) }) else { return nil }
    var start = at + name.utf8CodeUnitCount
    guard start < range.upperBound else { return nil }
    let quote = source[start]
    let isQuoted = quote == 0x22 || quote == 0x27
    if isQuoted { start += 1 }
    var end = start
    while end < min(range.upperBound, start + 64), isQuoted ? source[end] != quote : source[end] > 0x20 { end += 1 }
    return source.string(start..<end)
  }
}
