public import TapeModel

/// What became of a run that was stored.
public struct StoreReport: Hashable, Sendable {
  /// What people set by ear for turns that are not in the new run; it is kept.
  public let unmatched: UnmatchedEdits
  /// Other recordings with the same decoded samples.
  public let duplicates: [ContentHash]
  public let location: RecordingLocation

  public init(unmatched: UnmatchedEdits, duplicates: [ContentHash], location: RecordingLocation) {
    self.unmatched = unmatched
    self.duplicates = duplicates
    self.location = location
  }
}

/// Where a recording's file is, beside where the index thought it was.
public enum RecordingLocation: Hashable, Sendable {
  /// The recording was not in the index before.
  case new
  case unchanged
  /// The file of that path is gone: the index now names the new one.
  case moved(from: String)
  /// A second file of the same bytes: the index goes on naming the first.
  case copy(of: String)
}
