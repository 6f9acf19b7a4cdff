import TapeAudio
import TapeModel
import Testing
import TimelineExport

/// What becomes of turns and clips at the gate.
struct GateTests {
  private static let log = Sample.log()

  private static func gate(_ redactions: Redaction...) -> RedactionGate {
    RedactionGate(
      redactions, calls: [RedactionGate.Call(recording: log.recording, turns: log.segments.map(\.turn))])
  }

  /// The second of two seconds in which Boris says three words.
  private static let stretch = Redaction(
    id: "x1", rule: .range(recording: log.recording.id, range: SampleRange(start: 21_000, end: 24_000)))

  @Test func wordsOfAStretchBecomeOneOverItsRange() throws {
    let turn = Self.gate(Self.stretch).log(Self.log).segments[1].turn
    #expect(turn.words.map(\.text) == ["[…]"] || turn.words.map(\.text) == ["Это", "[…]"])
    #expect(turn.text == turn.words.map(\.text).joined(separator: " "))
    #expect(turn.translation == "[…]")
    #expect(turn.notes.allSatisfy { $0.text == "[…]" })
    #expect(turn.remarks.last == "Some of this turn is redacted.")
  }

  @Test func aTurnThatTouchesNothingStays() {
    let passed = Self.gate(Self.stretch).log(Self.log)
    #expect(passed.segments[3].turn == Self.log.segments[3].turn)
    #expect(passed.redactions == 1)
  }

  @Test func aStretchHoldsForTheSameSamplesElsewhere() {
    let twin = Sample.recording(7)
    let gate = RedactionGate(
      [Self.stretch], calls: [RedactionGate.Call(recording: twin, turns: [], twins: [Self.log.recording.id])])
    #expect(gate.mask(of: twin).stretches.count == 1)
  }

  @Test func ofARecordingThatWasNotLookedThroughNothingLeaves() {
    let gate = RedactionGate([Redaction(id: "x1", rule: .words("nobody"))])
    let passed = gate.log(Self.log)
    #expect(passed.segments.filter { $0.turn.range != nil }.allSatisfy { $0.turn.text == "[…]" })
    #expect(gate.mask(of: Self.log.recording).stretches.map(\.range) == [Self.log.recording.allFrames])
  }

  @Test func aNameIsBleepedWhereItIsSaid() throws {
    let gate = Self.gate(Redaction(id: "x1", rule: .words("мама"), sound: .silence))
    let stretches = gate.mask(of: Self.log.recording).stretches
    let word = try #require(Self.log.segments[1].turn.words[2].range)
    #expect(stretches.count == 1)
    #expect(stretches[0].range.contains(word) && stretches[0].sound == .silence)
    #expect(gate.log(Self.log).segments[1].turn.text == "Это я, [redacted].")
  }

  /// The translation does not have it: nobody knows which of its words it is.
  @Test func aTranslationWithoutTheNameIsHiddenWhole() {
    let gate = Self.gate(Redaction(id: "x1", rule: .words("мама")))
    #expect(gate.log(Self.log).segments[1].turn.translation == "[redacted]")
  }

  @Test func aNameInTheTranslationAloneHidesTheTurn() {
    let gate = Self.gate(Redaction(id: "x1", rule: .words("translation")))
    #expect(gate.log(Self.log).segments[0].turn.text == "[…]")
    #expect(gate.mask(of: Self.log.recording).stretches.count == 5)
    #expect(gate.unplacedCount(in: Self.log.recording) == 0)
  }

  @Test func aPlaceThatIsAGuessHidesTheWholeTurnInTheSound() throws {
    let range = SampleRange(start: 8_000, end: 16_000)
    let words = ["one", "Anna", "three"].enumerated().map { index, text in
      Word(
        text, range: SampleRange(start: 8_000 + Int64(index) * 2_000, end: 10_000 + Int64(index) * 2_000),
        timing: .interpolated, confidence: 0.3)
    }
    let turn = Turn(
      number: 1, text: "one Anna three", range: range, timing: .interpolated, confidence: 0.3, words: words)
    let gate = RedactionGate(
      [Redaction(id: "x1", rule: .words("Anna"))],
      calls: [RedactionGate.Call(recording: Self.log.recording, turns: [turn])])
    #expect(gate.mask(of: Self.log.recording).stretches[0].range.contains(range))
    #expect(gate.found(in: Self.log.recording).first?.remark != nil)
    #expect(gate.turn(turn, of: Self.log.recording).text == "one [redacted] three")
  }

  @Test func aTurnThatIsNotPlacedIsCounted() {
    let gate = Self.gate(Redaction(id: "x1", rule: .words("never")))
    #expect(gate.unplacedCount(in: Self.log.recording) == 1)
  }

  @Test func aRundownSaysThatItIsRedacted() throws {
    let gate = RedactionGate(
      [Redaction(id: "x1", rule: .words("mother"))],
      calls: Sample.evening.clips.map { RedactionGate.Call(recording: $0.recording, turns: []) })
    let passed = gate.rundown(Sample.evening)
    #expect(passed.redactions == 1)
    #expect(passed.items.last?.content == .note(RedactionGate.sentence(1)))
    #expect(passed.items.count == Sample.evening.items.count + 1)
    #expect(passed.clips == Sample.evening.clips)
    #expect(RedactionGate.nothingHidden.rundown(Sample.evening) == Sample.evening)
  }

  @Test func aRecordingWithTheNameInItsPathGoesByItsHash() {
    let gate = RedactionGate([Redaction(id: "x1", rule: .words("0412"))])
    let passed = gate.recording(Sample.recording())
    #expect(passed.path == "\(passed.id.short).wav")
    #expect(gate.recording(Sample.recording(name: "other.wav")).path == "calls/other.wav")
  }

  @Test func peaksOfAHiddenStretchAreOfOneHeight() throws {
    let recording = Self.log.recording
    let values = (0..<(480_000 / 64) * 4).map { Int8(truncatingIfNeeded: $0 % 100) }
    let peaks = Peaks(rate: recording.rate, channelCount: 2, framesPerPoint: 64, values: values)
    let passed = Self.gate(Self.stretch).peaks(peaks, of: recording)
    let (first, last): (Int, Int) = (4 * (21_000 / 64), 4 * (24_000 / 64))
    let hidden = Set<Int8>(passed.values[first..<last])
    #expect(hidden == [-13, 13])
    #expect(passed.values[..<4_000] == peaks.values[..<4_000])
  }
}
