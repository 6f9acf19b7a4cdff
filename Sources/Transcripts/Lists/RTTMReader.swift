public import TapeModel

/// Reads RTTM: who speaks when, and, where the file has them, words.
///
/// Source: NIST, "The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation
/// Plan", appendix A. Of the records `LEXEME` is a word, `NON-LEX` a note, `SPEAKER` a
/// turn; with words in the file these make the turns. A file of `SPEAKER` records
/// alone, as diarisation writes it, gives turns with times and speakers and without a
/// word: ``TranscriptReader`` refuses it as a transcript. An orthography in a `SPEAKER`
/// record is its words. Channel `1` is leg 0 unless it is the only one. Several
/// recordings as in ``CTMReader``.
public struct RTTMReader: TranscriptFormatReader {
  public let name = "rttm"
  public let title = "RTTM"
  public let reads = "turns with times and speakers, words with times and confidence, channels"
  public let loses = "records other than SPEAKER, LEXEME and NON-LEX, further recordings"

  private static let types: Set<String> = [
    "SPEAKER", "LEXEME", "NON-LEX", "SPKR-INFO", "SEGMENT", "NOSCORE", "NO_RT_METADATA", "NON-SPEECH", "FILLER", "EDIT",
    "SU", "IP", "CB", "A/P",
  ]

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16)))
      var (records, others) = (0, 0)
      while let next = lines.next() {
        guard let line = ScoringLine(bytes, next, columns: 9) else { continue }
        if line.columns.count >= 8, Self.types.contains(bytes.string(line.columns[0])) {
          records += 1
        } else {
          others += 1
        }
      }
      return records > others * 3 ? 1 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      var turns = RTTMTurns(bytes, options)
      return turns.transcript(format: name, path: text.path)
    }
  }
}
