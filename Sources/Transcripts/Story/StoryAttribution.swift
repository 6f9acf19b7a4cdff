/// Finds who a story says is speaking in the words around a quote.
struct StoryAttribution {
  let text: StoryText

  struct Found {
    /// As the story says; may be a pronoun.
    let name: String?
    let isPronoun: Bool
  }

  /// The speaker in `range`, if a verb of speech or `according to` stands there within the first
  /// `within` words.
  func speaker(in range: Range<Int>, within limit: Int = .max) -> Found? {
    let words = StoryWord.words(in: text, range)
    for (index, word) in words.enumerated() where index < limit {
      if index + 1 < words.count, StorySpeech.isSource(word.text, words[index + 1].text) {
        return Found(name: after(words, index + 1), isPronoun: false)
      }
      guard StorySpeech.isVerb(word.text) else { continue }
      return subject(words, verb: index)
    }
    return nil
  }

  private func subject(_ words: [StoryWord], verb: Int) -> Found {
    let clause = clauseStart(words, verb)
    let before = Array(words[clause..<verb])
    if let name = nameBefore(before) { return Found(name: name, isPronoun: false) }
    if let pronoun = before.last(where: { StorySpeech.isPronoun($0.text) }) {
      return Found(name: pronoun.text, isPronoun: true)
    }
    if let next = words[(verb + 1)...].first, StorySpeech.isPronoun(next.text), isAdjacent(words[verb], next) {
      return Found(name: next.text, isPronoun: true)
    }
    return Found(name: after(words, verb), isPronoun: false)
  }

  private func clauseStart(_ words: [StoryWord], _ verb: Int) -> Int {
    var start = verb
    while start > 0, isAdjacent(words[start - 1], words[start]), verb - start < 8 { start -= 1 }
    return start
  }

  /// Only spaces between.
  private func isAdjacent(_ one: StoryWord, _ other: StoryWord) -> Bool {
    text.scalars[one.range.upperBound..<other.range.lowerBound].allSatisfy { $0 == " " }
  }

  /// The name or noun phrase right before a verb: `Anna`, `his mother`, `the old soldier`.
  private func nameBefore(_ words: [StoryWord]) -> String? {
    var rest = words
    while let last = rest.last, !last.isCapitalised,
      adverbs.contains(StorySpeech.lettersOnly(last.text)) || last.text.hasSuffix("ly")
    {
      rest.removeLast()
    }
    guard let last = rest.last, !StorySpeech.isPronoun(last.text) else { return nil }
    if last.isCapitalised {
      let run = rest.reversed().prefix {
        $0.isCapitalised && !sentenceStarters.contains(StorySpeech.lettersOnly($0.text))
      }
      return joined(run.reversed())
    }
    let tail = rest.suffix(4)
    guard let opener = tail.lastIndex(where: { openers.contains(StorySpeech.lettersOnly($0.text)) }) else {
      // Russian has no articles: the noun right before the verb.
      let isCyrillic = last.text.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false
      return isCyrillic && rest.count <= 2 ? joined(rest) : nil
    }
    return joined(Array(tail[opener...]))
  }

  /// The name or noun phrase after a verb: `said Anna Petrova`, `said his mother`.
  private func after(_ words: [StoryWord], _ verb: Int) -> String? {
    var found: [StoryWord] = []
    var previous = words[verb]
    for word in words[(verb + 1)...].prefix(5) {
      guard isAdjacent(previous, word) else { break }
      let folded = StorySpeech.lettersOnly(word.text)
      if stops.contains(folded) { break }
      if !word.isCapitalised, found.contains(where: \.isCapitalised) { break }
      found.append(word)
      previous = word
    }
    while let last = found.last, adverbs.contains(StorySpeech.lettersOnly(last.text)) { found.removeLast() }
    guard let first = found.first else { return nil }
    let isCyrillic = first.text.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false
    let isPhrase = openers.contains(StorySpeech.lettersOnly(first.text)) || first.isCapitalised || isCyrillic
    guard isPhrase || found.last?.isCapitalised == true else { return nil }
    return joined(isCyrillic && !found.contains(where: \.isCapitalised) ? Array(found.prefix(2)) : found)
  }

