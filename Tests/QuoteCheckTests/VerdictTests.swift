import QuoteCheck
import TapeModel
import Testing

struct VerdictTests {
  static let tape: TapeSketch = {
    var tape = TapeSketch()
    tape.call(
      "0412",
      """
      ANNA: We walked across the frozen river on Tuesday morning with eighteen people, uh, from the village.
      BORIS: Did you see the soldiers?
      ANNA: I did not see any soldiers. The bridge was was gone. Well, we don't know who burned the school.
      BORIS: They told us to wait.
      ANNA: If the road is open tomorrow we will bring the medicine to the hospital.
      {90}BORIS: My brother repaired the old generator behind the church.
      """)
    tape.call(
      "0413",
      """
      VERA: The ambulance came too late because the checkpoint was closed.
      OLEG: I don't know.
      VERA: Nobody answered the telephone for three days.
      """)
    tape.call(
      "0500",
      """
      МАТЬ: Мы перешли реку по льду, и восемнадцать человек остались в деревне. | We crossed the river on the ice. Eighteen people stayed behind in that little settlement.
      СЫН: Я не видел никаких солдат возле школы. | I saw no troops near the schoolhouse.
      """, language: "ru")
    return tape
  }()

  @Test(arguments: [
    ("We walked across the frozen river on Tuesday morning with 18 people from the village.", Verdict.cleaned),
    ("we walked across the frozen river, on Tuesday morning!", .verbatim),
    ("The bridge was gone.", .cleaned),
    ("We do not know who burned the school", .verbatim),
    ("We walked across the river on Tuesday morning", .condensed),
    ("we walked across the frozen river … with eighteen people", .condensed),
    ("The bridge was gone. I did not see any soldiers.", .reordered),
    ("We walked across the frozen river. My brother repaired the old generator", .spliced),
    ("The ambulance came too late. We walked across the frozen river on Tuesday", .spliced),
    ("We walked across the frozen lake on Tuesday morning", .altered),
    ("I did see many soldiers and the bridge was gone", .altered),
    ("The minister promised new apartments for every family in spring", .notFound),
    ("They [the soldiers] told us to wait", .verbatim),
    ("если мы уедем завтра вечером домой", .notFound),
    ("Мы перешли реку по льду, и 18 человек остались в деревне", .verbatim),
    ("We crossed the river on the ice", .verbatim),
  ])
  func judgesOneQuote(text: String, verdict: Verdict) {
    #expect(Self.tape.check(text).verdict == verdict)
  }

  @Test func namesTheSpeakerThatTheTapeHas() {
    let report = Self.tape.check("The ambulance came too late", by: "Anna")
    #expect(report.verdict == .misattributed)
    #expect(report.tapeSpeaker == "VERA")
    #expect(Self.tape.check("The ambulance came too late", by: "Vera Petrova").verdict == .verbatim)
  }

  @Test func doesNotJudgeASpeakerWhomNoTranscriptNames() {
    let report = Self.tape.check("The ambulance came too late", by: "the minister")
    #expect(report.verdict == .verbatim)
    #expect(!report.remarks.isEmpty)
  }

  @Test func resolvesAnAlias() throws {
    let alias = Story.SpeakerAlias(name: "his mother", speaker: try #require(Speaker(name: "VERA")))
    #expect(Self.tape.check("The ambulance came too late", by: "his mother", aliases: [alias]).verdict == .verbatim)
    #expect(
      Self.tape.check("My brother repaired the old generator", by: "His mother", aliases: [alias]).verdict
        == .misattributed)
  }

  @Test func givesTheFramesOfThePieces() throws {
    let report = Self.tape.check("walked across … with eighteen people")
    #expect(report.pieces.map(\.startFrame) == [2_000, 18_000])
    #expect(report.pieces.map(\.endFrame) == [6_000, 24_000])
    #expect(report.changes.map(\.tape) == ["the frozen river on Tuesday morning"])
    #expect(!report.changes.contains { !$0.admitted })
  }

  @Test func alarmsOnANegationLeftOut() {
    #expect(Self.tape.check("I did see any soldiers. The bridge was gone.").alarms == [.negation])
    #expect(Self.tape.check("the road is open tomorrow we will bring the medicine").alarms == [])
    #expect(Self.tape.check("We walked across the frozen river with 80 people").alarms.contains(.number))
  }

