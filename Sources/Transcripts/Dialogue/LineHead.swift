internal import TapeModel

/// What stands before the words of a line of dialogue: a time, a sign of change, a label.
struct LineHead {
  /// A time at the start of the line, or behind its label.
  var cue: Cue?
  /// Whether the time stands without brackets and only a space behind it: `10:30 we met`.
  var isDoubtful = false
  /// `>>`, or a dash of dialogue.
  var isChange = false
  var candidate: LabelCandidate?
  /// A name and a time that fill the line: `Anna Smith  0:42`, `Speaker 1 (00:00):`.
  var heading: (name: Range<Int>, cue: Cue)?
  /// The line without its time and sign of change.
  var body: Range<Int>

  /// - Parameter line: a line without white space at its ends.
  init(_ bytes: Bytes, _ line: Range<Int>) {
    body = line
    if let (name, cue) = Self.heading(bytes, line) {
      heading = (name, cue)
      body = line.upperBound..<line.upperBound
      return
    }
    takeTime(bytes)
    takeChange(bytes)
    if cue == nil { takeTime(bytes) }
    candidate = LabelCandidate(bytes, body)
    if let inner = candidate?.cue, cue == nil { cue = inner }
  }

  /// The head of a line whose time is taken for words.
  init(_ bytes: Bytes, withoutTime line: Range<Int>) {
    body = line
    candidate = LabelCandidate(bytes, line)
  }

  private mutating func takeTime(_ bytes: Bytes) {
    guard let first = body.first else { return }
    let end = body.upperBound
    if bytes[first] == 0x5B || bytes[first] == 0x28 || bytes[first] == 0x7B {
      let closing: UInt8 = bytes[first] == 0x28 ? 0x29 : bytes[first] + 2
      let limit = min(end, first + 48)
      guard let close = (first..<limit).first(where: { bytes[$0] == closing }),
        let stated = Clock.cue(bytes, filling: first + 1..<close)
      else { return }
      cue = stated
      body = Self.skippingSeparators(bytes, close + 1, end)..<end
    } else if let (start, next) = Clock.time(bytes, first, before: end) {
      takeBareTime(bytes, start, next)
    }
  }

  /// A time without brackets: alone, or with a dash, a bar, a tab, a label or a second time
  /// behind it; with only a space it is doubtful.
  private mutating func takeBareTime(_ bytes: Bytes, _ start: Int64, _ next: Int) {
    let end = body.upperBound
    if let second = Clock.endOfDash(bytes, next, before: end),
      let (finish, last) = Clock.time(bytes, second, before: end), last == end || bytes[last] <= 0x20
    {
      guard let stated = Cue(startMilliseconds: start, endMilliseconds: finish) else { return }
      cue = stated
      body = Self.skippingSeparators(bytes, last, end)..<end
      return
    }
    let behind = Self.skippingSeparators(bytes, next, end)
    let rest = bytes.skippingWhiteSpace(next, before: end)
    guard rest > next || behind > next || next == end else { return }
    let isBlank = rest == behind && !bytes[next..<rest].contains(0x09) && rest < end
    isDoubtful = isBlank && LabelCandidate(bytes, rest..<end) == nil
    cue = Cue(startMilliseconds: start)
    body = behind..<end
  }

  private static func skippingSeparators(_ bytes: Bytes, _ at: Int, _ end: Int) -> Int {
    var at = bytes.skippingWhiteSpace(at, before: end)
    if at < end, bytes[at] == 0x2D || bytes[at] == 0x7C || bytes[at] == 0x3A {
      at += 1
    } else if bytes.holds("–", at: at, before: end) || bytes.holds("—", at: at, before: end) {
      at += 3
    }
    return bytes.skippingWhiteSpace(at, before: end)
  }

  private mutating func takeChange(_ bytes: Bytes) {
    var at = body.lowerBound
    let end = body.upperBound
    if bytes.holds(">>", at: at, before: end) {
      while at < end, bytes[at] == 0x3E { at += 1 }
    } else if bytes.holds("- ", at: at, before: end) {
      at += 2
    } else if bytes.holds("– ", at: at, before: end) || bytes.holds("— ", at: at, before: end) {
      at += 4
    } else {
      return
    }
    isChange = true
    body = bytes.skippingWhiteSpace(at, before: end)..<end
  }

  /// A name, and behind it a time that ends the line, perhaps in brackets or with a colon.
  private static func heading(_ bytes: Bytes, _ line: Range<Int>) -> (Range<Int>, Cue)? {
    guard line.count <= 140, let first = line.first, !bytes.isDigit(first, before: line.upperBound),
      bytes[first] != 0x5B, bytes[first] != 0x28
    else { return nil }
    var end = line.upperBound
    if bytes[end - 1] == 0x3A { end -= 1 }
    while end > first, bytes[end - 1] == 0x2A { end -= 1 }
    guard end > first else { return nil }
    let isBracketed = bytes[end - 1] == 0x29 || bytes[end - 1] == 0x5D
    if isBracketed { end -= 1 }
    var start = end
    while start > first, bytes.isDigit(start - 1, before: end) || [0x3A, 0x2E, 0x2C].contains(bytes[start - 1]) {
      start -= 1
    }
    guard start > first, let cue = Clock.cue(bytes, filling: start..<end) else { return nil }
    var nameEnd = start
    if isBracketed {
      guard bytes[start - 1] == 0x28 || bytes[start - 1] == 0x5B else { return nil }
      nameEnd -= 1
    }
    var name = bytes.trimmed(first..<nameEnd)
    guard name.upperBound < nameEnd || isBracketed else { return nil }
    while let last = name.last, [0x2C, 0x3A, 0x2A, 0x2D, 0x7C].contains(bytes[last]) {
      name = bytes.trimmed(name.lowerBound..<last)
    }
    while let sign = name.first, bytes[sign] == 0x2A { name = name.lowerBound + 1..<name.upperBound }
    guard LabelCandidate.isLikelyName(bytes, name) else { return nil }
    return (name, cue)
  }
}
