internal import TapeModel

/// A recording that somebody sent, on its way into the index.
struct Job: Sendable, Encodable {
  enum State: String, Sendable, Encodable {
    case queued, indexing, done, failed
  }

  let id: String
  /// The recording's file, without folders.
  var file: String
  let created: WallClock
  var by: String
  var state = State.queued
  /// The share of the work that is done, 0 to 1; 1 once it is done.
  var progress = 0.0
  /// Once it is done.
  var recording: ContentHash?
  /// What must be known of the recording or its transcript, one sentence each.
  var warnings: [String] = []
  var notices: [String] = []
  /// Why it failed.
  var failure: String?

  var isOver: Bool { state == .done || state == .failed }
}
