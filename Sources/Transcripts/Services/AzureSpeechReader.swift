public import TapeModel

/// Reads results of Azure's batch and fast transcription.
///
/// Source: Microsoft's pages "Get batch transcription results" (schema of 2024-11-15,
/// and those before) and "Use the fast transcription API". Offsets are ticks of 100 ns,
/// ISO 8601 durations, or milliseconds. Of each phrase the best alternative is read:
/// its `displayWords`, else its `words`, whose times go to the words of `display` in
/// order; else the display text under the phrase's times. `channel` is the leg. A
/// phrase that was not recognised is listed.
public struct AzureSpeechReader: TranscriptFormatReader {
  public let name = "azure-speech"
  public let title = "Azure Speech JSON"
  public let reads = "phrases, words with times and confidence, speakers, channels, language"
  public let loses = "lexical and masked forms, further alternatives"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    if shape.has("recognizedPhrases.nBest") || shape.has("recognizedPhrases.recognitionStatus") { return 1 }
    return shape.has("phrases.offsetMilliseconds", "phrases.text") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = AzureSpeechWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
