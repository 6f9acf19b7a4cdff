internal import TapeModel

/// Splits text into words and notes.
///
/// A word is what stands between white space, with its punctuation. A note is what stands
/// in `( )`, `[ ]`, `* *` or from one `♪` to the next, where the opening mark begins a
/// word; marks that do not close within ``noteLimit`` bytes are part of words. Punctuation
/// behind a note goes with it. Where `readsTimes` is set, a bracket that holds a time is
/// the cue of the word that follows.
///
/// O(*n*).
struct WordScanner {
  static let noteLimit = 240

  private let bytes: Bytes
  private let end: Int
  private let readsTimes: Bool
  private let stamps: [Stamp]
  private var nextStamp = 0
  private var pending: Stamp?

  private init(_ bytes: Bytes, end: Int, stamps: [Stamp], readsTimes: Bool) {
    self.bytes = bytes
    self.end = end
    self.stamps = stamps
    self.readsTimes = readsTimes
  }

  /// Puts the words and notes of `range` behind those of `spoken`.
  ///
  /// `stamps` are in order. One whose offset lies inside a word, and that has an end, makes
  /// the word's cue end there. `pending` is the cue for the first word.
  static func scan(
    _ bytes: Bytes, _ range: Range<Int>, stamps: [Stamp] = [], readsTimes: Bool = false, pending: inout Cue?,
    into spoken: inout Spoken
  ) {
    var scanner = WordScanner(bytes, end: range.upperBound, stamps: stamps, readsTimes: readsTimes)
    while scanner.nextStamp < stamps.count, stamps[scanner.nextStamp].offset < range.lowerBound {
      scanner.nextStamp += 1
    }
    scanner.pending = pending.map { Stamp(offset: range.lowerBound, cue: $0) }
    if spoken.words.isEmpty { spoken.words.reserveCapacity(scanner.wordCount(range)) }
    scanner.scan(from: range.lowerBound, into: &spoken)
    pending = scanner.pending?.cue
  }

  /// An upper bound, so that the words' array need not grow.
  private func wordCount(_ range: Range<Int>) -> Int {
    var (count, isInside) = (0, false)
    for at in range {
      let isBlank = bytes[at] <= 0x20
      if isInside != !isBlank {
        isInside.toggle()
        if isInside { count += 1 }
      }
    }
    return count
  }

  private mutating func scan(from start: Int, into spoken: inout Spoken) {
    var at = start
    while true {
      at = bytes.skippingWhiteSpace(at, before: end)
      takeStamps(through: at)
      guard at < end else { return }
      if let next = takeNote(at, into: &spoken) {
        at = next
        continue
      }
      let wordEnd = endOfWord(at)
      var cue = pending?.cue
      let confidence = pending?.confidence
      pending = nil
      while nextStamp < stamps.count, stamps[nextStamp].offset < wordEnd {
        if let last = stamps[nextStamp].cue?.endMilliseconds, let first = cue?.startMilliseconds,
          let longer = Cue(startMilliseconds: first, endMilliseconds: last)
        {
          cue = longer
        }
        nextStamp += 1
      }
      spoken.words.append(WrittenWord(bytes.string(at..<wordEnd), cue: cue, confidence: confidence))
      at = wordEnd
    }
  }

  private mutating func takeStamps(through at: Int) {
    while nextStamp < stamps.count, stamps[nextStamp].offset <= at {
      pending = stamps[nextStamp]
      nextStamp += 1
    }
  }

  private func endOfWord(_ start: Int) -> Int {
    var at = start
    while at < end {
      if bytes.whiteSpace(at: at, before: end) > 0 { break }
      if at > start, isMusic(at) { break }
      at += 1
    }
    return at
  }

  /// Takes the note or bracketed time at `at`, if there is one; gives where it ends.
  private mutating func takeNote(_ at: Int, into spoken: inout Spoken) -> Int? {
    guard let (content, next) = note(at) else { return nil }
    if readsTimes, bytes[at] != 0x2A, let cue = Clock.cue(bytes, filling: content) {
      pending = Stamp(offset: at, cue: cue)
      return next
    }
    let inner = bytes.trimmed(content)
    if !inner.isEmpty { spoken.notes.append(Note(bytes.string(inner), beforeWord: spoken.words.count)) }
    return skippingPunctuation(next)
  }

  private func note(_ at: Int) -> (content: Range<Int>, next: Int)? {
    switch bytes[at] {
    case 0x28: return bracketed(at, open: 0x28, close: 0x29)
    case 0x5B: return bracketed(at, open: 0x5B, close: 0x5D)
    case 0x2A: return starred(at)
    case 0xE2 where isMusic(at): return music(at)
    default: return nil
    }
  }

  private func bracketed(_ start: Int, open: UInt8, close: UInt8) -> (content: Range<Int>, next: Int)? {
    var depth = 0
    for at in start..<min(end, start + Self.noteLimit) {
      if bytes[at] == open { depth += 1 }
      if bytes[at] == close {
        depth -= 1
        if depth == 0 { return isBorder(at + 1) ? (start + 1..<at, at + 1) : nil }
      }
    }
    return nil
  }

  private func starred(_ start: Int) -> (content: Range<Int>, next: Int)? {
    guard start + 1 < end, bytes[start + 1] != 0x2A, bytes.whiteSpace(at: start + 1, before: end) == 0 else {
      return nil
    }
    for at in start + 1..<min(end, start + Self.noteLimit) where bytes[at] == 0x2A {
      return bytes[at - 1] > 0x20 && isBorder(at + 1) ? (start + 1..<at, at + 1) : nil
    }
    return nil
  }

  /// Whether a word may not go on at `at`: at the end, before white space or punctuation.
  private func isBorder(_ at: Int) -> Bool {
    guard at < end else { return true }
    if bytes.whiteSpace(at: at, before: end) > 0 { return true }
    switch bytes[at] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x27: return false
    case 0x80...: return !bytes.hasLetterOrDigit(at..<min(end, at + 3))
    default: return true
    }
  }

  private func isMusic(_ at: Int) -> Bool {
    bytes[at] == 0xE2 && at + 2 < end && bytes[at + 1] == 0x99 && (0xA9...0xAC).contains(bytes[at + 2])
  }

  /// `♪` alone, or with what stands before the next one; its note is `♪` and the words.
  private func music(_ start: Int) -> (content: Range<Int>, next: Int) {
    let limit = min(end, start + Self.noteLimit)
    var (at, content) = (start + 3, start + 3)
    while at < limit, isMusic(at) {
      at += 3
      content = at
    }
    while at < limit, !isMusic(at) { at += 1 }
    guard at < limit else { return (start..<content, content) }
    var next = at
    while next + 2 < end, isMusic(next) { next += 3 }
    return (start..<at, next)
  }

  /// Past marks like `.` and `,` that stand by themselves behind a note.
  private func skippingPunctuation(_ at: Int) -> Int {
    var next = at
    while next < end, bytes.whiteSpace(at: next, before: end) == 0 {
      guard [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F].contains(bytes[next]) else { return at }
      next += 1
    }
    return next
  }
}
