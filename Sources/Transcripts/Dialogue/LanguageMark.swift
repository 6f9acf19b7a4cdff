internal import TapeModel

/// The language of a turn as a dialogue states it before the words: `[lang uk]`, or `<lang uk>`
/// as captions have it.
struct LanguageMark {
  let language: LanguageCode
  /// Where the words begin.
  let end: Int

  /// `nil` where `range` begins with anything else.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    guard let first = range.first, bytes[first] == 0x5B || bytes[first] == 0x3C,
      bytes.holds("lang ", at: first + 1, before: range.upperBound)
    else { return nil }
    let closing = bytes[first] + 2
    let code = first + 6
    guard let close = (code..<min(range.upperBound, code + 16)).first(where: { bytes[$0] == closing }),
      let language = LanguageCode(bytes.string(bytes.trimmed(code..<close)))
    else { return nil }
    self.language = language
    end = bytes.skippingWhiteSpace(close + 1, before: range.upperBound)
  }
}
