internal import TapeModel

/// What a picture shows besides the sound: names, and who speaks when.
struct PictureSubject: Sendable {
  let title: String
  /// The frame, counted from the start of recording or programme, on which the picture
  /// begins: its time is the first on the axis.
  let firstFrame: Int64
  let frameCount: Int64
  let rate: SampleRate
  let spans: [Span]

  /// A stretch in which somebody speaks, or in which something of a programme is heard.
  struct Span: Hashable, Sendable {
    /// From the picture's first frame.
    let range: SampleRange
    let name: String
    /// The leg, from 0, where it is known.
    let channel: Int?
  }

  /// All names in order of appearance.
  var names: [String] {
    var seen: Set<String> = []
    return spans.map(\.name).filter { seen.insert($0).inserted }
  }
}

extension PictureSubject {
  /// `range` of a recording with its turns.
  init(_ log: TapeLog, range: SampleRange, channel: Int?, title: String) {
    let spans = log.segments.map(\.turn).compactMap { turn -> Span? in
      guard let heard = turn.range?.intersection(range), !heard.isEmpty,
        channel == nil || turn.channel == nil || turn.channel == channel
      else { return nil }
      let place = SampleRange(start: heard.start - range.start, end: heard.end - range.start)
      return Span(
        range: place, name: SafeText.oneLine(turn.speaker?.name ?? "?"), channel: channel == nil ? turn.channel : nil)
    }
    self.init(
      title: SafeText.oneLine(title), firstFrame: range.start, frameCount: range.frameCount, rate: log.recording.rate,
      spans: spans.sorted { ($0.range, $0.name) < ($1.range, $1.name) })
  }

  /// A rundown with its clips and narration.
  init(_ rundown: Rundown, _ plan: MixPlan) {
    let spans = plan.pieces.map { piece in
      switch piece.sound {
      case .clip(let clip):
        let speakers = clip.speakers.map { SafeText.oneLine($0.name) }.joined(separator: ", ")
        return Span(
          range: piece.record, name: speakers.isEmpty ? SafeText.oneLine(clip.slug) : speakers, channel: nil)
      case .narration, .silence: return Span(range: piece.record, name: "narration", channel: nil)
      }
    }
    self.init(
      title: SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title), firstFrame: 0,
      frameCount: plan.frameCount, rate: plan.rate, spans: spans)
  }
}
