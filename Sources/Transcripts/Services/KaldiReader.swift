public import TapeModel

/// Reads words of Kaldi as BBC's tools write them, and of Vosk.
///
/// Source: the samples of BBC's `react-transcript-editor` (`bbc-kaldi`) and the output
/// of Vosk's `test_simple` programs. BBC: `words` with `word`, `punct` (the word with
/// its punctuation, read before `word`), `start`, `end` and `confidence`, alone or
/// inside `retval`; `segmentation` with segments of start, length and a speaker's
/// `@id`. Vosk: one object, a list of objects, or objects one behind the other, with
/// `result` of `word`, `start`, `end` and `conf`; each is a turn of its own unless the
/// next goes on at once.
public struct KaldiReader: TranscriptFormatReader {
  public let name = "kaldi"
  public let title = "Kaldi JSON (BBC, Vosk)"
  public let reads = "words with times and confidence, speakers of segments"
  public let loses = "speakers' gender, bandwidth"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    if shape.has("retval.words.word") || shape.has("words.punct", "words.start") { return 1 }
    if shape.has("segmentation.segments", "words.word") { return 1 }
    return shape.has("result.word", "result.start") || shape.has("result.conf") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = KaldiWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
