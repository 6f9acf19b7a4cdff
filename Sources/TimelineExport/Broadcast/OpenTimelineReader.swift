internal import Foundation
public import TapeModel

/// Takes an OpenTimelineIO timeline back that ``OpenTimelineExporter`` wrote and another
/// program edited.
///
/// A clip is known by what the metadata say of it, and linked to its recording by the hash
/// alone: names and paths may have changed. Its new range is rounded to the nearest frames of
/// the recording. Clips of all tracks come in the order of their starts. A gap that was
/// narration stays narration; other silence between clips becomes narration that is yet to be
/// written. Transitions and effects are passed over.
public struct OpenTimelineReader: Sendable {
  private let recordings: [ContentHash: Recording]

  /// Larger files are refused.
  public static let byteLimit = 64 << 20
  /// More items are refused.
  public static let itemLimit = 100_000

  /// - Parameter recordings: those that clips may be linked to.
  public init(recordings: [Recording]) {
    self.recordings = Dictionary(recordings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Throws ``OpenTimelineError``. A clip without its recording is not in the rundown, but
  /// among ``ReturnedTimeline/unlinked``.
  ///
  /// - Complexity: O(*n* log *n*) in items.
  public func timeline(from bytes: [UInt8]) throws(OpenTimelineError) -> ReturnedTimeline {
    guard bytes.count <= Self.byteLimit else {
      throw .tooLarge(what: "bytes", count: bytes.count, limit: Self.byteLimit)
    }
    let document: ReadTimeline
    do {
      document = try JSONDecoder().decode(ReadTimeline.self, from: Data(bytes))
    } catch {
      throw .notATimeline(reason: "not what the format says")
    }
    guard document.schema.hasPrefix("Timeline.") else { throw .notATimeline(reason: "another schema at the top") }
    let count = document.tracks.children.reduce(0) { $0 + $1.children.count }
    guard count <= Self.itemLimit else { throw .tooLarge(what: "items", count: count, limit: Self.itemLimit) }
    var events: [Event] = []
    for track in document.tracks.children { events += try Self.events(of: track) }
    for marker in document.tracks.markers ?? [] { Self.addNote(marker, to: &events) }
    return assemble(events, document)
  }

  // MARK: Events

  private struct Event {
    /// In seconds from the start of the programme.
    let start: Double
    let end: Double
    let kind: Kind

    enum Kind {
      case clip(ReadItem)
      case narration(String, isStated: Bool)
      case note(String)
    }
  }

  private static func events(of track: ReadTrack) throws(OpenTimelineError) -> [Event] {
    var events: [Event] = []
    var position = 0.0
    for item in track.children {
      if item.schema.hasPrefix("Transition.") { continue }
      guard let seconds = item.seconds, seconds.duration >= 0, position + seconds.duration < 1e9 else {
        throw .notATimeline(reason: "an item without a length")
      }
      let end = position + seconds.duration
      if item.schema.hasPrefix("Gap.") {
        if let narration = item.metadata?.tapelog?.narration {
          events.append(
            Event(
              start: position, end: end,
              kind: .narration(narration, isStated: item.metadata?.tapelog?.isStated ?? true)))
        }
      } else if item.schema.hasPrefix("Clip.") {
        events.append(Event(start: position, end: end, kind: .clip(item)))
      } else {
        throw .notATimeline(reason: "a track inside of a track")
      }
      position = end
    }
    for marker in track.markers ?? [] { addNote(marker, to: &events) }
    return events
  }

  private static func addNote(_ marker: ReadMarker, to events: inout [Event]) {
    guard let start = marker.markedRange?.seconds?.start else { return }
    let note = marker.metadata?.tapelog?.note ?? marker.name ?? ""
    events.append(Event(start: start, end: start, kind: .note(note)))
  }

  // MARK: Rundown

  private func assemble(_ events: [Event], _ document: ReadTimeline) -> ReturnedTimeline {
    let ordered = events.enumerated().sorted { one, other in
      (one.element.start, one.element.end, one.offset) < (other.element.start, other.element.end, other.offset)
    }.map(\.element)
    var items: [Rundown.Item] = []
    var changes: [ReturnedTimeline.Change] = []
    var unlinked: [ReturnedTimeline.Unlinked] = []
    var position = 0.0
    var clipNumber = 0
    func add(_ content: Rundown.Content) { items.append(Rundown.Item(id: items.count + 1, content: content)) }
    for event in ordered {
      if case .note = event.kind {
      } else if event.start - position >= Self.shortestSilence {
        add(.narration(.init(text: "", statedMilliseconds: Int64(((event.start - position) * 1000).rounded()))))
      }
      switch event.kind {
      case .note(let note): add(.note(note))
      case .narration(let text, let isStated):
        let milliseconds = Int64(((event.end - event.start) * 1000).rounded())
        let estimate = Rundown.Narration(text: text).runningTimeMilliseconds
        let isEstimate = !isStated && abs(milliseconds - estimate) <= 1
        add(.narration(.init(text: text, statedMilliseconds: isEstimate ? nil : milliseconds)))
      case .clip(let item):
        clipNumber += 1
        switch link(item) {
        case .success((let clip, let former, let isExtended)):
          add(.clip(clip))
          if former != clip.range {
            changes.append(.init(itemID: items.count, clipID: clip.id, former: former, isExtended: isExtended))
          }
        case .failure(let failure): unlinked.append(.init(number: clipNumber, reason: failure.reason))
        }
      }
      position = max(position, event.end)
    }
    let known = document.metadata?.tapelog
    let name = known?.rundown ?? document.name ?? ""
    return ReturnedTimeline(
      rundown: Rundown(name: name, title: known?.title ?? document.name ?? "", items: items), changes: changes,
      unlinked: unlinked)
  }

  /// Shorter silence comes from rounding to video frames.
  private static let shortestSilence = 0.042

  private struct LinkFailure: Error {
    let reason: ReturnedTimeline.Unlinked.Reason
  }

  private func link(
    _ item: ReadItem
  ) -> Result<(clip: Clip, former: SampleRange, isExtended: Bool), LinkFailure> {
    guard var clip = item.metadata?.tapelog?.clip?.clip else { return .failure(.init(reason: .unknown)) }
    guard let recording = recordings[clip.recording.id] else { return .failure(.init(reason: .missingRecording)) }
    let former = clip.range
    guard let range = item.range(at: recording.rate), !range.isEmpty, range.end <= recording.frameCount else {
      return .failure(.init(reason: .outOfRange))
    }
    clip.recording = recording
    clip.range = range
    if range != former {
      clip.words = clip.words.filter { word in
        guard let place = word.range else { return false }
        return range.contains(place.start + place.frameCount / 2)
      }
    }
    do throws(ExportError) {
      try Export.check(clip)
    } catch {
      return .failure(.init(reason: .outOfRange))
    }
    return .success((clip, former, !former.contains(range)))
  }
}
