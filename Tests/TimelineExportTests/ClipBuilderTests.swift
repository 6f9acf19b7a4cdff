import TapeModel
import Testing
import TimelineExport

private let recording = Recording(
  id: ContentHash(bytes: [UInt8](repeating: 1, count: 32))!,
  pcmHash: ContentHash(bytes: [UInt8](repeating: 2, count: 32))!,
  path: "call.wav", byteCount: 160_044, format: AudioFormat(container: "WAV", encoding: "16-bit PCM"),
  rate: .telephone, channelCount: 2, frameCount: 80_000)

private func segment(
  _ number: Int, _ speaker: String, _ text: String, at start: Int64, channel: Int? = nil, timing: Timing = .stated,
  confidence: Double = 0.9, translation: String? = nil
) -> Segment {
  let words = text.split(separator: " ").enumerated().map { index, word in
    let first = start + Int64(index) * 1_000
    return Word(
      String(word), range: SampleRange(start: first, end: first + 900), timing: timing, confidence: confidence)
  }
  let turn = Turn(
    number: number, channel: channel, speaker: Speaker(name: speaker), text: text, translation: translation,
    range: SampleRange(start: start, end: start + Int64(words.count) * 1_000), timing: timing, confidence: confidence,
    words: words)
  return Segment(recording: recording.id, rate: .telephone, turn: turn)
}

private let segments = [
  segment(1, "Anna", "The river froze, and", at: 8_000, translation: "Река замёрзла, и"),
  segment(2, "Boris", "we walked.", at: 12_000, timing: .interpolated, confidence: 0.4),
  segment(3, "Anna", "The river froze?", at: 20_000),
]

private let builder = ClipBuilder(recording: recording, call: nil, segments: segments)

struct ClipBuilderTests {
  @Test func aQuoteIsFoundAcrossTurnsWhateverItsCaseAndPunctuation() {
    let places = builder.places(of: "FROZE and we “walked”")
    #expect(places.map(\.range) == [SampleRange(start: 10_000, end: 13_900)])
    #expect(places.first?.segments.map(\.turn.number) == [1, 2])
  }

  @Test func everyPlaceOfAQuoteIsListed() {
    #expect(builder.places(of: "the river froze").map(\.range.start) == [8_000, 20_000])
    #expect(builder.places(of: "we walked", speaker: "anna").isEmpty)
    #expect(builder.places(of: "…").isEmpty)
  }

  @Test func aClipHoldsTheWordsWhoseMiddleLiesInside() {
    let clip = builder.clip(id: "c1", slug: nil, range: SampleRange(start: 9_400, end: 12_950))
    #expect(clip.text == "river froze, and we")
    #expect(clip.speakers.map(\.name) == ["Anna", "Boris"])
    #expect(clip.slug == "river-froze-and")
  }

  @Test func aClipIsAsCertainAsItsLeastCertainTurn() {
    let clip = builder.clip(id: "c1", slug: "x", range: SampleRange(start: 8_000, end: 14_000))
    #expect(clip.timing == .interpolated)
    #expect(clip.confidence == 0.4)
  }

  @Test func aPartOfATurnSaysThatItsTranslationIsTheWhole() {
    let whole = builder.clip(id: "c1", slug: "x", range: SampleRange(start: 8_000, end: 12_000))
    #expect(whole.translation == "Река замёрзла, и")
    #expect(whole.remarks.isEmpty)
    let part = builder.clip(id: "c1", slug: "x", range: SampleRange(start: 8_000, end: 10_000))
    #expect(part.remarks == ["the clip holds part of a turn; the translation is that of the whole turn"])
  }

  @Test func aClipOfOneLegLeavesTheOtherLegsWordsOut() {
    let builder = ClipBuilder(
      recording: recording, call: nil,
      segments: [segment(1, "Anna", "yes yes", at: 0, channel: 0), segment(2, "Boris", "no no", at: 0, channel: 1)])
    let clip = builder.clip(id: "c1", slug: "x", range: SampleRange(start: 0, end: 2_000), channel: 1)
    #expect(clip.text == "no no")
  }

  @Test func aRangeWithoutWordsIsAPersonsOwnChoice() {
    let clip = builder.clip(id: "c1", slug: nil, range: SampleRange(start: 40_000, end: 48_000))
    #expect(clip.timing == .confirmed)
    #expect(clip.slug == "c1")
  }
}