  private func joined(_ words: [StoryWord]) -> String? {
    guard let first = words.first, let last = words.last else { return nil }
    var name = text[first.range.lowerBound..<last.range.upperBound]
    for ending in ["’s", "'s"] where name.hasSuffix(ending) { name.removeLast(2) }
    return name
  }

  /// The last named person before `end`, for a pronoun.
  ///
  /// `known` names are preferred; a capital at the start of a sentence is no name.
  static func lastNamed(in text: StoryText, before end: Int, known: Set<String>) -> String? {
    let words = StoryWord.words(in: text, 0..<end)
    var candidate: String?
    var index = words.count - 1
    while index >= 0 {
      guard words[index].isCapitalised else {
        index -= 1
        continue
      }
      let last = index
      while index > 0, words[index - 1].isCapitalised,
        words[index].range.lowerBound - words[index - 1].range.upperBound == 1
      { index -= 1 }
      var first = index
      while first <= last, sentenceStarters.contains(StorySpeech.lettersOnly(words[first].text)) { first += 1 }
      if first <= last {
        let name = text[words[first].range.lowerBound..<words[last].range.upperBound]
        if known.contains(name) || words[first...last].contains(where: { known.contains($0.text) }) { return name }
        if candidate == nil, !isSentenceStart(text, words[first].range.lowerBound) || last > first { candidate = name }
      }
      index -= 1
    }
    return candidate
  }

  private static func isSentenceStart(_ text: StoryText, _ index: Int) -> Bool {
    guard index >= 2 else { return true }
    return ".!?…”\"»".unicodeScalars.contains(text.scalars[index - 2])
  }
}

private let openers: Set<String> = [
  "his", "her", "my", "their", "our", "the", "a", "an", "one", "another", "its", "его", "ее", "их", "мой", "моя",
  "один",
  "одна", "його", "її", "їх",
]
private let adverbs: Set<String> = [
  "later", "then", "once", "also", "now", "again", "had", "has", "have", "was", "is", "just", "who", "often", "still",
  "тогда", "потом", "позже", "тихо", "теперь", "потім", "пізніше", "тоді", "already", "simply",
]
private let stops: Set<String> = [
  "in", "on", "at", "to", "as", "while", "when", "during", "after", "before", "who", "that", "by", "from", "with",
  "about",
  "through", "for", "and", "but", "me", "him", "us", "them", "it", "this", "last", "over", "down", "out", "into", "of",
  "в", "на", "по", "и", "а", "но", "из", "с", "о", "об", "у", "что", "мне", "ему", "ей", "нам", "когда", "і", "з",
  "про",
  "що", "коли", "своему", "своей", "журналистам", "журналісту", "до", "через", "quietly", "softly", "later", "slowly",
]
private let sentenceStarters: Set<String> = [
  "the", "a", "an", "he", "she", "they", "it", "we", "i", "in", "on", "at", "but", "and", "when", "then", "after",
  "before",
  "as", "his", "her", "their", "there", "this", "that", "these", "those", "for", "from", "with", "by", "if", "so",
  "while",
  "to", "of", "one", "two", "no", "not", "what", "who", "why", "how", "where", "monday", "tuesday", "wednesday",
  "thursday",
  "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december", "он", "она", "они", "в", "на", "и", "а", "но", "когда", "потом", "это", "по",
  "его",
  "ее", "их", "я", "мы", "вона", "він", "вони", "і", "у", "коли", "потім", "це", "його", "її", "now", "later", "once",
  "asked", "only", "still", "yet", "some", "many", "most", "all", "another", "both", "her", "my", "our", "its",
]
