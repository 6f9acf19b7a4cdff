/// One word or phrase looked for, in every form that the languages of an index give it.
struct SearchTerm {
  /// Each as the full text holds it: stems where the language has a stemmer.
  let alternatives: [Alternative]
  let isPhrase: Bool

  struct Alternative: Hashable {
    let forms: [String]
    /// Whether the one form is only the beginning of a word: in languages without a stemmer.
    let isPrefix: Bool
  }

  /// The fewest letters of a word that also finds longer ones.
  private static let prefixLength = 3

  init(_ term: SearchQuery.Term, languages: [String?], stemmers: inout Stemmers) {
    let forms = term.forms
    isPhrase = forms.count > 1
    var alternatives: [Alternative] = []
    for language in languages {
      let alternative: Alternative
      if let stemmer = stemmers.stemmer(for: language) {
        alternative = Alternative(forms: forms.map { stemmer.stem($0) }, isPrefix: false)
      } else {
        let isPrefix = forms.count == 1 && !term.isQuoted && forms[0].unicodeScalars.count >= Self.prefixLength
        alternative = Alternative(forms: forms, isPrefix: isPrefix)
      }
      if !alternatives.contains(alternative) { alternatives.append(alternative) }
    }
    self.alternatives = alternatives
  }

  /// The term in SQLite's query language, every word quoted: a user's words are never syntax.
  var expression: String {
    let column = isPhrase ? "{text border}" : "{text}"
    let choices = alternatives.map { alternative in
      "\"\(alternative.forms.prefix(FullText.phraseLength).joined(separator: " "))\"\(alternative.isPrefix ? " *" : "")"
    }
    return "\(column) : (\(choices.joined(separator: " OR ")))"
  }

  /// The places in `forms` where the term starts, before `end`; each as a range of words.
  func matches(in forms: [String], startingBefore end: Int) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    for start in 0..<min(end, forms.count) {
      for alternative in alternatives where found(alternative, at: start, in: forms) {
        matches.append(start..<(start + alternative.forms.count))
        break
      }
    }
    return matches
  }

  private func found(_ alternative: Alternative, at start: Int, in forms: [String]) -> Bool {
    guard start + alternative.forms.count <= forms.count else { return false }
    if alternative.isPrefix { return forms[start].hasPrefix(alternative.forms[0]) }
    for (offset, form) in alternative.forms.enumerated() where forms[start + offset] != form { return false }
    return true
  }

  /// How many words the longest form has.
  var length: Int { alternatives.map(\.forms.count).max() ?? 0 }
}
