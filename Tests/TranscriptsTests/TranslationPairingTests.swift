import TapeModel
import Testing
import Transcripts

struct TranslationPairingTests {
  private func vtt(_ cues: [(String, String, String)]) throws -> Transcript {
    try read("WEBVTT\n\n" + cues.map { "00:\($0.0).000 --> 00:\($0.1).000\n\($0.2)" }.joined(separator: "\n\n"))
  }

  @Test func linksByTimeWhereBothHaveTimes() throws {
    let original = try vtt([("01", "03", "<v Мать>Да."), ("04", "08", "<v Сын>Нет. Нет."), ("10", "12", "<v Мать>Ох.")])
    let translation = try vtt([("01", "04", "Yes."), ("04", "06", "No."), ("06", "08", "No!"), ("20", "21", "Lost.")])
    let pairing = try TranslationPairing(original, with: translation)
    #expect(pairing.basis == .time)
    #expect(pairing.transcript.turns.map(\.translation) == ["Yes.", "No. No!", nil])
    #expect(pairing.unusedTranslation == [UnusedLine(line: 12, reason: "a translation at whose time nothing is said")])
    #expect(pairing.untranslated == [UnusedLine(line: 9, reason: "no translation")])
    let paired = try pair(original, with: translation)
    #expect(
      paired.unusedShown == ["9: no translation", "12: translation file: a translation at whose time nothing is said"])
  }

  @Test func prefersTheSameTimesWhereTurnsOverlap() throws {
    let cues = [("01", "20", "<v A>one"), ("03", "05", "<v B>two"), ("04", "06", "<v C>three")]
    let paired = try pair(vtt(cues), with: vtt(cues))
    #expect(paired.turns.map(\.translation) == ["one", "two", "three"])
  }

  @Test func splitsAJoinedTranslationAtItsSentences() throws {
    let original = try vtt([("01", "03", "<v A>Один."), ("03", "05", "<v B>Два.")])
    let translation = try vtt([("01", "03", "<v X>One."), ("03", "05", "<v X>Two.")])
    #expect(translation.turns.count == 1)
    #expect(try pair(original, with: translation).turns.map(\.translation) == ["One.", "Two."])
  }

  @Test func linksByOrderWhereCountsAgree() throws {
    let original = try vtt([("01", "03", "<v A>Да."), ("04", "05", "<v B>[laughs]"), ("06", "07", "<v B>Нет.")])
    let pairing = try TranslationPairing(original, with: read("A: Yes.\nB: No."))
    #expect(pairing.basis == .order)
    #expect(pairing.transcript.turns.map(\.translation) == ["Yes.", nil, "No."])
    #expect(pairing.untranslated == [] && pairing.unusedTranslation == [])
  }

  @Test func refusesWhereNeitherHolds() throws {
    let original = try read("A: Да.\nB: Нет.\nA: Да.")
    let error = #expect(throws: PairingError.self) { try pair(original, with: read("A: Yes.\n[0:01] B: No.")) }
    #expect(
      error?.description
        == "the translation has 2 turns (1 with times) and the transcript 3 (0 with times): they fit neither by time nor by order"
    )
  }

  @Test func refusesTimesThatDoNotMeet() throws {
    let original = try vtt([("01", "03", "Да.")])
    let translation = try vtt([("11", "13", "Yes."), ("14", "15", "No.")])
    #expect(throws: PairingError.timesDoNotMeet(original: 1, translation: 2)) { try pair(original, with: translation) }
  }

  @Test func linksAHundredThousandOverlappingTurns() throws {
    let cue = try #require(Cue(startMilliseconds: 0, endMilliseconds: 1_000_000))
    let turns = (0..<100_000).map { WrittenTurn(words: [WrittenWord("a")], cue: cue, line: $0 + 1) }
    let transcript = Transcript(format: "test", turns: turns)
    #expect(try pair(transcript, with: transcript).turns.contains { $0.translation != nil })
  }
}
