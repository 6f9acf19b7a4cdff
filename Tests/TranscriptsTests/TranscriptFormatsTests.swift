import TapeModel
import Testing
import Transcripts

struct TranscriptFormatsTests {
  @Test func namesEachFormatOnce() {
    let readers = TranscriptFormats.standard.readers
    #expect(
      readers.map(\.name) == [
        "webvtt", "srt", "dialogue", "whisper-json", "textgrid", "audacity", "docx", "ttml", "eaf", "chat", "rttm",
        "ctm",
        "stm", "otranscribe", "podcast-json", "aws-transcribe", "google-speech", "azure-speech", "deepgram",
        "assemblyai",
        "rev", "ibm-speech", "speechmatics", "kaldi", "gentle",
      ])
    for reader in readers {
      #expect(!reader.title.isEmpty && !reader.reads.isEmpty && !reader.loses.isEmpty)
      #expect(TranscriptFormats.standard[reader.name.uppercased()]?.name == reader.name)
    }
  }

  @Test(arguments: [
    ("calls/call.ru.vtt", "ru"), ("call.uk-UA.srt", "uk"), ("call.EN.txt", "en"), ("call.rus.json", "rus"),
    ("call.vtt", nil),
    ("ru.vtt", nil), ("call.wav.vtt", nil), ("call.mp3.vtt", nil), ("a.ru/call.vtt", nil), ("call.final.txt", nil),
    ("call.ru", nil),
  ])
  func findsTheLanguageInAFileName(path: String, code: String?) {
    #expect(languageCode(fromFileName: path)?.code == code)
  }
}
