public import TapeModel

/// Reads TextGrid files of Praat in their text form, long or short, UTF-8 or UTF-16.
///
/// Source: the Praat manual, "TextGrid file formats". A tier is a speaker, and each of its
/// intervals with a text a turn, all tiers together in order of time. Tiers whose names say
/// what they hold are taken by it: `words` or `Anna - words` gives words their times (its words
/// are those of the speaker's intervals where there are such; else words less than half
/// a second apart make a turn); `phones`, `syllables` and the like, and tiers of points, are not
/// read, and listed; `utterances`, `text` and the like are speech without a speaker.
/// Lenient: anything that Praat takes for comment. Marks of pauses (`sil`, `<p:>`) in a tier
/// of words are as good as no text.
/// Strict: an interval with an impossible time, or that ends before it starts, is not used;
/// a tier that breaks off, or has another number of intervals than it says, is an error.
public struct TextGridReader: TranscriptFormatReader {
  public let name = "textgrid"
  public let title = "Praat TextGrid"
  public let reads = "interval tiers as speakers, word tiers as word times"
  public let loses = "point tiers, tiers of sounds and syllables"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      let start = bytes.string(0..<min(bytes.count, 200))
      return start.contains("\"ooTextFile") && start.contains("TextGrid\"") || start.hasPrefix("\"Praat chron") ? 1 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      if bytes.holds("\"Praat chron", at: 0, before: bytes.count) {
        throw TextFault(offset: 0, reason: "a chronological TextGrid, which is not read")
      }
      let file = try TextGridFile(bytes)
      var turns = TextGridTurns(bytes, options)
      return turns.transcript(format: name, file.tiers)
    }
  }
}
