import TapeModel
import Testing
import Transcripts

struct DetectionTests {
  @Test func oneFormatAloneIsSureOfEachFile() throws {
    let files: [(String, String)] = [
      ("eaf", EAFTests.file), ("rttm", "SPEAKER call 1 0.5 1.0 <NA> <NA> anna <NA> <NA>\n"),
      ("ctm", "call A 0.5 0.25 hi\n"),
      ("stm", "call 1 1 0.5 2.25 3 hi\n"), ("chat", "@UTF8\n@Begin\n*ANN:\thi .\n"),
      ("ttml", "<?x y?><!-- a --><tt:tt/>"),
      ("podcast-json", "{\"version\":\"1\",\"segments\":[{\"startTime\":1,\"body\":\"hi\"}]}"),
      (
        "whisper-json",
        "{\"text\":\"hi\",\"segments\":[{\"start\":1,\"end\":2,\"text\":\"hi\",\"words\":[{\"word\":\"hi\"}]}]}"
      ),
      ("whisper-json", "{\"words\":[{\"word\":\"hi\",\"start\":1,\"end\":2}],\"text\":\"hi\",\"segments\":[]}"),
      // ElevenLabs: seconds where AssemblyAI has milliseconds.
      (
        "whisper-json",
        "{\"language_code\":\"en\",\"text\":\"hi\",\"words\":[{\"text\":\"hi\",\"start\":1.5,\"end\":2}]}"
      ),
      ("audacity", "0.5\t1.5\thi\n2.5\t3.5\tyes\n"), ("dialogue", "ANNA: the results were 1 2 0.5 3\nBORIS: yes\n"),
    ]
    for (name, text) in files {
      let decoded = try TranscriptText(decoding: Array(text.utf8), path: "call")
      let sure = TranscriptFormats.standard.readers.map { ($0.name, $0.confidence(in: decoded)) }.max { $0.1 < $1.1 }
      #expect(sure?.0 == name, "\(text.prefix(40))")
    }
  }

  @Test func keysBehindALongTextAreFound() throws {
    let long = String(repeating: "word ", count: 100_000)
    let transcript = try TurnSketch.read(
      "{\"text\":\"<p>ANNA: \(long)</p>\",\"media\":\"call.mp3\",\"media-time\":1}", path: "call.otr")
    #expect(transcript.format == "otranscribe")
    #expect(transcript.turns.map(\.words.count) == [100_000])
  }
}
