public import TapeModel

/// Reads transcripts of Rev.ai and of Rev's people.
///
/// Source: Rev.ai's API documentation, "Get transcript by ID" (`RevAI` JSON), and
/// Rev.com's "Transcript JSON". A monologue is a speaker's; its elements are words with
/// times, punctuation and spaces without, and `unknown` ones, which are notes. Speakers
/// have names where `speakers` or `speaker_info` gives them. Times are seconds (`ts`),
/// or `timestamp` as `00:00:01,250`.
public struct RevReader: TranscriptFormatReader {
  public let name = "rev"
  public let title = "Rev.ai JSON"
  public let reads = "words with times and confidence, speakers, unknown places as notes"
  public let loses = "topics"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double { text.shape.has("monologues.elements") ? 1 : 0 }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = RevWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
