import TapeModel
import Testing
import Transcripts

struct WhisperReaderTests {
  @Test func readsOpenAIWhisper() throws {
    let transcript = try read(
      """
      {"text": " Hello there. Yes.", "segments": [
        {"id": 0, "seek": 0, "start": 0.0, "end": 1.52, "text": " Hello there.", "tokens": [1, 2], "temperature": 0.0,
         "avg_logprob": NaN, "compression_ratio": 1e-1, "no_speech_prob": 0.1},
        {"id": 1, "start": 1.52, "end": 2.0004, "text": " Yes."}], "language": "en"}
      """)
    #expect(transcript.format == "whisper-json")
    #expect(transcript.language == LanguageCode("en"))
    #expect(transcript.shown == ["? 0-1520: Hello there.", "? 1520-2000: Yes."])
    #expect(transcript.turns.map(\.line) == [2, 4])
  }

  @Test func readsWordsWithTimesAndConfidence() throws {
    let transcript = try read(
      """
      {"segments": [{"start": 0, "end": 2, "text": " Hello there's", "words": [
        {"word": " Hello", "start": 0.1, "end": 0.5, "probability": 0.93},
        {"word": " there", "start": 0.6, "end": 0.9, "probability": 0.5}, {"word": "'s", "start": 0.9, "end": 1.0}]}]}
      """)
    #expect(transcript.shown == ["? 0-2000: Hello@100-500 there's@600-1000"])
    #expect(transcript.turns[0].words.map(\.confidence) == [0.93, 0.5])
  }

  @Test func readsWhisperXWithSpeakersAndNumerals() throws {
    let transcript = try read(
      """
      {"segments": [{"start": 1.0, "end": 4.0, "text": "In 2014 yes no", "speaker": "SPEAKER_00", "words": [
        {"word": "In", "start": 1.0, "end": 1.2, "score": 0.8, "speaker": "SPEAKER_00"}, {"word": "2014"},
        {"word": "yes", "start": 2.5, "end": 3.0, "score": 0.7, "speaker": "SPEAKER_01"},
        {"word": "no", "start": 3.1, "end": 3.5, "score": 0.7, "speaker": "SPEAKER_01"}]}],
       "word_segments": [{"word": "In", "start": 9, "end": 10}]}
      """, aliases: ["speaker_01": "Anna"])
    #expect(
      transcript.shown == ["SPEAKER_00 1000-1200: In@1000-1200 2014", "Anna 2500-4000: yes@2500-3000 no@3100-3500"])
  }

  @Test func readsWhisperTimestamped() throws {
    let transcript = try read(
      """
      {"text": " Hi", "segments": [{"start": 0.5, "end": 1, "text": " Hi", "confidence": 0.8,
        "words": [{"text": "Hi", "start": 0.5, "end": 0.9, "confidence": 0.812}]}], "language": "uk"}
      """)
    #expect(transcript.shown == ["? 500-1000: Hi@500-900"])
    #expect(transcript.turns[0].words[0].confidence == 0.812)
  }

  @Test func readsWhisperCppWithTokens() throws {
    let transcript = try read(
      """
      {"systeminfo": "x", "result": {"language": "ru"}, "transcription": [
       {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,000"}, "offsets": {"from": 0, "to": 2000},
        "text": " And so,", "tokens": [{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "p": 1},
          {"text": " An", "offsets": {"from": 100, "to": 300}, "p": 0.5}, {"text": "d", "offsets": {"from": 300, "to": 400}, "p": 0.6},
          {"text": " so", "offsets": {"from": 500, "to": 700}, "p": 0.9}, {"text": ",", "offsets": {"from": 700, "to": 710}, "p": 0.9}]},
       {"offsets": {"from": 2000, "to": 3000}, "text": " yes", "speaker": "1"}]}
      """)
    #expect(transcript.language == LanguageCode("ru"))
    #expect(transcript.shown == ["? 0-2000: And@100-400 so,@500-710", "1 2000-3000: yes"])
  }

  /// whisper.cpp cuts tokens between the bytes of a character.
  @Test func putsSplitCharactersTogether() throws {
    var bytes = Array(
      "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":9},\"text\":\" Да\",\"tokens\":[{\"text\":\" ".utf8)
    bytes += [0xD0] + Array("\"},{\"text\":\"".utf8) + [0x94] + Array("а\"}]}]}".utf8)
    let transcript = try TranscriptReader(options: ReadingOptions()).read(bytes, path: "x")
    #expect(transcript.turns[0].text == "Да")
  }

  @Test func takesTimesOfAListOfWordsBesideTheSegments() throws {
    let transcript = try read(
      """
      {"task": "transcribe", "language": "english", "segments": [{"start": 0, "end": 1, "text": "Hello, you."}],
       "words": [{"word": "Hello", "start": 0.1, "end": 0.3}, {"word": "you", "start": 0.5, "end": 0.8}]}
      """)
    #expect(transcript.language == LanguageCode("en"))
    #expect(transcript.shown == ["? 0-1000: Hello,@100-300 you.@500-800"])
  }

  @Test func readsAListOfSegmentsAlone() throws {
    #expect(try read("[{\"start\":0,\"end\":1,\"text\":\"yes\"}]").shown == ["? 0-1000: yes"])
  }

  @Test func readsEscapes() throws {
    let transcript = try read(#"{"segments":[{"start":0,"end":1,"text":"\u0416 \ud83d\ude01 \"a\/b\" c\nd"}]}"#)
    #expect(transcript.turns[0].words.map(\.text) == ["Ж", "😁", "\"a/b\"", "c", "d"])
  }

  @Test func listsSegmentsWithImpossibleTimes() throws {
    let transcript = try read(
      """
      {"segments": [
      {"start": 2, "end": 1, "text": "back"},
      {"start": -5, "end": 1, "text": "before"},
      {"start": 1e300, "end": 1e301, "text": "far"},
      {"text": "without"},
      {"start": 3, "end": 3, "text": "zero", "words": [{"word": "zero", "start": 4, "end": 3}]},
      {"start": 3, "end": 4, "text": " "}]}
      """)
    #expect(transcript.shown == ["? 3000-3000: zero"])
    #expect(
      transcript.unusedShown == [
        "2: a segment with impossible times", "3: a segment with impossible times",
        "4: a segment with impossible times",
        "5: a segment without times", "6: impossible times of a word, which stays without", "7: no words",
      ])
  }

  @Test func endsATurnWhereTheFileSaysSo() throws {
    let segments =
      #"{"offsets":{"from":0,"to":9},"text":"so we","speaker":"0","speaker_turn_next":TURN},{"offsets":{"from":9,"to":20},"text":"went","speaker":"0"}"#
    for (flag, count) in [("true", 2), ("false", 1)] {
      let text = "{\"transcription\":[\(segments.replacing("TURN", with: flag))]}"
      #expect(try read(text).turns.count == count)
    }
  }
}
