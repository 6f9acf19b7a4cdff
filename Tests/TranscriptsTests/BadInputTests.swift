import TapeFiles
import TapeModel
import TapeTesting
import Testing
import Transcripts

/// What a person sees of a file that cannot be read: one line, the file first, then the
/// place and the reason, and never a word of what was said.
struct BadInputTests {
  static let files: [(String, String)] = [
    ("", "empty"),
    (" \n\n", "not a transcript of a known format"),
    ("... --- ...", "not a transcript of a known format"),
    ("WEBVTT\n\nNOTE only\n", "no spoken words found, read as webvtt"),
    (
      "WEBVTT\n\n00:02.000 --> 00:01.000\nsecret",
      "no spoken words found, read as webvtt; line 3: a cue that ends before it starts"
    ),
    (
      "WEBVTT\n\n00:01.000 --> secret\nsecret",
      "no spoken words found, read as webvtt; line 3: an end time that is none"
    ),
    (
      "1\n00:00:99,000 --> 00:00:01,000\nsecret\n",
      "no spoken words found, read as srt; line 2: a start time that is none"
    ),
    ("SECRET:\nSON:\n", "no spoken words found, read as dialogue; line 1: a label or time without words"),
    ("ANNA: (laughs)\n", "no spoken words found, read as dialogue"),
    ("{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"secret", "line 1: a JSON string without its end"),
    ("{\"segments\":\n[{\"start\":0 \"end\":1}]}", "line 2: JSON needs a ',' here"),
    ("{\"segments\":\n\n[{\"start\":01a}]}", "line 3: JSON needs a ',' here"),
    ("{\"segments\":[{\"start\":secret}]}", "line 1: no JSON value"),
    ("{\"segments\":[]} x", "line 1: something behind the end of the JSON"),
    ("{\"segments\":[\n{\"text\":\"\\ud800\"}]}", "line 2: half of a surrogate pair"),
    ("{\"segments\":[\n{\"text\":\"a\\qb\"}]}", "line 2: an escape that JSON does not have"),
    ("{\"segments\":[{\"text\":\"a\nb\"}]}", "line 1: a control character in a JSON string"),
    ("{\"results\":{\"transcripts\":[]}}", "line 1: JSON without a list of segments or a transcription"),
    ("{\"a\":" + String(repeating: "[", count: 100_000), "line 1: JSON nested deeper than 64"),
    ("{\"segments\":[", "line 1: the JSON ends too early"),
    (
      "{\"segments\":[{\"start\":5,\"end\":1,\"text\":\"secret\"}]}",
      "no spoken words found, read as whisper-json; line 1: a segment with impossible times"
    ),
    (
      "\"ooTextFile\"\n\"TextGrid\"\n0 9 <exists> 1\n\"IntervalTier\" \"A\" 0 9 5\n0 1 \"secret\"\n",
      "line 5: the time of an interval is wanted here"
    ),
    (
      "\"ooTextFile\"\n\"TextGrid\"\n0 9 <exists> 1\n\"IntervalTier\" \"A\" 0 9 1\n0 1 \"secret\n",
      "line 5: a text without its closing quote"
    ),
    (
      "\"ooTextFile\"\n\"TextGrid\"\n0 9 <exists> 1\n\"SecretTier\" \"A\" 0 9 1\n", "line 4: a tier of an unknown class"
    ),
    ("\"ooTextFile\"\n\"TextGrid\"\n0 9 <absent>\n", "line 3: a TextGrid without tiers"),
    ("\"ooTextFile\"\n\"TextGrid\"\n0 9 <exists> 99999999999999999999\n", "line 3: the number of tiers is wanted here"),
    ("\"Praat chronological TextGrid text file\"\n", "line 1: a chronological TextGrid, which is not read"),
    ("1\t0\tsecret\n", "no spoken words found, read as audacity; line 1: a label that ends before it starts"),
    ("%PDF-1.7 secret", "a PDF document, not a transcript"),
    ("{\\rtf1 secret}", "an RTF document, not a transcript"),
    ("PK\u{3}\u{4}secret", "a damaged ZIP archive: no end of a zip archive"),
    ("\u{FEFF}<?xml version=\"1.0\"?><secret/>", "an XML document, not a transcript"),
    (" <!DOCTYPE html>", "an HTML document, not a transcript"),
    ("RIFF\u{1}\u{1}\u{1}\u{1}WAVE", "a RIFF file (WAV or AVI), not a transcript"),
    ("ANNA: se\u{0}cret", "byte 8: a zero byte, which no text has"),
  ]

  @Test(arguments: files)
  func saysInOneLineWhatIsWrong(text: String, wanted: String) {
    let error = #expect(throws: TranscriptError.self) { try read(text) }
    #expect(error?.description == "call.txt: \(wanted)")
    #expect(error?.path == "call.txt")
  }

  @Test func refusesAFormatThatDoesNotExist() {
    let error = #expect(throws: TranscriptError.self) { try read("ANNA: yes", format: "odt") }
    #expect(error?.description == "call.txt: no format is called odt")
  }

  @Test func saysThatAFileIsNotThereOrNoFile() throws {
    let folder = try TemporaryFolder()
    let reader = TranscriptReader(options: ReadingOptions())
    #expect(throws: TranscriptError.file(.notFound(path: folder.file("none.vtt")))) {
      try reader.read(path: folder.file("none.vtt"))
    }
    #expect(throws: TranscriptError.file(.notRegular(path: folder.path))) { try reader.read(path: folder.path) }
  }

  @Test func readsByContentAndNeverByName() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.json", "WEBVTT\n\n00:01.000 --> 00:02.000\nyes")
    let transcript = try TranscriptReader(options: ReadingOptions()).read(path: path)
    #expect(transcript.format == "webvtt")
  }

  @Test func readsAsTheFormatAskedFor() throws {
    let text = "00:01.000 --> 00:02.000\nyes"
    #expect(try read(text).format == "srt")
    #expect(try read(text, format: "WebVTT").format == "webvtt")
  }

  /// None of these may take time in proportion to the square of their length.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "<", "<v ", "&", "(", "[", "*", "♪", "{\\", "A:", "[A]", "\"", ">> ", "- ", "<00:01.000>", "ANNA (", "(((", "**",
      "0:01 ", "[0:01]", "\n", ">",
    ])
  func staysLinearOnRepetition(piece: String) {
    let body = String(repeating: piece, count: 10_000)
    for head in [
      "WEBVTT\n\n00:01.000 --> 00:02.000\nx ", "1\n00:00:01,000 --> 00:00:02,000\nx ", "ANNA: x ", "1\t2\tx ", "",
    ] {
      _ = try? read(head + body)
    }
    _ = try? read("{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"" + body)
  }
}
