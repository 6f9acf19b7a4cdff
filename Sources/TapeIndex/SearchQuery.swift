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

  /// Single words and phrases, folded.
  var terms: [[String]] {
    if phrase {
      let forms = TextTokens.tokens(of: words).map(\.form)
      return forms.isEmpty ? [] : [forms]
    }
    var terms: [[String]] = []
    var rest = words[...]
    while let open = rest.firstIndex(where: { Self.marks[$0] != nil }) {
      let inside = rest.index(after: open)
      guard let close = rest[inside...].firstIndex(where: { Self.marks[rest[open]]!.contains($0) }) else { break }
      terms += Self.singleWords(rest[..<open])
      terms.append(TextTokens.tokens(of: rest[inside..<close]).map(\.form))
      rest = rest[rest.index(after: close)...]
    }
    return (terms + Self.singleWords(rest)).filter { !$0.isEmpty }
  }

  /// Words between spaces; one with a hyphen is a phrase of its parts.
  private static func singleWords(_ text: Substring) -> [[String]] {
    text.split(whereSeparator: \.isWhitespace).map { TextTokens.tokens(of: $0).map(\.form) }
  }

  private static let marks: [Character: Set<Character>] = [
    "\"": ["\""], "“": ["”", "“"], "„": ["“", "”"], "«": ["»"], "”": ["”"],
  ]
}
