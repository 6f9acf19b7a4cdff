public import TapeModel

/// Reads the JSON of the whisper family: openai/whisper, faster-whisper, whisper-timestamped,
/// WhisperX, whisper.cpp (`-oj`, `-ojf`), and answers of OpenAI's service with segments.
///
/// The keys are those that the programs write (`segments`, `start`, `end`, `text`, `words`
/// with `word`/`text` and `probability`/`score`/`confidence`, `speaker`; `transcription`,
/// `offsets`, `tokens` with `p`). Segments become turns as ``TurnCollector`` joins them; a
/// segment whose words have several speakers becomes several turns. Words keep their times
/// and confidence; words without times (WhisperX's numerals) stay without. Where only a list
/// of words stands beside the segments (`word_segments`, `words`), their times are given to
/// the segments' words in order.
///
/// Lenient: keys in any order, further keys, `NaN`, an array of segments without an object
/// around it, segments out of order, whisper.cpp's characters split over tokens. Strict: a
/// segment that ends before it starts, or has no times while others have, is not used;
/// a word whose times are impossible keeps its text and loses its times, and is listed.
public struct WhisperReader: TranscriptFormatReader {
  public let name = "whisper-json"
  public let title = "Whisper family JSON"
  public let reads = "segments, words with times and confidence, speakers, language"
  public let loses = "token numbers, decoding statistics, special tokens"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var at = bytes.skippingWhiteSpace(0, before: bytes.count)
      guard at < bytes.count else { return 0 }
      let isList = bytes[at] == 0x5B
      if isList { at = bytes.skippingWhiteSpace(at + 1, before: bytes.count) }
      guard at < bytes.count, bytes[at] == 0x7B else { return 0 }
      let inside = bytes.skippingWhiteSpace(at + 1, before: bytes.count)
      return inside < bytes.count && (bytes[inside] == 0x22 || bytes[inside] == 0x7D) ? 0.95 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = WhisperTurns(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
