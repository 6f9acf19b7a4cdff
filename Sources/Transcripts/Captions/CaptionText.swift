internal import TapeModel

/// The text of one caption without its markup, and what the markup said.
///
/// Taken out: tags (`<c.loud>`, `<i>`, `<font …>`), braces of SRT styles (`{\an8}`), marks
/// of writing direction; entities become what they stand for. A `<` that opens no tag is
/// a `<`. Lines end in one LF.
struct CaptionText {
  enum Mark {
    /// `<v Name>`; `nil` for `</v>`.
    case voice(String?)
    /// `<lang ru>`.
    case language(LanguageCode?)
  }

  private(set) var bytes: [UInt8] = []
  private(set) var marks: [(offset: Int, mark: Mark)] = []
  private(set) var stamps: [Stamp] = []

  /// Takes the text of `block` in place of what was there before.
  mutating func take(_ block: CaptionBlock, from source: Bytes) {
    bytes.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    stamps.removeAll(keepingCapacity: true)
    var at = block.text.lowerBound
    let end = block.text.upperBound
    var closings = Closings()
    while at < end {
      switch source[at] {
      case 0x0D:
        bytes.append(0x0A)
        at += at + 1 < end && source[at + 1] == 0x0A ? 2 : 1
      case 0x3C: at = takeTag(source, at, end, block.cue, &closings)
      case 0x26: at = takeEntity(source, at, end)
      case 0x7B where at + 1 < end && source[at + 1] == 0x5C:
        if let close = closings.brace(source, at, end) {
          at = close + 1
        } else {
          bytes.append(source[at])
          at += 1
        }
      default:
        bytes.append(source[at])
        at += 1
      }
    }
  }

  /// Where the next closing sign is, found once for each, so that a text full of opening
  /// signs costs no more than its length.
  private struct Closings {
    private var angle = -1
    private var curly = -1

    mutating func bracket(_ source: Bytes, _ at: Int, _ end: Int) -> Int? { next(&angle, 0x3E, source, at, end) }

    mutating func brace(_ source: Bytes, _ at: Int, _ end: Int) -> Int? { next(&curly, 0x7D, source, at, end) }

    private func next(_ known: inout Int, _ sign: UInt8, _ source: Bytes, _ at: Int, _ end: Int) -> Int? {
      if known < at {
        known = at
        while known < end, source[known] != sign { known += 1 }
      }
      return known < end ? known : nil
    }
  }

  private mutating func takeTag(_ source: Bytes, _ at: Int, _ end: Int, _ cue: Cue, _ closings: inout Closings) -> Int {
    let first = at + 1 < end ? source[at + 1] : 0
    let opens = first == 0x2F || first == 0x3E || (48...57).contains(first) || (97...122).contains(first | 0x20)
    guard opens, let close = closings.bracket(source, at, end) else {
      bytes.append(0x3C)
      return at + 1
    }
    let content = at + 1..<close
    switch first {
    case 48...57:
      if let (time, last) = Clock.time(source, at + 1, before: close), last == close, time >= cue.startMilliseconds,
        time <= cue.endMilliseconds ?? .max
      {
        stamps.append(Stamp(offset: bytes.count, cue: Cue(startMilliseconds: time)))
      }
    case 0x2F:
      if close == at + 3, source[at + 2] | 0x20 == 0x76 { marks.append((bytes.count, .voice(nil))) }
    default: takeOpeningTag(source, content)
    }
    return close + 1
  }

  private mutating func takeOpeningTag(_ source: Bytes, _ content: Range<Int>) {
    var nameEnd = content.lowerBound
    while nameEnd < content.upperBound, source[nameEnd] > 0x20, source[nameEnd] != 0x2E { nameEnd += 1 }
    var valueStart = nameEnd
    while valueStart < content.upperBound, source[valueStart] > 0x20 { valueStart += 1 }
    let value = source.trimmed(valueStart..<content.upperBound)
    switch source.string(content.lowerBound..<nameEnd).lowercased() {
    case "v":
      var name = CaptionText()
      name.takePlain(source, value)
      marks.append((bytes.count, .voice(String(decoding: name.bytes, as: UTF8.self))))
    case "lang": marks.append((bytes.count, .language(LanguageCode(source.string(value)))))
    case "br", "br/": bytes.append(0x0A)
    default: break
    }
  }

  /// Takes text in which only entities are markup.
  private mutating func takePlain(_ source: Bytes, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      if source[at] == 0x26 {
        at = takeEntity(source, at, range.upperBound)
      } else {
        bytes.append(source[at])
        at += 1
      }
    }
  }

  private mutating func takeEntity(_ source: Bytes, _ at: Int, _ end: Int) -> Int {
    let limit = min(end, at + 12)
    guard let close = (at..<limit).first(where: { source[$0] == 0x3B }),
      let text = Self.entity(source.string(at + 1..<close))
    else {
      bytes.append(0x26)
      return at + 1
    }
    bytes.append(contentsOf: text.utf8)
    return close + 1
  }

  static func entity(_ name: String) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    case "lrm", "rlm": return ""
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return String(scalar)
  }
}
