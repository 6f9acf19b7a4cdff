internal import TapeModel

/// What our own walk over a file finds before libsndfile opens it.
struct AudioLayout {
  var container: AudioContainer
  /// What libsndfile shall see.
  var pieces: [SplicedFile.Piece]
  var warnings: [RecordingWarning] = []
  var broadcast: BroadcastExtension?
  var markers: [AudioMarker] = []
  /// Length in frames, where the walk knows better than libsndfile.
  var frameCount: Int64?
  /// Whether libsndfile seeks in it; it does not in GSM 6.10 (1.2.0).
  var isSeekable = true
  /// What is to look at a FLAC file's blocks as they go by.
  var watch: FLACWatch?
}
