public import TapeModel

/// What somebody looks for.
public struct SearchQuery: Hashable, Sendable {
  /// Words that must all be in one turn, in any order; words between quotation marks
  /// must follow each other, and may run over the end of a turn.
  ///
  /// Always text, whatever signs it holds.
  public var words: String
  /// Whether all of `words` is one phrase.
  public var phrase: Bool
  /// Words that the speaker's label holds, in any case.
  public var speaker: String?
  public var recording: ContentHash?
  /// The language of the original or of the translation, whichever is found.
  public var language: LanguageCode?

  public init(
    _ words: String, phrase: Bool = false, speaker: String? = nil, recording: ContentHash? = nil,
    language: LanguageCode? = nil
  ) {
    self.words = words
    self.phrase = phrase
    self.speaker = speaker
    self.recording = recording
    self.language = language
  }

  /// The most words that one search takes.
  static let wordLimit = 100
  /// The longest phrase.
  static let phraseLimit = 2_000

  /// A word, or words that follow each other, folded.
  struct Term: Equatable {
    let forms: [String]
    /// Whether it was put in quotation marks.
    let isQuoted: Bool
  }

  /// In the query's order, without empty ones.
  var terms: [Term] {
    if phrase {
      return [Term(forms: TextTokens.tokens(of: words).map(\.form), isQuoted: true)].filter { !$0.forms.isEmpty }
    }
    var terms: [Term] = []
    var rest = words[...]
    while let open = rest.firstIndex(where: { Self.marks[$0] != nil }) {
      let inside = rest.index(after: open)
      let closing = Self.marks[rest[open]] ?? []
      guard let close = rest[inside...].firstIndex(where: { closing.contains($0) }) else { break }
      terms += Self.singleWords(rest[..<open])
      terms.append(Term(forms: TextTokens.tokens(of: rest[inside..<close]).map(\.form), isQuoted: true))
      rest = rest[rest.index(after: close)...]
    }
    return (terms + Self.singleWords(rest)).filter { !$0.forms.isEmpty }
  }

  /// Words between spaces; one with a hyphen is a phrase of its parts.
  private static func singleWords(_ text: Substring) -> [Term] {
    text.split(whereSeparator: \.isWhitespace).map {
      Term(forms: TextTokens.tokens(of: $0).map(\.form), isQuoted: false)
    }
  }

  private static let marks: [Character: Set<Character>] = [
    "\"": ["\""], "“": ["”", "“"], "„": ["“", "”"], "«": ["»"], "”": ["”"],
  ]
}
