public import TapeModel

/// Reads CHAT, the format of TalkBank and CLAN.
///
/// Source: MacWhinney, "Tools for Analyzing Talk, part 1: The CHAT Transcription
/// Format". Each main line (`*ANN:`) is a piece of speech of its speaker, who is called
/// by the name that `@Participants` gives, else by the code. Bullets (U+0015,
/// milliseconds, U+0015) are its times, also where their signs were lost (`125_475` at
/// the end of a line); those of the `%wor` line are its words' times. ``CHATWords``
/// says what becomes of the codes in the text. Lenient: lines that go on with blanks
/// instead of a tab, missing headers. Strict: a bullet that ends before it starts is
/// not used and is listed.
public struct CHATReader: TranscriptFormatReader {
  public let name = "chat"
  public let title = "CHAT"
  public let reads = "main lines with times, names, word times, events and comments as notes, language"
  public let loses = "dependent lines but %wor and %com, codes of errors, overlaps and retracing"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 14)))
      while let line = lines.next() {
        let range = line.range
        if bytes.holds("@Begin", at: range.lowerBound, before: range.upperBound) { return 1 }
        if bytes.holds("@Participants:", at: range.lowerBound, before: range.upperBound) { return 1 }
      }
      return 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      var turns = CHATTurns(bytes, options)
      return turns.transcript(format: name)
    }
  }
}
