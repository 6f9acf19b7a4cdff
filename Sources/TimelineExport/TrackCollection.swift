internal import TapeModel

/// Tracks in the order in which they are first needed.
struct TrackCollection {
  private let arrangement: Timeline.Arrangement
  private(set) var tracks: [Track]
  private var places: [AnyHashable: Int] = [:]

  init(_ arrangement: Timeline.Arrangement) {
    self.arrangement = arrangement
    tracks = arrangement == .oneTrack ? [Track(name: nil, placements: [])] : []
    if arrangement == .oneTrack { places[0] = 0 }
  }

  mutating func add(_ placement: Placement) {
    let (key, name) = identity(of: placement.clip)
    if let place = places[key] {
      tracks[place].placements.append(placement)
    } else {
      places[key] = tracks.count
      tracks.append(Track(name: name, placements: [placement]))
    }
  }

  private func identity(of clip: Clip) -> (key: AnyHashable, name: String?) {
    switch arrangement {
    case .oneTrack: (0, nil)
    case .trackForEachRecording: (clip.recording.id, clip.recording.fileName)
    case .trackForEachSpeaker: (clip.speakers, clip.speakers.map(\.name).joined(separator: ", "))
    }
  }
}
