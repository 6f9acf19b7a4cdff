internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// The places that a redaction hides, for the person who asks for it to look over.
struct RedactionPreview {
  let store: TapeIndex
  let redaction: Redaction
  let isJSON: Bool

  private struct PlaceObject: Encodable {
    let segment: String
    let tier: RedactionPlace.Tier
    let startFrame: Int64?
    let endFrame: Int64?
    let spelling: String
    let remark: String?
  }

  func show() throws {
    if case .range = redaction.rule { return }
    var table = TextTable([
      ("Segment", .left), ("Tier", .left), ("In", .right), ("Out", .right), ("Spelling", .left), ("Remark", .left),
    ])
    var count = 0
    var unplaced = 0
    let gate = RedactionGate([redaction])
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items where call.turnCount > 0 {
        let turns = try failing { try store.segments(of: call.id) }.map(\.turn)
        var told = gate
        told.learn(RedactionGate.Call(recording: call.recording, turns: turns, twins: call.duplicates))
        unplaced += told.unplacedCount(in: call.recording)
        for place in told.found(in: call.recording) {
          count += 1
          if isJSON { Console.print(try StableJSON.line(object(place))) } else { table.add(row(place, call)) }
        }
      }
      key = page.next
    } while key != nil
    if !isJSON {
      table.print()
      Console.note(count == 1 ? "1 place" : "\(count) places")
    }
    if unplaced > 0 {
      Console.complain(
        "\(unplaced) of them \(unplaced == 1 ? "is" : "are") not placed on the tape: listen, and hide them by their times"
      )
      Console.status = .found
    }
  }

  private func object(_ place: RedactionPlace) -> PlaceObject {
    PlaceObject(
      segment: Segment.identifier(recording: place.recording, turnNumber: place.turnNumber), tier: place.tier,
      startFrame: place.range?.start, endFrame: place.range?.end, spelling: place.spelling, remark: place.remark)
  }

  private func row(_ place: RedactionPlace, _ call: IndexedRecording) -> [String] {
    let rate = call.recording.rate
    return [
      Segment.identifier(recording: place.recording, turnNumber: place.turnNumber), place.tier.rawValue,
      place.range.map { rate.clockText(atFrame: $0.start) } ?? "-",
      place.range.map { rate.clockText(atFrame: $0.end) } ?? "-", place.spelling, place.remark ?? "",
    ]
  }
}
