internal import TapeModel

extension Session {
  /// The placements of all tracks, by record position.
  var playingOrder: [SessionPlacement] {
    tracks.flatMap(\.placements).sorted { ($0.record, $0.itemID) < ($1.record, $1.itemID) }
  }
}

extension SessionPlacement {
  /// The speakers and the clip's name.
  var title: String {
    let speakers = clip.speakers.map { SafeText.oneLine($0.name) }.joined(separator: ", ")
    return speakers.isEmpty ? name : "\(speakers) - \(name)"
  }
}
