import TapeModel
import Testing
import Transcripts

struct AWSTranscribeTests {
  @Test func wordsTakeTheirSpeakersByTheirStart() throws {
    let transcript = try TurnSketch.read(
      """
      {"jobName":"call","accountId":"1","results":{
        "transcripts":[{"transcript":"Hello there. Yes."}],
        "speaker_labels":{"speakers":2,"segments":[
          {"start_time":"0.5","end_time":"1.2","speaker_label":"spk_0","items":[
            {"start_time":"0.5","end_time":"0.8","speaker_label":"spk_0"},
            {"start_time":"0.8","end_time":"1.2","speaker_label":"spk_0"}]},
          {"start_time":"1.5","end_time":"1.9","speaker_label":"spk_1","items":[
            {"start_time":"1.5","end_time":"1.9","speaker_label":"spk_1"}]}]},
        "items":[
          {"start_time":"0.5","end_time":"0.8","type":"pronunciation","alternatives":[{"confidence":"0.99","content":"Hello"}]},
          {"start_time":"0.8","end_time":"1.2","type":"pronunciation","alternatives":[{"confidence":"1.0","content":"there"}]},
          {"type":"punctuation","alternatives":[{"confidence":"0.0","content":"."}]},
          {"start_time":"1.5","end_time":"1.9","type":"pronunciation","alternatives":[{"confidence":"0.5","content":"Yes"}]},
          {"type":"punctuation","alternatives":[{"content":"."}]}],
        "language_code":"en-US"},"status":"COMPLETED"}
      """)
    #expect(transcript.format == "aws-transcribe")
    #expect(transcript.language == LanguageCode("en"))
    #expect(
      TurnSketch.lines(transcript) == [
        "spk_0 500-1200: Hello@500-800*0.99 there.@800-1200*1.0", "spk_1 1500-1900: Yes.@1500-1900*0.5",
      ])
    #expect(transcript.unused == [])
  }

  @Test func channelsAreLegsAndTheMergedListIsNotReadTwice() throws {
    let transcript = try TurnSketch.read(
      """
      {"results":{"channel_labels":{"channels":[
        {"channel_label":"ch_0","items":[
          {"channel_label":"ch_0","start_time":"4.0","end_time":"4.5","type":"pronunciation","alternatives":[{"confidence":"1.0","content":"Go"}]},
          {"channel_label":"ch_0","type":"punctuation","alternatives":[{"content":"!"}]}]},
        {"channel_label":"ch_1","items":[
          {"channel_label":"ch_1","start_time":"1.0","end_time":"1.5","type":"pronunciation","alternatives":[{"confidence":"1.0","content":"No"}]}]}]},
        "items":[{"channel_label":"ch_0","start_time":"4.0","end_time":"4.5","type":"pronunciation","alternatives":[{"content":"Go"}]}]}}
      """)
    #expect(TurnSketch.lines(transcript) == ["- #1 1000-1500: No@1000-1500*1.0", "- #0 4000-4500: Go!@4000-4500*1.0"])
  }

  @Test func rolesOfCallAnalyticsAreSpeakers() throws {
    let transcript = try TurnSketch.read(
      """
      {"JobName":"j","LanguageCode":"en-GB","Transcript":[
        {"Id":"a","ParticipantRole":"AGENT","BeginOffsetMillis":100,"EndOffsetMillis":900,"Content":"Good day.","Items":[
          {"Type":"pronunciation","Confidence":"0.9","Content":"Good","BeginOffsetMillis":100,"EndOffsetMillis":400},
          {"Type":"pronunciation","Confidence":"0.8","Content":"day","BeginOffsetMillis":400,"EndOffsetMillis":900},
          {"Type":"punctuation","Content":"."}]},
        {"Id":"b","ParticipantRole":"CUSTOMER","BeginOffsetMillis":1000,"EndOffsetMillis":1500,"Content":"Hi."}]}
      """)
    #expect(
      TurnSketch.lines(transcript) == [
        "AGENT 100-900: Good@100-400*0.9 day.@400-900*0.8", "CUSTOMER 1000-1500: Hi.",
      ])
  }

  @Test(arguments: ["-1", "1e400", "NaN", "0x10", "99999999999999999999"])
  func aWordWithAnImpossibleTimeKeepsItsTextAndIsListed(time: String) throws {
    let transcript = try TurnSketch.read(
      """
      {"results":{"items":[{"start_time":"\(time)","end_time":"0.2","alternatives":[{"content":"odd","confidence":"7"}]},
      {"start_time":"1.0","end_time":"0.2","alternatives":[{"content":"back"}]},
      {"start_time":"2.0","end_time":"2.2","alternatives":[{"content":"good"}]}]}}
      """)
    #expect(TurnSketch.lines(transcript) == ["- 2000-2200: odd back good@2000-2200"])
    #expect(transcript.unused.map(\.line) == [1, 2])
  }
}
