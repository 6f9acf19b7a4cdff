public import TapeModel

/// Reads transcripts of Speechmatics, `json-v2` and the old `json` (version 1).
///
/// Source: Speechmatics' documentation, "Output formats" and "Speech-to-text output".
/// Version 2 lists words and punctuation, each with alternatives of which the first is
/// read; `attaches_to` says which neighbour a mark belongs to. `channel_2` is leg 1,
/// unless the channels have other names: then they are legs in the order of their first
/// word. In version 1 times are strings of start and length, and speakers a list beside
/// the words. The speaker `UU` says that none is known.
public struct SpeechmaticsReader: TranscriptFormatReader {
  public let name = "speechmatics"
  public let title = "Speechmatics JSON"
  public let reads = "words with times and confidence, speakers, channels, language"
  public let loses = "alternatives, events, translations, summaries"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    let isSecond = shape.has("results.alternatives.content", "results.type") && !shape.has("results.items")
    return isSecond || shape.has("words.name", "words.duration") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = SpeechmaticsWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
