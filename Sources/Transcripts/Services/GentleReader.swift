public import TapeModel

/// Reads alignments of Gentle: a transcript and its words with times.
///
/// Source: Gentle's README and its `transcription.py`. Turns, labels and notes come out
/// of `transcript`, read as dialogue; the aligned words give their times to its words
/// in order. A word that Gentle did not find on the tape (`not-found-in-audio`) stays
/// without times; one that it heard but that is not in the transcript is listed.
/// Without a transcript the words themselves are read.
public struct GentleReader: TranscriptFormatReader {
  public let name = "gentle"
  public let title = "Gentle JSON"
  public let reads = "words with times, the transcript's labels"
  public let loses = "phones"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double { text.shape.has("words.case", "words.word") ? 1 : 0 }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = GentleWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}
