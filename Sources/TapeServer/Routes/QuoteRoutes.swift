internal import HTTPTypes
internal import Hummingbird
internal import QuoteCheck
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// How a quote sounds as it is published.
enum QuoteRoutes {
  static let all: [Route] = [
    .get("/checks/{id}/quotes/{number}/audio.wav", kept),
    .head("/checks/{id}/quotes/{number}/audio.wav", kept),
    .get("/clips/{id}/published") { call in
      let id = try call.part("id")
      return try await call.reply { desk in
        let clip = try desk.clip(id).raw.value
        return ItemsObject(items: try desk.checksAtHand().flatMap { check in try published(clip, in: check, desk) })
      }
    },
  ]

  /// The pieces that print keeps, joined: the same as `tapelog check --clips` writes.
  private static func kept(_ call: Call) async throws -> Response {
    let id = try call.part("id")
    let number = try call.number("number")
    return try await call.work { desk in
      guard let quote = try desk.check(id).check.report.quotes.first(where: { $0.number == number }) else {
        throw Problem(.notFound, "The check has no such quote.")
      }
      var calls: [ContentHash: IndexedRecording] = [:]
      for recording in Set(quote.keptRanges.map(\.recording)) { calls[recording] = try desk.store.recording(recording) }
      guard let rundown = quote.kept(of: calls, named: "quote-\(number)") else {
        throw Problem(.notFound, "No word of the quote has a place on tape.")
      }
      let gate = try desk.gated().gate(for: rundown)
      let key = "quote-\(id)-\(number)-\(ContentHash(of: try StableJSON.line(rundown)))-\(try desk.store.changeCount())"
      let file = try desk.made.file(key, mediaType: "audio/wav") { folder in
        try Export.render(rundown, through: gate, to: "\(folder)/quote.wav").path
      }
      return try FileAnswer(source: file, name: "quote-\(number).wav", call: call).response()
    }
  }

  /// A quote that was taken from a clip.
  private struct PublishedQuote: Encodable {
    let check: String
    let story: String
    let number: Int
    let verdict: Verdict
    let text: String
    /// Of what print keeps.
    let runningTime: Double
    /// How much of the clip that is, 0 to 1.
    let share: Double
  }

  /// How far outside of a clip a quote's pieces may be: a clip's edges were moved to a pause.
  private static let leewayMilliseconds: Int64 = 125

  /// The quotes of a check that are print's version of `clip`: all of their pieces lie in it, and come
  /// to at least a third of it.
  private static func published(_ clip: Clip, in check: StoredCheck, _ desk: Desk) throws -> [PublishedQuote] {
    let rate = clip.recording.rate
    let leeway = rate.frame(atMilliseconds: leewayMilliseconds)
    let room = SampleRange(
      start: max(0, clip.range.start - leeway), end: min(clip.recording.frameCount, clip.range.end + leeway))
    let shown = try desk.shown(check)
    let note = shown.note
    return zip(check.report.quotes, shown.report.quotes).compactMap { quote, shown in
      let kept = quote.verdict == .notFound ? [] : quote.keptRanges
      let frames = kept.reduce(0) { $0 + $1.range.frameCount }
      guard !kept.isEmpty, frames * 3 >= clip.range.frameCount,
        kept.allSatisfy({ $0.recording == clip.recording.id && room.contains($0.range) })
      else { return nil }
      return PublishedQuote(
        check: check.note.id, story: note.title ?? note.story, number: quote.number, verdict: quote.verdict,
        text: shown.text, runningTime: rate.seconds(atFrame: frames),
        share: min(1, Double(frames) / Double(max(1, clip.range.frameCount))).rounded(toPlaces: 3))
    }
  }
}
