import TapeModel
import Testing
import Transcripts

struct DialogueReaderTests {
  @Test func readsLabelsAndSparseTimes() throws {
    let transcript = try read(
      """
      [00:00:11] CALLER: press 3 to hear
      OPERATOR: truncating audio
      CALLER: 2 - чтобы заблокировать
      """)
    #expect(transcript.format == "dialogue")
    #expect(
      transcript.shown == [
        "CALLER 11000: press 3 to hear", "OPERATOR -: truncating audio", "CALLER -: 2 - чтобы заблокировать",
      ])
    #expect(transcript.unused == [])
  }

  @Test(arguments: [
    "[00:01:02] ANNA: yes", "(1:02) ANNA: yes", "00:01:02.000 - ANNA: yes", "{1:02} ANNA: yes", "1:02 ANNA: yes",
    "ANNA [00:01:02]: yes", "ANNA (1:02): yes", "ANNA: [1:02] yes", "ANNA: 00:01:02 yes", "00:01:02,000\tANNA: yes",
    "[1:02.000]\nANNA: yes", "**ANNA:** [1:02] yes", "**ANNA** (1:02): yes", "ANNA  1:02\nyes", "ANNA (01:02):\nyes",
    "[ANNA]: (1:02) yes", "1:02 | ANNA: yes", "ANNA, 1:02\nyes", "**ANNA** 1:02\nyes",
  ])
  func readsTheTimeOfATurnWhereverItStands(text: String) throws {
    let transcript = try read(text + "\nBORIS: no")
    #expect(transcript.shown == ["ANNA 62000: yes", "BORIS -: no"])
    #expect(transcript.unused == [])
  }

  @Test(arguments: [
    "[0:01 - 0:05] ANNA: yes", "[00:00:01.000 --> 00:00:05.000]  ANNA: yes", "0:01–0:05 ANNA: yes",
    "ANNA [0:01-0:05]: yes",
  ])
  func readsRangesOfTimes(text: String) throws {
    #expect(try read(text).shown == ["ANNA 1000-5000: yes"])
  }

  @Test func givesATimeInsideATurnToTheNextWord() throws {
    let transcript = try read("ANNA: I went [0:30] home\n[0:45] and slept.\nBORIS: OK")
    #expect(transcript.shown == ["ANNA -: I went home@30000 and@45000 slept.", "BORIS -: OK"])
  }

  @Test(arguments: [
    "ANNA: [lang uk] Так, добре.", "ANNA: <lang uk>Так, добре.</lang>", "[1:02] ANNA: [lang uk] Так, добре.",
    "ANNA [1:02]: <lang uk> Так,\nдобре.",
  ])
  func readsTheLanguageOfATurn(text: String) throws {
    let transcript = try read(text + "\nBORIS: [lange uk] no")
    #expect(transcript.turns.map { $0.language?.code } == ["uk", nil])
    #expect(transcript.turns[0].text == "Так, добре.")
    #expect(transcript.turns[1].text == "no")
  }

  @Test func readsNameAndTimeAboveTheWords() throws {
    let transcript = try read(
      """
      Anna Smith  0:42
      Hello there.

      Speaker 2  1:02:03
      Hi.
      We met at 10:30
      """)
    #expect(transcript.shown == ["Anna Smith 42000: Hello there.", "Speaker 2 3723000: Hi. We met at 10:30"])
  }

  @Test func doesNotTakeProseWithAColonForALabel() throws {
    let transcript = try read(
      """
      MOTHER: I asked him twice.
      He said: no
      and then: nothing. See http://example.org
      SON: What?
      He said: no
      """)
    #expect(transcript.turns.map { $0.speaker?.name } == ["MOTHER", "SON"])
    #expect(transcript.turns[0].words.count == 12)
  }

  @Test(arguments: [
    ("Anna: yes\nBoris: no", ["Anna", "Boris"]), ("МАТЬ: да\nСын: нет\nСын: нет", ["МАТЬ", "Сын", "Сын"]),
    ("Mother 2: yes\nSpeaker 1: no", ["Mother 2", "Speaker 1"]),
    ("mom: yes\nBob: hi\nmom: no\nBob: hi", ["mom", "Bob", "mom", "Bob"]),
    ("Q: yes\nA: no", ["Q", "A"]), ("Dr. Smith: yes\nO'Neil-Jones: no", ["Dr. Smith", "O'Neil-Jones"]),
    ("SPEAKER_00: yes\nSPEAKER_01: no", ["SPEAKER_00", "SPEAKER_01"]), ("> no", [nil]),
    ("[ANNA] yes\n[BORIS] no\n[ANNA] so\n[BORIS] well", ["ANNA", "BORIS", "ANNA", "BORIS"]),
    ("ANNA:\nyes\nBORIS:\nno", ["ANNA", "BORIS"]),
    ("Female voice: yes\nMale voice: no", ["Female voice", "Male voice"]),
  ])
  func recognisesLabels(text: String, speakers: [String?]) throws {
    #expect(try read(text).turns.map { $0.speaker?.name } == speakers)
  }

  @Test func tellsNotesFromLabelsInBrackets() throws {
    let transcript = try read("[phone rings]\nANNA: Yes?\n[CROSSTALK] so\n[CROSSTALK] we\nBORIS: [laughs] no")
    #expect(
      transcript.shown == ["ANNA -: {phone rings} Yes? {CROSSTALK} so {CROSSTALK} we", "BORIS -: {laughs} no"])
  }

  @Test func usesAliases() throws {
    let transcript = try read("mom: yes\nSon: no\nSon: no", aliases: ["MOM": "Mother", "son": "Ivan"])
    #expect(transcript.turns.map { $0.speaker?.name } == ["Mother", "Ivan", "Ivan"])
  }

  @Test func keepsNotesApartFromWords() throws {
    let transcript = try read(
      "ANNA (laughing): Well (sighs). I *coughs* see [door slams], ♪ hmm ♪ and (no end here word(s) f(x) 2*3*4")
    #expect(
      transcript.shown == [
        "ANNA -: {laughing} Well {sighs} I {coughs} see {door slams} {♪ hmm} and (no end here word(s) f(x) 2*3*4"
      ])
  }

  @Test func readsParagraphsWithoutLabels() throws {
    #expect(try read("One line\nand more.\n\nTwo.").turns.map(\.text) == ["One line and more.", "Two."])
    #expect(try read("One line\nand more.\nTwo.").turns.map(\.text) == ["One line", "and more.", "Two."])
  }

  @Test func readsTimedLinesWithoutLabels() throws {
    let transcript = try read("[0:01] One\nmore\n[0:05] Two\n[00:07.000 --> 00:09.000]  Three")
    #expect(transcript.shown == ["? 1000: One more", "? 5000: Two", "? 7000-9000: Three"])
  }

  @Test func takesABareTimeOnlyWhereItRecurs() throws {
    #expect(try read("10:30 we met\nthere\nand then\nwent\nhome\n").turns[0].text == "10:30 we met")
    #expect(try read("10:30 we met\n10:45 we left").shown == ["? 630000: we met", "? 645000: we left"])
  }

  @Test func listsTitlesRulesAndHeadings() throws {
    let transcript = try read("# Call 12\nCall with mother\nDate: 8 March\n-----\nMOTHER: yes\nSON:\nMOTHER: no")
    #expect(transcript.shown == ["MOTHER -: yes", "MOTHER -: no"])
    #expect(
      transcript.unusedShown == [
        "1: a heading", "2: text before the first turn", "3: a heading before the first turn", "4: no words",
        "6: a label or time without words",
      ])
  }

  @Test func listsTimesWithVideoFrames() throws {
    let transcript = try read("ANNA: yes [01:02:03:12] no\nBORIS: so")
    #expect(transcript.unusedShown == ["1: a time with video frames of an unknown rate"])
    #expect(transcript.turns[0].text == "yes no")
  }

  @Test func takesChangeMarks() throws {
    let transcript = try read(">> ANNA: yes\n>> no\nmore\n>>> so")
    #expect(transcript.shown == ["ANNA -: yes", "? -: no more", "? -: so"])
  }

  @Test func keepsTypographicSpacesOutOfWords() throws {
    #expect(
      try read("ANNA: one\u{A0}two\u{2003}three\u{202F}four").turns[0].words.map(\.text) == [
        "one", "two", "three", "four",
      ])
  }

  @Test func doesNotTakeOneCapitalWordInLongProseForALabel() throws {
    let prose = (1...30).map { "line number \($0)" }
    let transcript = try read((prose + ["NB: this"] + prose).joined(separator: "\n"))
    #expect(transcript.turns.count == 61)
    #expect(transcript.turns.allSatisfy { $0.speaker == nil })
  }

  @Test func keepsSpeechBeforeALateLabel() throws {
    let prose = (1...30).map { "line number \($0)" }
    let transcript = try read((prose + ["ANNA: yes", "BORIS: no"]).joined(separator: "\n"))
    #expect(transcript.turns.count == 32)
    #expect(transcript.unused == [])
  }

  /// As the services of Otter, Rev, Descript and Trint, and whisper on a terminal, write them.
  @Test(arguments: [
    ("Anna Smith  0:00 \nHello there.\n\nBoris  0:05 \nHi.\n", ["Anna Smith 0: Hello there.", "Boris 5000: Hi."]),
    (
      "Speaker 1 (00:00):\nHello there.\n\nSpeaker 2 (00:05):\nHi.",
      ["Speaker 1 0: Hello there.", "Speaker 2 5000: Hi."]
    ),
    ("[00:00:00] **Anna:** Hello there.\n\n[00:00:05] **Boris:** Hi.", ["Anna 0: Hello there.", "Boris 5000: Hi."]),
    ("[00:00:00.00] Anna: Hello there.\n[00:00:05.25] Boris: Hi.", ["Anna 0: Hello there.", "Boris 5250: Hi."]),
    (
      "[00:00.000 --> 00:04.500]  Hello there.\n[00:04.500 --> 00:06.000]  Hi.",
      ["? 0-4500: Hello there.", "? 4500-6000: Hi."]
    ),
    ("- Алло?\n- Да, мама.\n- Где ты?", ["? -: Алло?", "? -: Да, мама.", "? -: Где ты?"]),
  ])
  func readsWhatServicesWrite(text: String, turns: [String]) throws {
    let transcript = try read(text)
    #expect(transcript.shown == turns)
    #expect(transcript.unused == [])
  }
}
