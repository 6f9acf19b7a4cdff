public import TapeModel

/// Reads one format of transcripts.
///
/// A reader is strict about times and lenient about everything else; its doc comment lists
/// the leniences, and what it does not use it lists in the transcript.
public protocol TranscriptFormatReader: Sendable {
  /// What people type and programs store: `webvtt`.
  var name: String { get }
  /// What people call it: `WebVTT`.
  var title: String { get }
  /// What of such a file is read, in a few words.
  var reads: String { get }
  /// What of such a file is not read, in a few words.
  var loses: String { get }

  /// How sure the reader is that `text` is of its format, 0 to 1, by content alone.
  ///
  /// Looks at the start of the text only.
  func confidence(in text: TranscriptText) -> Double

  /// Reads all of `text`.
  ///
  /// Turns are in the file's order unless the format has none. A turn has words, or notes
  /// and no words (`[door slams]` as a caption of its own), never neither.
  ///
  /// Throws where the text as a whole cannot be read; single cues or lines that cannot be
  /// used are listed in the result.
  func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript
}
