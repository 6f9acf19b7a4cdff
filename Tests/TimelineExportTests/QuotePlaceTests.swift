import TapeModel
import Testing
import TimelineExport

private let recording = Recording(
  id: ContentHash(bytes: [UInt8](repeating: 1, count: 32))!,
  pcmHash: ContentHash(bytes: [UInt8](repeating: 2, count: 32))!, path: "call.wav", byteCount: 160_044,
  format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: .telephone, channelCount: 1,
  frameCount: 80_000)

private func segment(_ number: Int, _ speaker: String, _ text: String, at start: Int64) -> Segment {
  let words = text.split(separator: " ").enumerated().map { index, word in
    let first = start + Int64(index) * 1_000
    return Word(String(word), range: SampleRange(start: first, end: first + 900), timing: .stated, confidence: 1)
  }
  let turn = Turn(
    number: number, speaker: Speaker(name: speaker), text: text,
    range: SampleRange(start: start, end: start + Int64(words.count) * 1_000), timing: .stated, confidence: 1,
    words: words)
  return Segment(recording: recording.id, rate: .telephone, turn: turn)
}

private let log = TapeLog(
  recording: recording,
  segments: [
    segment(1, "Anna", "The river froze, and", at: 8_000), segment(2, "Boris", "we walked.", at: 12_000),
    segment(3, "Anna", "The river froze?", at: 20_000),
  ])

struct QuotePlaceTests {
  @Test func aQuoteIsFoundAcrossTurnsWhateverItsCaseAndPunctuation() {
    let places = QuotePlace.all(of: "FROZE and we “walked”", in: log)
    #expect(places.map(\.range) == [SampleRange(start: 10_000, end: 13_900)])
    #expect(places.first?.segments.map(\.turn.number) == [1, 2])
  }

  @Test func everyPlaceOfAQuoteIsListed() {
    #expect(QuotePlace.all(of: "the river froze", in: log).map(\.range.start) == [8_000, 20_000])
  }

  @Test(arguments: [("we walked", "anna", 0), ("we walked", "BORIS", 1), ("and the river", "Anna", 1), ("…", nil, 0)])
  func onlyTheSpeakersWordsCount(quote: String, speaker: String?, count: Int) {
    #expect(QuotePlace.all(of: quote, in: log, speaker: speaker).count == count)
  }
}