  /// `[not]` turns a sentence around, whatever marks stand around it.
  @Test func alarmsOnANegationInBrackets() {
    #expect(Self.tape.check("My brother [never] repaired the old generator").alarms == [.negation])
    #expect(Self.tape.check("My brother [Ivan] repaired the old generator").alarms == [])
    #expect(Self.tape.check("We walked across with [80] people").alarms.contains(.number))
    #expect(Self.tape.check("My brother [never] repaired the old generator").finding)
  }

  /// Times that were only laid over a turn say nothing against its words.
  @Test func doubtsNoWordForItsPlaceAlone() {
    var store = WordStore()
    let texts = ["We", "sold", "the", "horses", "before", "the", "winter", "storms"]
    let words = texts.map { Word($0, range: SampleRange(start: 0, end: 100), timing: .interpolated, confidence: 0.1) }
    store.add(
      TapeRecording(id: ContentHash(bytes: [UInt8](repeating: 9, count: 32))!, rate: .telephone, name: "1"),
      turns: [
        Turn(
          number: 1, speaker: Speaker(name: "ANNA"), text: texts.joined(separator: " "),
          range: SampleRange(start: 0, end: 100), timing: .interpolated, confidence: 0.1, words: words)
      ])
    let quote = StoryQuote(text: "We sold the chickens before the winter storms", line: 1, form: .prose)
    let report = QuoteChecker(tape: store).check(Story(name: "s", format: "text", quotes: [quote])).quotes[0]
    #expect(report.verdict == .altered)
    #expect(!report.uncertain)
  }

  /// A word that the transcript lost leaves a hole in the speech; a word that the edit added does not.
  @Test(arguments: [(4_000, true), (0, false)])
  func tellsALostWordFromAnAddedOne(pause: Int, isLost: Bool) {
    var store = WordStore()
    var clock: Int64 = 0
    var words: [Word] = []
    for text in "The old ferry crossed the river twice before the storm began and then it sank".split(separator: " ") {
      if text == "river" { clock += Int64(pause) }
      words.append(
        Word(String(text), range: SampleRange(start: clock, end: clock + 2_000), timing: .aligned, confidence: 0.9))
      clock += 2_000
    }
    store.add(
      TapeRecording(id: ContentHash(bytes: [UInt8](repeating: 8, count: 32))!, rate: .telephone, name: "1"),
      turns: [
        Turn(
          number: 1, speaker: Speaker(name: "ANNA"), text: words.map(\.text).joined(separator: " "),
          range: SampleRange(start: 0, end: clock), timing: .aligned, confidence: 0.9, words: words)
      ])
    let quote = StoryQuote(text: "The old ferry crossed the frozen river twice before the storm", line: 1, form: .prose)
    let report = QuoteChecker(tape: store).check(Story(name: "s", format: "text", quotes: [quote])).quotes[0]
    #expect(report.verdict == .altered)
    #expect(report.uncertain == isLost)
  }

  @Test func givesTheSpokenWordsBesideATranslation() {
    let report = Self.tape.check("I saw no troops near the schoolhouse")
    #expect(report.layer == .translation)
    #expect(report.original == "Я не видел никаких солдат возле школы.")
    #expect(report.verdict == .verbatim)
  }

  @Test func callsAChangeUncertainWhereTheTranscriptIs() {
    var tape = TapeSketch()
    tape.call("1", "ANNA: The old ~fairy crossed the river twice before the storm began.")
    let report = tape.check("The old ferry crossed the river twice before the storm")
    #expect(report.verdict == .altered)
    #expect(report.uncertain)
    #expect(report.otherwise == .verbatim)
  }

  @Test func listsEveryPlaceOfAShortQuote() {
    var tape = TapeSketch()
    tape.call("1", "ANNA: I don't know. We waited at the station.\nBORIS: I do not know.")
    tape.call("2", "VERA: I don't know who called.")
    let report = tape.check("I don't know", by: "Vera")
    #expect(report.placeCount == 3)
    #expect(report.tapeSpeaker == "VERA")
  }
}
