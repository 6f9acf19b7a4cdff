/// Small whole files of services and research formats, for mutations to begin with.
enum ServiceSeeds {
  static let all: [[UInt8]] = (services + lists).map { Array($0.utf8) }

  private static let services = [
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
    """,
    """
    {"results":{"channel_labels":{"channels":[
      {"channel_label":"ch_0","items":[
        {"channel_label":"ch_0","start_time":"4.0","end_time":"4.5","type":"pronunciation","alternatives":[{"confidence":"1.0","content":"Go"}]},
        {"channel_label":"ch_0","type":"punctuation","alternatives":[{"content":"!"}]}]},
      {"channel_label":"ch_1","items":[
        {"channel_label":"ch_1","start_time":"1.0","end_time":"1.5","type":"pronunciation","alternatives":[{"confidence":"1.0","content":"No"}]}]}]},
      "items":[{"channel_label":"ch_0","start_time":"4.0","end_time":"4.5","type":"pronunciation","alternatives":[{"content":"Go"}]}]}}
    """,
    """
    {"JobName":"j","LanguageCode":"en-GB","Transcript":[
      {"Id":"a","ParticipantRole":"AGENT","BeginOffsetMillis":100,"EndOffsetMillis":900,"Content":"Good day.","Items":[
        {"Type":"pronunciation","Confidence":"0.9","Content":"Good","BeginOffsetMillis":100,"EndOffsetMillis":400},
        {"Type":"pronunciation","Confidence":"0.8","Content":"day","BeginOffsetMillis":400,"EndOffsetMillis":900},
        {"Type":"punctuation","Content":"."}]},
      {"Id":"b","ParticipantRole":"CUSTOMER","BeginOffsetMillis":1000,"EndOffsetMillis":1500,"Content":"Hi."}]}
    """,
    """
    {"name":"1","done":true,"response":{"@type":"x","results":[
      {"alternatives":[{"transcript":"hello yes","confidence":0.9,"words":[
        {"startTime":"0s","endTime":"0.400s","word":"hello"},{"startTime":"1.200s","endTime":"1.500s","word":"yes"}]}],
       "languageCode":"en-us","resultEndTime":"1.5s"},
      {"alternatives":[{"words":[
        {"startTime":"0s","endTime":"0.400s","word":"hello","speakerTag":1,"confidence":0.8},
        {"startTime":"1.200s","endTime":"1.500s","word":"yes","speakerTag":2}]}]}]}}
    """,
    """
    {"results":[
      {"alternatives":[{"transcript":"hello there"}],"channelTag":1,"resultEndTime":"2.5s","languageCode":"en-us"},
      {"alternatives":[{"transcript":"yes","words":[
        {"start_time":{"seconds":"1","nanos":500000000},"end_time":{"seconds":2},"word":"yes"}]}],"channelTag":2}]}
    """,
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
    """,
    """
    {"durationMilliseconds":5000,"combinedPhrases":[{"text":"Good day."}],"phrases":[
      {"speaker":2,"offsetMilliseconds":720,"durationMilliseconds":480,"text":"Good day.","locale":"en-US","confidence":0.9,
       "words":[{"text":"Good","offsetMilliseconds":720,"durationMilliseconds":200},
                {"text":"day.","offsetMilliseconds":920,"durationMilliseconds":280}]}]}
    """,
    """
    {"metadata":{"channels":2},"results":{"channels":[
      {"detected_language":"ru","alternatives":[{"transcript":"да","confidence":0.9,"words":[
        {"word":"да","start":2.0,"end":2.25,"confidence":0.9,"punctuated_word":"Да.","speaker":0}]}]},
      {"alternatives":[{"transcript":"нет","words":[
        {"word":"нет","start":0.08,"end":0.4,"confidence":0.7,"punctuated_word":"Нет!","speaker":1}]}]}],
      "utterances":[{"start":2.0,"end":2.25,"channel":0,"transcript":"да","words":[{"word":"да","start":2.0,"end":2.25}]}]}}
    """,
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
    """,
    """
    {"speakers":[{"id":1,"name":"Anna"}],"monologues":[
      {"speaker":1,"elements":[{"type":"text","value":"Hi","ts":0.5,"end_ts":0.8,"confidence":0.9},
        {"type":"punct","value":", "},{"type":"text","value":"Boris","ts":0.8,"end_ts":1.2,"confidence":1.0},
        {"type":"punct","value":"."}]},
      {"speaker":2,"elements":[{"type":"text","value":"Yes","timestamp":"00:00:02,250","end_timestamp":"00:00:02,500"},
        {"type":"punct","value":" "},{"type":"unknown","value":"<inaudible>"}]}]}
    """,
    """
    {"result_index":0,"results":[
      {"final":true,"alternatives":[{"transcript":"hello %HESITATION yes ","confidence":0.9,
        "timestamps":[["hello",0.5,0.9],["%HESITATION",0.9,1.1],["yes",1.2,1.5]],
        "word_confidence":[["hello",0.8],["%HESITATION",0.3],["yes",1.0]]}]},
      {"final":false,"alternatives":[{"transcript":"maybe "}]}],
     "speaker_labels":[{"from":0.5,"to":0.9,"speaker":0,"confidence":0.6,"final":false},
      {"from":0.9,"to":1.1,"speaker":0},{"from":1.2,"to":1.5,"speaker":1}]}
    """,
    """
    {"format":"2.9","metadata":{"transcription_config":{"language":"es"}},"results":[
      {"type":"punctuation","start_time":0.1,"end_time":0.1,"attaches_to":"next","alternatives":[{"content":"¿","confidence":1.0}]},
      {"type":"word","channel":"channel_1","start_time":0.1,"end_time":0.4,"alternatives":[{"content":"Qué","confidence":0.9,"speaker":"S1"}]},
      {"type":"punctuation","channel":"channel_1","start_time":0.4,"end_time":0.4,"attaches_to":"previous","alternatives":[{"content":"?"}]},
      {"type":"word","channel":"channel_2","start_time":0.5,"end_time":0.7,"alternatives":[{"content":"Nada","confidence":0.8,"speaker":"UU"}]}]}
    """,
    """
    {"job":{"lang":"en-GB","duration":5},"speakers":[{"duration":"1.000","confidence":null,"name":"M1","time":"0.000"},
     {"duration":"1.000","name":"F1","time":"1.000"}],"words":[
      {"duration":"0.300","confidence":"0.990","name":"Good","time":"0.500"},
      {"duration":"0.000","confidence":null,"name":".","time":"0.800"},
      {"duration":"0.200","confidence":"0.500","name":"Yes","time":"1.000"}],"format":"1.0"}
    """,
    """
    {"action":"audio-transcribe","retval":{"status":true,"punct":"There. Yes.","words":[
      {"start":13.02,"confidence":0.68,"end":13.17,"word":"there","punct":"There.","index":0},
      {"start":13.5,"confidence":0.61,"end":13.8,"word":"yes","punct":"Yes.","index":1}]},
     "segmentation":{"@type":"AudioFile","segments":[
      {"@type":"Segment","start":13.0,"duration":0.4,"bandwidth":"S","speaker":{"@id":"S0","gender":"F"}},
      {"@type":"Segment","start":13.4,"duration":1.0,"speaker":{"@id":"S1","gender":"M"}}]}}
    """,
    """
    {"result":[{"conf":1.0,"end":0.9,"start":0.5,"word":"one"}],"text":"one"}
    {"result":[{"conf":0.5,"end":5.0,"start":4.5,"word":"two"}],"text":"two"}
    {"text":""}
    """,
    """
    {"transcript":"ANNA: A well-known man.\\nBORIS: He is (laughs) gone.","words":[
      {"case":"not-found-in-audio","word":"ANNA","startOffset":0,"endOffset":4},
      {"alignedWord":"a","case":"success","word":"A","start":1.0,"end":1.1,"startOffset":6,"endOffset":7},
      {"case":"success","word":"well","start":1.1,"end":1.3},{"case":"success","word":"known","start":1.3,"end":1.6},
      {"case":"success","word":"man","start":1.7,"end":2.0},{"case":"not-found-in-audio","word":"BORIS"},
      {"case":"success","word":"He","start":2.5,"end":2.6},{"case":"not-found-in-audio","word":"is"},
      {"case":"not-found-in-transcript","word":"um","start":2.7,"end":2.8},
      {"case":"success","word":"gone","start":3.0,"end":3.4}]}
    """,
    """
    {"version":"1.0.0","segments":[
      {"speaker":"Anna","startTime":0.5,"endTime":0.75,"body":"And the"},
      {"startTime":0.75,"endTime":1.5,"body":"bridge."},
      {"speaker":"Boris","startTime":3,"endTime":4,"body":"Where?"},
      {"startTime":9,"endTime":8,"body":"back"}]}
    """,
    """
    {"text":"<p><span class=\\"timestamp\\" data-timestamp=\\"1.25\\">0:01</span>ANNA: Hello <b>there</b> &amp; so</p>\
    <p>BORIS: Well<br /><span class=\\"timestamp\\">1:05</span> yes (laughs)</p>","media":"call.mp3","media-time":3.5}
    """,
  ]

  private static let lists = [
    """
    ;; a comment
    call A 0.50 0.25 hello 0.9 lex anna
    call B 0.60 0.20 <eps>
    call A 0.75 0.25 there 1.5 lex anna
    call B 1.00 0.50 {yes} NA lex <NA>
    call A * * <ALT_BEGIN>
    call A 1.10 0.20 so
    call A * * <ALT>
    call A 1.10 0.20 sew
    call A * * <ALT_END>
    call A 1.40 0.20 laugh 1.0 non-lex
    call A -1 0.20 bad
    other A 2.0 0.20 else
    """,
    """
    ;; CATEGORY "0" "" ""
    call 1 Anna 0.5 2.25 <o,f0,female> hello (uh) { there / their } you
    call 1 inter_segment_gap 2.25 3.0 <o,,unknown>
    call 1 Boris 3.0 4.0 ignore_time_segment_in_scoring
    call 2 Boris 4.0 5.0 yes [laughter]
    call 2 Boris 6.0 5.0 back
    """,
    """
    SPKR-INFO call 1 <NA> <NA> <NA> unknown anna <NA>
    SPEAKER call 1 0.50 1.00 <NA> <NA> anna <NA>
    LEXEME call 1 0.50 0.25 hello lex anna 0.75
    NON-LEX call 1 0.80 0.10 <NA> laugh anna <NA>
    LEXEME call 1 1.25 0.25 yes lex boris <NA> <NA>
    SU call 1 0.50 1.00 <NA> statement anna <NA>
    """,
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///call.wav" MIME_TYPE="audio/x-wav"/></HEADER>
    <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="3000"/>
    <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1500"/>
    <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="900"/><TIME_SLOT TIME_SLOT_ID="ts6"/>
    </TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="utt" TIER_ID="B" PARTICIPANT="Boris" LANG_REF="rus">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>Да &amp; нет (смех)</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts6"><ANNOTATION_VALUE>open</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts1"><ANNOTATION_VALUE>back</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="utt" TIER_ID="Anna">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>Well then.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="wd" TIER_ID="Anna-words" PARENT_REF="Anna">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a5" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>Well</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a6" TIME_SLOT_REF1="ts5" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>then</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="translation" TIER_ID="B-en" PARENT_REF="B">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Yes and no</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="pos" TIER_ID="B-pos" PARENT_REF="B">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a8" ANNOTATION_REF="a1"><ANNOTATION_VALUE>PART</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utt" TIME_ALIGNABLE="true"/>
    <LANGUAGE LANG_ID="rus" LANG_DEF="http://cdb.iso.org/lg/CDB-00138580-001" LANG_LABEL="Russian (rus)"/>
    </ANNOTATION_DOCUMENT>
    """,
    """
    @UTF8
    @Begin
    @Languages:\trus, eng
    @Participants:\tANN Anna_Petrova Adult, BOR Investigator
    *ANN:\thello <I &-uh want> [//] I (be)cause [= reason] &=laughs
    \twas xxx no:w 0is a_b@s . \u{15}1000_2500\u{15}
    %wor:\thello \u{15}1000_1500\u{15} was \u{15}1600_1900\u{15} .
    *BOR:\t+< yes (.) +... 3000_4000
    %com:\tdoor
    @End
    """,
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en" ttp:frameRate="25" ttp:tickRate="100">
    <head><metadata><ttm:agent xml:id="a"><ttm:name>Anna</ttm:name></ttm:agent></metadata></head>
    <body><div begin="1s" timeContainer="seq"><p begin="00:00:01:05" dur="30f" ttm:agent="a"><span begin="0s">Good</span>
    <span begin="10t" ttm:agent="b">day &lt;&amp;</span><br/>x</p><p end="0.001h">CAROL: no</p></div></body></tt>
    """,
    """
    SESSION NAME:\tS
    SAMPLE RATE:\t48000.000000
    SESSION START TIMECODE:\t01:00:00:00
    TIMECODE FORMAT:\t29.97 Drop Frame
    O N L I N E  C L I P S  I N  S E S S I O N
    a\ta.wav
    T R A C K  L I S T I N G
    TRACK NAME:\tA
    CHANNEL \tEVENT   \tCLIP NAME \tSTART TIME \tEND TIME \tDURATION \tTIMESTAMP \tSTATE
    1\t1\ta\t01:00:01:05.50\t01:01:00:02\t1\t4000\tMuted
    2\t2\tb\t100\t0:01.500\t1\t5\tUnmuted
    """,
    """
    <?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>ANNA: Good &amp; [0:01] well</w:t><w:br/><w:tab/></w:r></w:p>
    <w:p><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:t>0:05</w:t></w:p></w:tc><w:tc><w:p><w:t>BORIS</w:t></w:p></w:tc>
    <w:tc><w:p><w:t>Yes</w:t></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
    """,
  ]
}
