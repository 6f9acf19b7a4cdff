public import TapeModel

/// Reads results of Amazon Transcribe, and of its Call Analytics.
///
/// Source: the Amazon Transcribe developer guide, "Data input and output", with its
/// pages on speaker partitioning and channel identification. Times are seconds in
/// strings; punctuation has none and goes to the word before. Words take their speaker
/// from themselves, else from `speaker_labels` by their start. Of a file with
/// `channel_labels` these are read, and `ch_1` is leg 1; `results.items`, which has all
/// words once more, is not. In Call Analytics the participant's role is the speaker.
/// Lenient: times and confidences as numbers, keys in any order, further alternatives
/// unread. Strict: a word whose times are impossible stays without, and is listed.
public struct AWSTranscribeReader: TranscriptFormatReader {
  public let name = "aws-transcribe"
  public let title = "Amazon Transcribe JSON"
  public let reads = "words with times and confidence, speakers, channels, language"
  public let loses = "alternatives, categories, sentiment, redaction labels"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    let isPlain =
      shape.has("results.items.alternatives.content") || shape.has("results.channel_labels.channels.items.alternatives")
      || shape.has("results.transcripts.transcript", "results.speaker_labels.segments")
    return isPlain || shape.has("Transcript.Content", "Transcript.BeginOffsetMillis") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = AWSTranscribeWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
