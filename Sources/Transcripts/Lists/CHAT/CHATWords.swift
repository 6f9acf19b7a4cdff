internal import TapeModel

/// The words of a line of CHAT without its codes.
///
/// - `[=! laughing]`, `[= what it means]`, `[% comment]`, `&=laughs` and `&*ANN:mhm`
///   are notes, and so are `xxx`, `yyy` and `www` (speech that was not understood or
///   not transcribed).
/// - Other codes in square brackets, the `< >` of their scope, pauses (`(.)`, `(1.5)`),
///   linkers (`+<`, `++`), omitted words (`0is`) and signs of conversation analysis are
///   left out.
/// - `&-uh`, `&+fr` and `&~ba` are the words behind the sign; `(be)cause` is `because`;
///   `word@s:rus` is `word`; `no:` is `no`; `New_York` is two words.
/// - Closing signs go to the word before: `.`, `?`, `!`, `+...` as `…`, `+/.` as `—`.
struct CHATWords {
  private(set) var spoken = Spoken()
  private(set) var cue: Cue?
  private(set) var hasBadTimes = false
  /// The words that have a bullet straight behind them.
  private(set) var timed: [WrittenWord] = []
  private var lastWordIsTimed = true

  mutating func take(_ bytes: Bytes, _ range: Range<Int>) {
    var at = range.lowerBound
    let end = range.upperBound
    // Where the next closing bracket is, found once for each.
    var nextClose = at - 1
    while at < end {
      switch bytes[at] {
      case 0x15:
        let close = (at + 1..<end).first { bytes[$0] == 0x15 } ?? end
        takeBullet(bytes, at + 1..<close)
        at = min(close + 1, end)
      case ...0x20: at += 1
      case 0x5B:
        if nextClose < at { nextClose = (at..<end).first { bytes[$0] == 0x5D } ?? end }
        guard nextClose < end else {
          at += 1
          continue
        }
        takeCode(bytes.string(at + 1..<nextClose))
        at = nextClose + 1
      case 0x3C, 0x3E: at += 1
      default:
        var next = at
        while next < end, bytes[next] > 0x20, ![0x5B, 0x3C, 0x3E, 0x15].contains(bytes[next]) { next += 1 }
        takeToken(bytes.string(at..<next), isLast: bytes.trimmed(next..<end).isEmpty)
        at = next
      }
    }
  }

  /// `125_475`, perhaps behind a media file's name.
  private mutating func takeBullet(_ bytes: Bytes, _ range: Range<Int>) {
    let parts = bytes.string(bytes.trimmed(range)).split(separator: "_")
    guard parts.count >= 2, let found = Self.cue(parts[parts.count - 2], parts[parts.count - 1]) else {
      hasBadTimes = true
      return
    }
    takeCue(found)
  }

  private static func cue(_ start: Substring, _ end: Substring) -> Cue? {
    guard start.utf8.allSatisfy({ (48...57).contains($0) }), end.utf8.allSatisfy({ (48...57).contains($0) }),
      let start = Double(start), let end = Double(end)
    else { return nil }
    return ServiceTime.cue(start, end)
  }

  private mutating func takeCue(_ found: Cue) {
    if !lastWordIsTimed, let word = spoken.words.last {
      timed.append(WrittenWord(word.text, cue: found))
      lastWordIsTimed = true
    }
    // A line of several bullets lasts from the first to the last.
    guard let before = cue else { return cue = found }
    cue = Cue(
      startMilliseconds: min(before.startMilliseconds, found.startMilliseconds),
      endMilliseconds: max(before.endMilliseconds ?? 0, found.endMilliseconds ?? 0))
  }

  private mutating func takeCode(_ code: String) {
    for mark in ["=! ", "= ", "% ", "%% "] where code.hasPrefix(mark) {
      return note(String(code.dropFirst(mark.count)))
    }
  }

  private mutating func note(_ text: String) {
    let plain = text.split(whereSeparator: { $0.isWhitespace || $0 == "_" }).joined(separator: " ")
    if !plain.isEmpty { spoken.notes.append(Note(plain, beforeWord: spoken.words.count)) }
  }

  private mutating func takeToken(_ token: String, isLast: Bool) {
    if isLast, token.utf8.first.map({ (48...57).contains($0) }) == true {
      let parts = token.split(separator: "_", omittingEmptySubsequences: false)
      if parts.count == 2, let found = Self.cue(parts[0], parts[1]) { return takeCue(found) }
    }
    if let closing = Self.closings[token] { return attach(closing) }
    if token.hasPrefix("+") { return }
    if token.hasPrefix("&=") { return note(String(token.dropFirst(2)).replacing(":", with: " ")) }
    if token.hasPrefix("&*") { return note(String(token.dropFirst(2))) }
    if token.hasPrefix("("), token.hasSuffix(")"), token.utf8.allSatisfy({ Self.pauseSigns.contains($0) }) { return }
    takeWord(token)
  }

  private static let pauseSigns = Set("().:0123456789".utf8)

  private static let closings = [
    ".": ".", "?": "?", "!": "!", ",": ",", ";": ";", ":": ":", "‡": ",", "„": ",", "+...": "…", "+..?": "…?",
    "+/.": "—", "+/?": "—?", "+//.": "—", "+//?": "—?", "+!?": "!?", "+\"/.": ".", "+\".": ".", "+.": ".",
    "...": "…", "…": "…", "!?": "!?", "?!": "?!",
  ]

  private mutating func attach(_ sign: String) {
    guard let last = spoken.words.indices.last else { return }
    spoken.words[last].text += sign
  }

  private mutating func takeWord(_ token: String) {
    var text = Substring(token)
    for mark in ["&-", "&+", "&~"] where text.hasPrefix(mark) { text = text.dropFirst(2) }
    if text.hasPrefix("0") {
      // `0` alone is an act without speech, `0is` a word that was left out.
      guard text.dropFirst().utf8.first.map({ (48...57).contains($0) }) == true else { return }
    }
    if let at = text.firstIndex(of: "@"), at > text.startIndex { text = text[..<at] }
    var plain = String.UnicodeScalarView()
    let lastScalar = text.unicodeScalars.last
    for scalar in text.unicodeScalars where !Self.isSign(scalar) { plain.append(scalar) }
    if lastScalar == ":" || plain.contains(":") { plain.removeAll { $0 == ":" } }
    for part in String(plain).split(separator: "_") { add(String(part)) }
  }

  private mutating func add(_ word: String) {
    switch word {
    case "xxx", "xx": note("unintelligible")
    case "yyy", "yy": note("unintelligible")
    case "www": note("not transcribed")
    default:
      spoken.words.append(WrittenWord(word))
      lastWordIsTimed = false
    }
  }

  /// Brackets of shortening, lengthening inside words, overlap, pitch and the like.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "^", "+", "⌈", "⌉", "⌊", "⌋", "↑", "↓", "→", "↗", "↘", "≈", "≋", "∙", "∇", "◉", "☺", "∬", "§", "∮",
      "⁎", "⁇", "∾", "↫", "⤇", "⤆", "▁", "▔", "∆", "°", "‹", "›", "〔", "〕", "ˈ", "ˌ", "≠":
      return true
    default: return scalar.value < 0x20 || scalar.properties.isWhitespace
    }
  }
}
