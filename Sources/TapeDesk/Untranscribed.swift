internal import Segmentation
package import TapeIndex
package import TapeModel
package import TimelineExport

/// Speech that no turn of the transcript explains.
package struct Untranscribed: Encodable {
  /// The leg, from 0; `nil` for a mix.
  package let channel: Int?
  package let startFrame: Int64
  package let endFrame: Int64
  package let start: Double
  package let end: Double

  /// Shorter stretches are the edges of words.
  private static let leastMilliseconds: Int64 = 700

  /// Every stretch of at least 0.7 seconds, by leg where turns have legs, in order.
  package static func all(
    of call: IndexedRecording, segments: [Segment], channels: [ChannelAnalysis], through gate: RedactionGate
  ) -> [Untranscribed] {
    let rate = call.recording.rate
    let least = rate.frame(atMilliseconds: leastMilliseconds)
    let hasLegs = segments.contains { $0.turn.channel != nil }
    let legs = hasLegs ? channels.indices.map { Optional($0) } : [nil]
    return legs.flatMap { leg in
      let speech = SpeechMap(union: leg.map { [channels[$0].speech] } ?? channels.map(\.speech))
      let explained = segments.compactMap { leg == nil || $0.turn.channel == leg ? $0.turn.range : nil }
      return gate.speech(speech.subtracting(explained), of: call.recording).filter { $0.frameCount >= least }.map {
        Untranscribed(
          channel: leg, startFrame: $0.start, endFrame: $0.end, start: rate.seconds(atFrame: $0.start),
          end: rate.seconds(atFrame: $0.end))
      }
    }
  }
}
