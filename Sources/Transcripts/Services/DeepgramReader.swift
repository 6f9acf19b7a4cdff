public import TapeModel

/// Reads results of Deepgram for recordings.
///
/// Source: Deepgram's API reference, "Pre-Recorded Audio". Of each channel the first
/// alternative's words are read, with `punctuated_word` before `word`; where there are
/// no words, the transcript without times. `utterances` and `paragraphs` say the same
/// words once more and are read only where no channel has any.
public struct DeepgramReader: TranscriptFormatReader {
  public let name = "deepgram"
  public let title = "Deepgram JSON"
  public let reads = "words with times and confidence, speakers, channels, language"
  public let loses = "alternatives, paragraphs, topics, summaries"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    return shape.has("results.channels.alternatives") || shape.has("results.utterances.transcript") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = DeepgramWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
