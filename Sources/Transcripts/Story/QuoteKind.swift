internal import TapeModel

/// Tells speech from words held at arm's length, titles and pieces of speech.
struct QuoteKind {
  let blocks: [StoryBlock]
  let draft: QuoteDraft
  let text: String

  func flags() -> Set<StoryQuote.Flag> {
    var flags: Set<StoryQuote.Flag> = []
    let block = blocks[draft.first.block]
    if block.kind == .heading { flags.insert(.heading) }
    if block.kind == .caption { flags.insert(.caption) }
    guard draft.first.form == .prose, draft.spans.count == 1 else { return flags }
    let words = text.split(separator: " ")
    guard words.count <= 6 else { return flags }
    if words.count >= 2, isTitle(words), !isSpeech(block.text), !endsInside(block.text) { return flags.union([.title]) }
    guard !isSentence(block.text) else { return flags }
    let isShort = words.count <= 3
    let isNamed = sentenceHasSpeech(block.text)
    if isTitle(words), !isSpeech(block.text) {
      flags.insert(.title)
    } else if isShort, block.kind == .body {
      flags.insert(isNamed ? .partial : .scareQuote)
    }
    return flags
  }

  private func endsInside(_ source: StoryText) -> Bool {
    source.scalars[draft.first.range].last.map { ".,!?…".unicodeScalars.contains($0) } ?? true
  }

  /// Ends like a sentence, or stands where a sentence does.
  private func isSentence(_ source: StoryText) -> Bool {
    let span = draft.first
    guard let last = source.scalars[span.range].last else { return false }
    // American print puts a full stop or comma inside the marks of any word.
    if "!?…".unicodeScalars.contains(last) { return true }
    let before = source.scalars[..<span.outer.lowerBound].last { $0 != " " }
    guard let before else { return ".,".unicodeScalars.contains(last) }
    return ".!?:".unicodeScalars.contains(before)
      || (before == "," && source.scalars[span.range].first?.properties.isUppercase == true)
  }

  /// A verb of speech right before or right after.
  private func isSpeech(_ source: StoryText) -> Bool {
    let span = draft.first
    let before = StoryWord.words(in: source, max(0, span.outer.lowerBound - 40)..<span.outer.lowerBound).suffix(2)
    return before.contains { StorySpeech.isVerb($0.text) }
  }

  private func sentenceHasSpeech(_ source: StoryText) -> Bool {
    let span = draft.first
    let start = source.scalars[..<span.outer.lowerBound].lastIndex { ".!?".unicodeScalars.contains($0) } ?? 0
    let end = source.scalars[span.outer.upperBound...].firstIndex { ".!?".unicodeScalars.contains($0) } ?? source.count
    let words =
      StoryWord.words(in: source, start..<span.outer.lowerBound)
      + StoryWord.words(in: source, span.outer.upperBound..<max(span.outer.upperBound, end))
    return words.contains { StorySpeech.isVerb($0.text) }
  }

  /// Every telling word begins with a capital.
  private func isTitle(_ words: [Substring]) -> Bool {
    let small: Set<String> = ["of", "the", "and", "in", "on", "a", "to", "for", "и", "в", "на", "і", "та", "у", "by"]
    let telling = words.filter { !small.contains($0.lowercased()) }
    return !telling.isEmpty
      && telling.allSatisfy { $0.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase == true }
  }
}
