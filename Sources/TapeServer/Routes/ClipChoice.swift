internal import HTTPTypes
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// How a clip is chosen: by frames of a recording, by the words said, or by segments.
struct ClipChoice: StrictBody {
  static let keys = [
    "recording", "startFrame", "endFrame", "channel", "quote", "speaker", "place", "segments", "slug", "exact",
  ]

  let recording: String?
  let startFrame: Int64?
  let endFrame: Int64?
  /// The leg, from 0.
  let channel: Int?
  let quote: String?
  let speaker: String?
  /// Which of several places with the same words, from 1.
  let place: Int?
  let segments: [String]?
  let slug: String?
  let exact: Bool?

  func add(to index: GatedIndex, by person: String) throws -> Versioned<Clip> {
    let store = index.store
    if let slug, let fault = ClipSlug.fault(slug) { throw Problem(.unprocessableContent, fault) }
    let (call, range) = try chosen(in: index)
    if let channel, !(0..<call.recording.channelCount).contains(channel) {
      throw Problem(.unprocessableContent, "The recording has \(call.recording.channelCount) channels; from 0.")
    }
    let clip = try ClipMaking(store).clip(
      ClipMaking.Choice(
        call: call, range: range, channel: call.recording.channelCount == 1 ? nil : channel, quote: quote,
        isExact: exact ?? false, slug: slug))
    return try store.addClip(clip, by: person, at: SystemClock.now())
  }

  private func chosen(in index: GatedIndex) throws -> (IndexedRecording, SampleRange) {
    let named = try recording.map { try index.recording(named: $0) }
    if let startFrame, let endFrame, let named {
      guard let range = SampleRange(checking: startFrame, endFrame), named.recording.allFrames.contains(range) else {
        throw Problem(.unprocessableContent, "The recording has \(named.recording.frameCount) frames.")
      }
      return (named, range)
    }
    if let segments { return try range(of: segments, in: index.store) }
    guard let quote, startFrame == nil, endFrame == nil else {
      throw Problem(
        .unprocessableContent, "A clip is chosen by recording, startFrame and endFrame, by quote, or by segments.")
    }
    return try said(quote, in: index, named)
  }

  private func range(of ids: [String], in store: TapeIndex) throws -> (IndexedRecording, SampleRange) {
    let chosen = try ids.prefix(10_000).map { try store.segment($0) }
    guard let first = chosen.first, chosen.allSatisfy({ $0.recording == first.recording }) else {
      throw Problem(.unprocessableContent, "Segments of one recording are wanted.")
    }
    let ranges = chosen.compactMap(\.turn.range)
    guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
      throw Problem(.unprocessableContent, "These segments are not on the tape.")
    }
    return (try store.recording(first.recording), SampleRange(start: start, end: end))
  }

  private func said(
    _ quote: String, in index: GatedIndex, _ named: IndexedRecording?
  ) throws -> (IndexedRecording, SampleRange) {
    // A quote of what is hidden is not confirmed.
    let all =
      index.texts.hides(quote) ? [] : try QuotePlaces(of: quote, speaker: speaker, in: index.store).places(in: named)
    let gate = try index.gate(for: all.map(\.call.id))
    let places = all.filter { !gate.silences($0.range, of: $0.call.recording) }
    guard !places.isEmpty else {
      throw Problem(.unprocessableContent, "These words are not said one after another on any indexed tape.")
    }
    if let place {
      guard places.indices.contains(place - 1) else {
        throw Problem(.unprocessableContent, "There are \(places.count) places.")
      }
      return places[place - 1]
    }
    guard places.count == 1 else {
      throw Problem(.conflict, "Said in \(places.count) places; choose with place, recording or speaker.")
    }
    return places[0]
  }
}
