internal import TapeModel

/// What may be a speaker's label at the start of a line: `ANNA:`, `Anna (laughing):`,
/// `ANNA [00:01:02]:`, `**Anna:**`, `[ANNA]`.
///
/// Up to five words and 96 bytes of letters, digits and the signs of names; a point only
/// behind up to four letters (`Dr.`), and at least one letter.
struct LabelCandidate {
  /// How much the label looks like a name by itself.
  enum Shape {
    /// All capitals (`MOTHER`, `МАТЬ`, `Q`), or one or two words and a number (`Speaker 1`).
    case strong
    /// Every word begins with a capital.
    case named
    /// Anything else: `mom`, `he said`.
    case weak
    /// In square brackets without a colon; may as well be a note.
    case bracketed
  }

  let name: Range<Int>
  /// What stands in brackets before the colon, unless it is a time.
  let note: Range<Int>?
  /// The time in brackets before the colon.
  let cue: Cue?
  let shape: Shape
  /// Where the spoken words begin.
  let next: Int

  /// The candidate at the start of `line`, which has no white space there.
  init?(_ bytes: Bytes, _ line: Range<Int>) {
    guard let first = line.first else { return nil }
    if bytes[first] == 0x5B {
      self.init(bracketed: bytes, line)
    } else {
      self.init(colon: bytes, line)
    }
  }

  private init?(bracketed bytes: Bytes, _ line: Range<Int>) {
    let limit = min(line.upperBound, line.lowerBound + 98)
    guard let close = (line.lowerBound..<limit).first(where: { bytes[$0] == 0x5D }) else { return nil }
    let name = bytes.trimmed(line.lowerBound + 1..<close)
    guard Self.isName(bytes, name), let shape = Shape(bytes, name) else { return nil }
    self.name = name
    note = nil
    cue = nil
    let hasColon = close + 1 < line.upperBound && bytes[close + 1] == 0x3A
    self.shape = hasColon ? shape : .bracketed
    next = bytes.skippingWhiteSpace(close + (hasColon ? 2 : 1), before: line.upperBound)
  }

  private init?(colon bytes: Bytes, _ line: Range<Int>) {
    let start = Self.skippingEmphasis(bytes, line.lowerBound, before: line.upperBound)
    let limit = min(line.upperBound, start + 160)
    var (at, nameEnd, note, cue): (Int, Int?, Range<Int>?, Cue?) = (start, nil, nil, nil)
    scan: while at < limit {
      switch bytes[at] {
      case 0x3A: break scan
      case 0x28, 0x5B:
        guard nameEnd == nil, at > start else { return nil }
        let closing: UInt8 = bytes[at] == 0x28 ? 0x29 : 0x5D
        guard let close = (at..<limit).first(where: { bytes[$0] == closing }) else { return nil }
        nameEnd = at
        cue = Clock.cue(bytes, filling: at + 1..<close)
        if cue == nil { note = bytes.trimmed(at + 1..<close) }
        at = close + 1
      default:
        guard nameEnd == nil || bytes[at] == 0x20 || bytes[at] == 0x2A else { return nil }
        at += 1
      }
    }
    guard at < limit else { return nil }
    let name = Self.trimmingEmphasis(bytes, bytes.trimmed(start..<(nameEnd ?? at)))
    guard name.count <= 96, Self.isName(bytes, name), let shape = Shape(bytes, name) else { return nil }
    let behind = Self.skippingEmphasis(bytes, at + 1, before: line.upperBound)
    guard behind >= line.upperBound || Self.opensWords(bytes, behind, line.upperBound, shape) else { return nil }
    self.name = name
    self.note = note.flatMap { $0.isEmpty ? nil : $0 }
    self.cue = cue
    self.shape = shape
    next = bytes.skippingWhiteSpace(behind, before: line.upperBound)
  }

  /// Past the marks of bold and italic in Markdown.
  private static func skippingEmphasis(_ bytes: Bytes, _ at: Int, before end: Int) -> Int {
    var next = at
    while next < end, next < at + 3, bytes[next] == 0x2A { next += 1 }
    return next - at == 1 ? at : next
  }

  private static func trimmingEmphasis(_ bytes: Bytes, _ name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    while end > name.lowerBound, bytes[end - 1] == 0x2A { end -= 1 }
    return bytes.trimmed(name.lowerBound..<end)
  }

  /// White space or an opening quotation mark after the colon; behind a strong label any
  /// letter too.
  private static func opensWords(_ bytes: Bytes, _ at: Int, _ end: Int, _ shape: Shape) -> Bool {
    if bytes.whiteSpace(at: at, before: end) > 0 || bytes[at] == 0x22 || bytes[at] == 0x28 { return true }
    if bytes.holds("“", at: at, before: end) || bytes.holds("«", at: at, before: end) { return true }
    return shape == .strong && bytes[at] != 0x2F && !bytes.isDigit(at, before: end) && bytes[at] != 0x3A
  }

  /// Whether `name` looks like one by itself: all capitals, capitalised, or numbered.
  static func isLikelyName(_ bytes: Bytes, _ name: Range<Int>) -> Bool {
    guard name.count <= 96, isName(bytes, name), let shape = Shape(bytes, name) else { return false }
    return shape == .strong || shape == .named
  }

  /// Whether all signs are those of names.
  private static func isName(_ bytes: Bytes, _ name: Range<Int>) -> Bool {
    var lettersInWord = 0
    for at in name {
      switch bytes[at] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: lettersInWord += 1
      case 0x80...: lettersInWord += bytes[at] >= 0xC0 ? 1 : 0
      case 0x2E:
        if lettersInWord == 0 || lettersInWord > 4 { return false }
      case 0x20, 0x09, 0x2D, 0x27, 0x5F, 0x2F, 0x26, 0x23: lettersInWord = 0
      default: return false
      }
    }
    return !name.isEmpty
  }
}
