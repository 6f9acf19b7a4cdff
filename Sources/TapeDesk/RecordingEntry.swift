internal import Segmentation
package import TapeIndex
internal import TapeModel

/// A recording as the service gives it: without paths, with who speaks and how certain its times are.
package struct RecordingEntry: Encodable {
  private let recording: RecordingObject
  private let summary: TurnSummary

  package init(_ call: IndexedRecording, summary: TurnSummary?) {
    recording = RecordingObject(call, hidesPaths: true)
    self.summary = summary ?? TurnSummary(speakers: [], confidences: [:])
  }

  private enum Key: String, CodingKey { case speakers, confidence }

  package func encode(to encoder: any Encoder) throws {
    try recording.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(summary.speakers, forKey: .speakers)
    try container.encode(counts, forKey: .confidence)
  }

  /// Turns by how their times were found; those found in the sound by how far to trust them.
  private var counts: [String: Int] {
    var counts: [String: Int] = ["good": 0, "check": 0, "doubtful": 0]
    for timing in Timing.allCases where timing != .aligned { counts[timing.rawValue] = 0 }
    for (timing, confidences) in summary.confidences {
      guard timing == .aligned else {
        counts[timing.rawValue] = confidences.count
        continue
      }
      for confidence in confidences { counts[ConfidenceBand(confidence: confidence).rawValue, default: 0] += 1 }
    }
    return counts
  }
}
