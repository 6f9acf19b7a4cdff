import TapeModel
import Testing
import Transcripts

/// One result of each service in its documented shape.
struct SpeechServiceTests {
  @Test func googleRepeatsItsWordsOnceSpeakersAreKnown() throws {
    let transcript = try TurnSketch.read(
      """
      {"name":"1","done":true,"response":{"@type":"x","results":[
        {"alternatives":[{"transcript":"hello yes","confidence":0.9,"words":[
          {"startTime":"0s","endTime":"0.400s","word":"hello"},{"startTime":"1.200s","endTime":"1.500s","word":"yes"}]}],
         "languageCode":"en-us","resultEndTime":"1.5s"},
        {"alternatives":[{"words":[
          {"startTime":"0s","endTime":"0.400s","word":"hello","speakerTag":1,"confidence":0.8},
          {"startTime":"1.200s","endTime":"1.500s","word":"yes","speakerTag":2}]}]}]}}
      """)
    #expect(transcript.format == "google-speech")
    #expect(transcript.language == LanguageCode("en"))
    #expect(
      TurnSketch.lines(transcript) == ["Speaker 1 0-400: hello@0-400*0.8", "Speaker 2 1200-1500: yes@1200-1500"])
    #expect(transcript.unused.map(\.reason) == ["a result that the last one repeats with speakers"])
  }

  @Test func googleChannelsCountFromOneAndResultsWithoutWordsArePhrases() throws {
    let transcript = try TurnSketch.read(
      """
      {"results":[
        {"alternatives":[{"transcript":"hello there"}],"channelTag":1,"resultEndTime":"2.5s","languageCode":"en-us"},
        {"alternatives":[{"transcript":"yes","words":[
          {"start_time":{"seconds":"1","nanos":500000000},"end_time":{"seconds":2},"word":"yes"}]}],"channelTag":2}]}
      """)
    #expect(TurnSketch.lines(transcript) == ["- #0 0-2500: hello there", "- #1 1500-2000: yes@1500-2000"])
  }

  @Test func azureChannelsAreLegsAndItsWordsTimeTheDisplayedOnes() throws {
    let transcript = try TurnSketch.read(
      """
      {"source":"x","durationInTicks":50000000,"combinedRecognizedPhrases":[{"channel":0,"display":"Hello, Anna."}],
       "recognizedPhrases":[
        {"recognitionStatus":"Success","channel":0,"speaker":1,"offset":"PT0.5S","duration":"PT1S",
         "offsetInTicks":5000000.0,"durationInTicks":10000000.0,"locale":"en-US",
         "nBest":[{"confidence":0.9,"lexical":"hello anna","display":"Hello, Anna.","words":[
           {"word":"hello","offset":"PT0.5S","duration":"PT0.3S","offsetInTicks":5000000,"durationInTicks":3000000,"confidence":0.95},
           {"word":"anna","offset":"PT0.9S","duration":"PT0.6S","offsetInTicks":9000000,"durationInTicks":6000000,"confidence":0.85}]},
           {"confidence":0.1,"display":"Yellow banana."}]},
        {"recognitionStatus":"Success","channel":1,"offset":"PT1M2S","duration":"PT1S","nBest":[{"display":"Yes."}]},
        {"recognitionStatus":"NoMatch","channel":1}]}
      """)
    #expect(transcript.format == "azure-speech")
    #expect(
      TurnSketch.lines(transcript) == [
        "Speaker 1 #0 500-1500: Hello,@500-800*0.95 Anna.@900-1500*0.85", "- #1 62000-63000: Yes.",
      ])
    #expect(transcript.unused == [UnusedLine(line: 10, reason: "a phrase that was not recognised")])
  }

  @Test func azureFastTranscriptionHasMilliseconds() throws {
    let transcript = try TurnSketch.read(
      """
      {"durationMilliseconds":5000,"combinedPhrases":[{"text":"Good day."}],"phrases":[
        {"speaker":2,"offsetMilliseconds":720,"durationMilliseconds":480,"text":"Good day.","locale":"en-US","confidence":0.9,
         "words":[{"text":"Good","offsetMilliseconds":720,"durationMilliseconds":200},
                  {"text":"day.","offsetMilliseconds":920,"durationMilliseconds":280}]}]}
      """)
    #expect(TurnSketch.lines(transcript) == ["Speaker 2 720-1200: Good@720-920 day.@920-1200"])
  }

  @Test func deepgramsChannelsAreLegs() throws {
    let transcript = try TurnSketch.read(
      """
      {"metadata":{"channels":2},"results":{"channels":[
        {"detected_language":"ru","alternatives":[{"transcript":"да","confidence":0.9,"words":[
          {"word":"да","start":2.0,"end":2.25,"confidence":0.9,"punctuated_word":"Да.","speaker":0}]}]},
        {"alternatives":[{"transcript":"нет","words":[
          {"word":"нет","start":0.08,"end":0.4,"confidence":0.7,"punctuated_word":"Нет!","speaker":1}]}]}],
        "utterances":[{"start":2.0,"end":2.25,"channel":0,"transcript":"да","words":[{"word":"да","start":2.0,"end":2.25}]}]}}
      """)
    #expect(transcript.format == "deepgram")
    #expect(transcript.language == LanguageCode("ru"))
    #expect(
      TurnSketch.lines(transcript) == [
        "Speaker 1 #1 80-400: Нет!@80-400*0.7", "Speaker 0 #0 2000-2250: Да.@2000-2250*0.9",
      ])
  }

  @Test func assemblyAIHasMillisecondsAndUtterances() throws {
    let transcript = try TurnSketch.read(
      """
      {"id":"1","language_code":"en_us","audio_url":"x","status":"completed","text":"Hi. Yes.","words":[
        {"text":"Hi.","start":250,"end":650,"confidence":0.97,"speaker":"A"},
        {"text":"Yes.","start":700,"end":900,"confidence":0.5,"speaker":"B"}],
       "utterances":[
        {"speaker":"A","text":"Hi.","confidence":0.9,"start":250,"end":650,"words":[
          {"text":"Hi.","start":250,"end":650,"confidence":0.97,"speaker":"A"}]},
        {"speaker":"B","text":"Yes.","start":700,"end":900,"words":[
          {"text":"Yes.","start":700,"end":900,"confidence":0.5,"speaker":"B"}]}],
       "audio_duration":2}
      """)
    #expect(transcript.format == "assemblyai")
    #expect(TurnSketch.lines(transcript) == ["A 250-650: Hi.@250-650*0.97", "B 700-900: Yes.@700-900*0.5"])
  }

  @Test func revsMarksGoToTheWordBeforeAndUnknownPlacesAreNotes() throws {
    let transcript = try TurnSketch.read(
      """
      {"speakers":[{"id":1,"name":"Anna"}],"monologues":[
        {"speaker":1,"elements":[{"type":"text","value":"Hi","ts":0.5,"end_ts":0.8,"confidence":0.9},
          {"type":"punct","value":", "},{"type":"text","value":"Boris","ts":0.8,"end_ts":1.2,"confidence":1.0},
          {"type":"punct","value":"."}]},
        {"speaker":2,"elements":[{"type":"text","value":"Yes","timestamp":"00:00:02,250","end_timestamp":"00:00:02,500"},
          {"type":"punct","value":" "},{"type":"unknown","value":"<inaudible>"}]}]}
      """)
    #expect(transcript.format == "rev")
    #expect(
      TurnSketch.lines(transcript) == [
        "Anna 500-1200: Hi,@500-800*0.9 Boris.@800-1200*1.0", "Speaker 2 2250-2500: Yes@2250-2500 {inaudible@1}",
      ])
  }

  @Test func ibmsSpeakersStandInAListOfTheirOwn() throws {
    let transcript = try TurnSketch.read(
      """
      {"result_index":0,"results":[
        {"final":true,"alternatives":[{"transcript":"hello %HESITATION yes ","confidence":0.9,
          "timestamps":[["hello",0.5,0.9],["%HESITATION",0.9,1.1],["yes",1.2,1.5]],
          "word_confidence":[["hello",0.8],["%HESITATION",0.3],["yes",1.0]]}]},
        {"final":false,"alternatives":[{"transcript":"maybe "}]}],
       "speaker_labels":[{"from":0.5,"to":0.9,"speaker":0,"confidence":0.6,"final":false},
        {"from":0.9,"to":1.1,"speaker":0},{"from":1.2,"to":1.5,"speaker":1}]}
      """)
    #expect(transcript.format == "ibm-speech")
    #expect(
      TurnSketch.lines(transcript) == [
        "Speaker 0 500-1100: hello@500-900*0.8 {hesitation@1}", "Speaker 1 1200-1500: yes@1200-1500*1.0",
      ])
    #expect(transcript.unused == [UnusedLine(line: 5, reason: "a result that is not final")])
  }

  @Test func speechmaticsMarksAttachWhereTheySay() throws {
    let transcript = try TurnSketch.read(
      """
      {"format":"2.9","metadata":{"transcription_config":{"language":"es"}},"results":[
        {"type":"punctuation","start_time":0.1,"end_time":0.1,"attaches_to":"next","alternatives":[{"content":"¿","confidence":1.0}]},
        {"type":"word","channel":"channel_1","start_time":0.1,"end_time":0.4,"alternatives":[{"content":"Qué","confidence":0.9,"speaker":"S1"}]},
        {"type":"punctuation","channel":"channel_1","start_time":0.4,"end_time":0.4,"attaches_to":"previous","alternatives":[{"content":"?"}]},
        {"type":"word","channel":"channel_2","start_time":0.5,"end_time":0.7,"alternatives":[{"content":"Nada","confidence":0.8,"speaker":"UU"}]}]}
      """)
    #expect(transcript.format == "speechmatics")
    #expect(transcript.language == LanguageCode("es"))
    #expect(
      TurnSketch.lines(transcript) == ["S1 #0 100-400: ¿Qué?@100-400*0.9", "- #1 500-700: Nada@500-700*0.8"])
  }

  @Test func speechmaticsFirstVersionHasStringsAndLengths() throws {
    let transcript = try TurnSketch.read(
      """
      {"job":{"lang":"en-GB","duration":5},"speakers":[{"duration":"1.000","confidence":null,"name":"M1","time":"0.000"},
       {"duration":"1.000","name":"F1","time":"1.000"}],"words":[
        {"duration":"0.300","confidence":"0.990","name":"Good","time":"0.500"},
        {"duration":"0.000","confidence":null,"name":".","time":"0.800"},
        {"duration":"0.200","confidence":"0.500","name":"Yes","time":"1.000"}],"format":"1.0"}
      """)
    #expect(TurnSketch.lines(transcript) == ["M1 500-800: Good.@500-800*0.99", "F1 1000-1200: Yes@1000-1200*0.5"])
  }

  @Test func kaldisSegmentsGiveTheSpeakers() throws {
    let transcript = try TurnSketch.read(
      """
      {"action":"audio-transcribe","retval":{"status":true,"punct":"There. Yes.","words":[
        {"start":13.02,"confidence":0.68,"end":13.17,"word":"there","punct":"There.","index":0},
        {"start":13.5,"confidence":0.61,"end":13.8,"word":"yes","punct":"Yes.","index":1}]},
       "segmentation":{"@type":"AudioFile","segments":[
        {"@type":"Segment","start":13.0,"duration":0.4,"bandwidth":"S","speaker":{"@id":"S0","gender":"F"}},
        {"@type":"Segment","start":13.4,"duration":1.0,"speaker":{"@id":"S1","gender":"M"}}]}}
      """)
    #expect(transcript.format == "kaldi")
    #expect(
      TurnSketch.lines(transcript) == [
        "S0 13020-13170: There.@13020-13170*0.68", "S1 13500-13800: Yes.@13500-13800*0.61",
      ])
  }

  @Test func vosksObjectsMayStandOneBehindTheOther() throws {
    let transcript = try TurnSketch.read(
      """
      {"result":[{"conf":1.0,"end":0.9,"start":0.5,"word":"one"}],"text":"one"}
      {"result":[{"conf":0.5,"end":5.0,"start":4.5,"word":"two"}],"text":"two"}
      {"text":""}
      """)
    #expect(TurnSketch.lines(transcript) == ["- 500-900: one@500-900*1.0", "- 4500-5000: two@4500-5000*0.5"])
  }

  @Test func gentlesWordsTimeTheTranscript() throws {
    let transcript = try TurnSketch.read(
      """
      {"transcript":"ANNA: A well-known man.\\nBORIS: He is (laughs) gone.","words":[
        {"case":"not-found-in-audio","word":"ANNA","startOffset":0,"endOffset":4},
        {"alignedWord":"a","case":"success","word":"A","start":1.0,"end":1.1,"startOffset":6,"endOffset":7},
        {"case":"success","word":"well","start":1.1,"end":1.3},{"case":"success","word":"known","start":1.3,"end":1.6},
        {"case":"success","word":"man","start":1.7,"end":2.0},{"case":"not-found-in-audio","word":"BORIS"},
        {"case":"success","word":"He","start":2.5,"end":2.6},{"case":"not-found-in-audio","word":"is"},
        {"case":"not-found-in-transcript","word":"um","start":2.7,"end":2.8},
        {"case":"success","word":"gone","start":3.0,"end":3.4}]}
      """)
    #expect(transcript.format == "gentle")
    #expect(
      TurnSketch.lines(transcript) == [
        "ANNA 1000-2000: A@1000-1100 well-known@1100-1600 man.@1700-2000",
        "BORIS 2500-3400: He@2500-2600 is gone.@3000-3400 {laughs@2}",
      ])
    #expect(transcript.unused.map(\.reason) == ["a word heard that is not in the transcript"])
  }

  @Test func podcastSegmentsKeepTheirSpeakerUntilItChanges() throws {
    let transcript = try TurnSketch.read(
      """
      {"version":"1.0.0","segments":[
        {"speaker":"Anna","startTime":0.5,"endTime":0.75,"body":"And the"},
        {"startTime":0.75,"endTime":1.5,"body":"bridge."},
        {"speaker":"Boris","startTime":3,"endTime":4,"body":"Where?"},
        {"startTime":9,"endTime":8,"body":"back"}]}
      """)
    #expect(transcript.format == "podcast-json")
    #expect(
      TurnSketch.lines(transcript) == ["Anna 500-1500: And@500-750 the bridge.@750-1500", "Boris 3000-4000: Where?"])
    #expect(transcript.unused == [UnusedLine(line: 5, reason: "a segment with impossible times, or none")])
  }

  @Test func oTranscribesMarksCountAndNotTheirLabels() throws {
    let transcript = try TurnSketch.read(
      """
      {"text":"<p><span class=\\"timestamp\\" data-timestamp=\\"1.25\\">0:01</span>ANNA: Hello <b>there</b> &amp; so</p>\
      <p>BORIS: Well<br /><span class=\\"timestamp\\">1:05</span> yes (laughs)</p>","media":"call.mp3","media-time":3.5}
      """, path: "call.otr")
    #expect(transcript.format == "otranscribe")
    #expect(TurnSketch.lines(transcript) == ["ANNA 1250-: Hello there & so", "BORIS: Well yes@65000- {laughs@2}"])
  }
}
