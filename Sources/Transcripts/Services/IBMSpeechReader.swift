public import TapeModel

/// Reads results of IBM's Watson Speech to Text.
///
/// Source: IBM's documentation, "Understanding speech recognition results" and "Speaker
/// labels". Words and their times are triples (`["word", 1.0, 1.4]`); confidences stand
/// in a list of pairs beside them, in the same order, speakers in one of their own by
/// the words' starts. `%HESITATION` is a note. Only final results and their first
/// alternative are read; one without times is a phrase without. Answers of a job, with
/// results inside results, are read too.
public struct IBMSpeechReader: TranscriptFormatReader {
  public let name = "ibm-speech"
  public let title = "IBM Speech to Text JSON"
  public let reads = "words with times and confidence, speakers, hesitations as notes"
  public let loses = "alternatives, keywords, results that are not final"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    for root in ["results", "results.results"] where shape.has(root + ".alternatives") {
      if shape.has(root + ".final") || shape.has(root + ".alternatives.timestamps") { return 1 }
    }
    return 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = IBMSpeechWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
