import TapeModel
import Testing
import Transcripts

struct QuoteFormTests {
  static func read(_ text: String, _ name: String = "story.txt") throws -> Story {
    try StoryReader().read(Array(text.utf8), path: name)
  }

  /// Quotes as `SPEAKER|text`.
  static func quotes(_ text: String, _ name: String = "story.txt") throws -> [String] {
    try read(text, name).quotes.map { "\($0.speaker ?? "-")|\($0.text)" }
  }

  @Test(arguments: [
    ("<blockquote><p>Nina: How many are left?</p></blockquote>", ["Nina|How many are left?"]),
    ("<blockquote><p>How many are left?</p></blockquote>", ["-|How many are left?"]),
  ])
  func readsALabelInABlockSetOff(html: String, quotes: [String]) throws {
    #expect(try Self.quotes("<html><body><p>Some words.</p>\(html)</body></html>", "story.html") == quotes)
  }

  @Test(arguments: [
    (#""The river froze," he said. "We walked across.""#, ["he|The river froze, We walked across."]),
    (
      #"Anna Petrova was there. "The river froze," she said. "We walked across.""#,
      ["Anna Petrova|The river froze, We walked across."]
    ),
    ("“None of us slept,” his mother said. “None of us ate.”", ["his mother|None of us slept, None of us ate."]),
    ("“We left,” said Anna. “We stayed,” said Boris.", ["Anna|We left,", "Boris|We stayed,"]),
    ("“We left.” Boris said: “We stayed.”", ["-|We left.", "Boris|We stayed."]),
    (#"Anna said, "We walked across the river at night.""#, ["Anna|We walked across the river at night."]),
    ("According to Ivan Bondar, “the bridge was gone by noon.”", ["Ivan Bondar|the bridge was gone by noon."]),
    (
      #"Anna: "We left." Boris: (laughing) "You ran." Anna: "We walked.""#,
      ["Anna|We left.", "Boris|You ran.", "Anna|We walked."]
    ),
    (#"Anna: "We left. Boris: "Where to?""#, ["Anna|We left.", "Boris|Where to?"]),
    ("Anna: “We left. Boris: “Where to?”", ["Anna|We left.", "Boris|Where to?"]),
    ("''We don't know,'' Anna said.", ["Anna|We don't know,"]),
    ("”We left early,” said Anna.", ["Anna|We left early,"]),
    ("„Wir sind gegangen“, sagte Anna.", ["-|Wir sind gegangen"]),
    ("‘We couldn’t see the boys’ house,’ Anna said.", ["Anna|We couldn’t see the boys’ house,"]),
    ("“He told me ‘go home’ and left,” Anna said.", ["Anna|He told me ‘go home’ and left,"]),
    ("«Мы перешли реку», — сказала Анна.", ["Анна|Мы перешли реку"]),
    ("«Мы перешли реку, — сказала Анна. — Было холодно».", ["Анна|Мы перешли реку, Было холодно"]),
    ("«Газета «Правда» писала об этом», — вспоминает Борис.", ["Борис|Газета «Правда» писала об этом"]),
    ("— Мы перешли реку, — сказал Борис. — Было холодно.", ["Борис|Мы перешли реку, Было холодно."]),
    ("«Ми перейшли річку», — розповіла Оксана.", ["Оксана|Ми перейшли річку"]),
    (#""We walked across the river, he said. It was cold that night."#, ["he|We walked across the river,"]),
    ("“We [the family] left … at night,” Anna said.", ["Anna|We [the family] left … at night,"]),
  ])
  func readsOneForm(text: String, expected: [String]) throws {
    #expect(try Self.quotes(text) == expected)
  }

  @Test func joinsAQuoteOverParagraphs() throws {
    let story = try Self.read(
      "“We left at night,” Anna said. “It was cold.\n\n“We had no bread.\n\n“Then came the morning.”\n")
    #expect(story.quotes.count == 1)
    #expect(story.quotes[0].text == "We left at night, It was cold. We had no bread. Then came the morning.")
    #expect(story.quotes[0].flags == [.split, .severalParagraphs])
  }

  @Test func readsLabelledDialogueWithoutMarks() throws {
    let text = "ANNA: We left at night.\nBORIS: (laughs) You ran.\nANNA: We walked."
    #expect(try Self.quotes(text) == ["ANNA|We left at night.", "BORIS|You ran.", "ANNA|We walked."])
  }

  @Test func readsManyTurnsInOneParagraph() throws {
    let text = #"Anna: "We left." Boris: "You ran." Anna: We walked for hours."#
    #expect(try Self.quotes(text) == ["Anna|We left.", "Boris|You ran.", "Anna|We walked for hours."])
  }

  @Test func readsABlockAfterALabelThatStandsAlone() throws {
    let text =
      "Anna said this:\n\n> We left at night and never came back.\n\nMother:\n\nWe had no bread.\n\nMother: \"Yes.\"\n"
    #expect(
      try Self.quotes(text, "story.md") == [
        "Anna|We left at night and never came back.", "Mother|We had no bread.", "Mother|Yes.",
      ])
  }

  @Test(arguments: [
    ("The so-called “liberators” took the car.", StoryQuote.Flag.scareQuote),
    ("She read “War and Peace” in the cellar.", .title),
    ("He told the court he was “emotionally prepared” for it.", .partial),
    ("В городе работал «Мемориал».", .title),
  ])
  func marksWhatIsProbablyNotSpeech(text: String, flag: StoryQuote.Flag) throws {
    let quotes = try Self.read(text).quotes
    #expect(quotes.count == 1)
    #expect(quotes.first?.flags.contains(flag) == true)
  }

  @Test func marksHeadingsAndCaptions() throws {
    let text = "# ‘We walked across the river’\n\nBody text.\n\n![Anna: “We left.”](a.jpg)\n"
    let quotes = try Self.read(text, "story.md").quotes
    #expect(quotes.map(\.flags) == [[.heading], [.caption]])
  }

  @Test func takesASectionsSpeakerFromItsHeading() throws {
    let text = "---\nspeakers:\n  Mom: MOTHER\n---\n## Mom\n\n“We left at night and walked for hours.”\n"
    let story = try Self.read(text, "story.md")
    #expect(story.quotes.map(\.speaker) == ["Mom"])
    #expect(story.aliases.map(\.speaker.name) == ["MOTHER"])
  }

  @Test(arguments: [
    "Intro.\n\nThe conversations have been edited for length and clarity.\n",
    "Вступ.\n\nРазговоры отредактированы и сокращены для ясности.\n",
    "Вступ.\n\nРозмови відредаговано для ясності та стислості.\n",
  ])
  func findsTheEditingStatement(text: String) throws {
    #expect(try Self.read(text).editingStatement?.line == 3)
  }

  @Test func givesLinesAndParts() throws {
    let text = "One.\n\nIvan said: «Мы ушли».\n"
    let story = try Self.read(text)
    let part = try #require(story.quotes.first?.parts.first)
    #expect(story.quotes[0].line == 3)
    let bytes = Array(story.paragraphs[part.paragraph].text.utf8)[part.startByte..<part.endByte]
    #expect(String(decoding: bytes, as: UTF8.self) == "Мы ушли")
  }
}
