internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// The places that a redaction would hide, for the person who asks for it to look over.
struct RedactionPlaces: Encodable {
  /// At most so many are listed.
  static let most = 1_000

  let items: [Place]
  /// All of them.
  private(set) var count = 0
  /// Those that nobody knows the time of.
  private(set) var unplaced = 0

  struct Place: Encodable {
    let segment: String?
    let recording: ContentHash
    let tier: String?
    let startFrame: Int64?
    let endFrame: Int64?
    /// As it stands there: a secret.
    let spelling: String?
    let remark: String?
  }

  /// - Complexity: O(*n*) in words of the index.
  init(of redaction: Redaction, in store: TapeIndex) throws {
    if case .range(let recording, let range) = redaction.rule {
      items = [
        Place(
          segment: nil, recording: recording, tier: nil, startFrame: range.start, endFrame: range.end, spelling: nil,
          remark: nil)
      ]
      count = 1
      return
    }
    var places: [Place] = []
    var key: String?
    repeat {
      let page = try store.recordings(filter: RecordingFilter(), after: key, limit: 500)
      for call in page.items {
        var gate = RedactionGate([redaction])
        let turns = try store.segments(of: call.id).map(\.turn)
        gate.learn(RedactionGate.Call(recording: call.recording, turns: turns, twins: call.duplicates))
        let found = gate.found(in: call.recording)
        count += found.count
        unplaced += gate.unplacedCount(in: call.recording)
        places += found.prefix(max(0, Self.most - places.count)).map(Place.init)
      }
      key = page.next
    } while key != nil
    items = places
  }
}

extension RedactionPlaces.Place {
  init(_ place: RedactionPlace) {
    segment = Segment.identifier(recording: place.recording, turnNumber: place.turnNumber)
    recording = place.recording
    tier = place.tier.rawValue
    startFrame = place.range?.start
    endFrame = place.range?.end
    spelling = place.spelling
    remark = place.remark
  }
}
