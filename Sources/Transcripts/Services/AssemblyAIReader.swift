public import TapeModel

/// Reads transcripts of AssemblyAI.
///
/// Source: AssemblyAI's API reference, "Get transcript". Times are whole milliseconds.
/// Utterances are read where there are any, else the list of words. `channel` counts
/// from 1; a transcript by channel names its speakers by the channel's number and a
/// letter. A transcript without a list of words gives its text without times.
public struct AssemblyAIReader: TranscriptFormatReader {
  public let name = "assemblyai"
  public let title = "AssemblyAI JSON"
  public let reads = "words with times and confidence, speakers, channels, language"
  public let loses = "chapters, highlights, sentiment, entities"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    guard shape.has("text") else { return 0 }
    let isFinished = shape.has("status") || shape.has("utterances")
    if shape.has("audio_url") || shape.has("audio_duration") || shape.has("language_code") && isFinished { return 1 }
    return shape.has("utterances.words.start", "utterances.speaker") ? 0.98 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = AssemblyAIWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
