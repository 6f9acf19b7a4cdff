public import TapeModel

/// A point or stretch of a session that is named: narration to be spoken, or a note.
public struct SessionMarker: Hashable, Sendable {
  public let kind: Kind
  /// On one line.
  public let name: String
  /// At the session's rate; empty for a note.
  public let record: SampleRange

  public enum Kind: String, Hashable, Sendable {
    case narration, note
  }
}
