internal import TapeModel

/// What our own walk over a file finds before libsndfile opens it.
struct AudioLayout {
  var container: AudioContainer
  /// What libsndfile shall see.
  var pieces: [SplicedFile.Piece]
  var warnings: [RecordingWarning] = []
  var broadcast: BroadcastExtension?
  var markers: [AudioMarker] = []
  /// The stream information of a FLAC file.
  var flac: FLACStreamInfo?
}
