import QuoteCheck
import TapeModel

/// A tape written down in a test: turns with words at four a second.
struct TapeSketch {
  var store = WordStore()
  private var count = 0

  /// Adds a call. Each line is `SPEAKER: words`; `| translation` may follow, and `{n}` in front of a
  /// line lets n seconds pass before it. A word in `~` is one the transcript is not sure of.
  @discardableResult
  mutating func call(_ name: String, _ lines: String, language: String? = nil) -> TapeRecording {
    count += 1
    var bytes = [UInt8](repeating: 0, count: 32)
    bytes[0] = UInt8(count)
    bytes[1] = UInt8(count >> 8)
    let recording = TapeRecording(id: ContentHash(bytes: bytes)!, rate: .telephone, name: name)
    var turns: [Turn] = []
    var clock: Int64 = 0
    for line in lines.split(separator: "\n") {
      var rest = line.drop(while: { $0 == " " })
      if rest.first == "{", let close = rest.firstIndex(of: "}") {
        clock += (Int64(rest[rest.index(after: rest.startIndex)..<close]) ?? 0) * 8_000
        rest = rest[rest.index(after: close)...]
      }
      let halves = rest.split(separator: "|", maxSplits: 1).map(String.init)
      let parts = halves[0].split(separator: ":", maxSplits: 1)
      let start = clock
      var words: [Word] = []
      for text in parts[1].split(separator: " ") {
        let isUnsure = text.hasPrefix("~")
        words.append(
          Word(
            String(isUnsure ? text.dropFirst() : text), range: SampleRange(start: clock, end: clock + 2_000),
            timing: .aligned, confidence: isUnsure ? 0.2 : 0.9))
        clock += 2_000
      }
      turns.append(
        Turn(
          number: turns.count + 1, speaker: Speaker(name: parts[0]), text: words.map(\.text).joined(separator: " "),
          translation: halves.count > 1 ? halves[1].trimmed : nil, range: SampleRange(start: start, end: clock),
          timing: .aligned, confidence: 0.9, words: words))
    }
    store.add(recording, turns: turns, language: language.flatMap { LanguageCode($0) })
    return recording
  }

  func check(
    _ text: String, by speaker: String? = nil, policy: Policy = .strict, aliases: [Story.SpeakerAlias] = [],
    language: String? = nil
  ) -> QuoteReport {
    let story = Story(
      name: "story.txt", format: "text", language: language.flatMap { LanguageCode($0) },
      quotes: [StoryQuote(text: text, speaker: speaker, line: 1, form: .prose)], aliases: aliases)
    return QuoteChecker(tape: store).check(story, policy: policy).quotes[0]
  }
}

extension String {
  var trimmed: String { split(separator: " ").joined(separator: " ") }
}
