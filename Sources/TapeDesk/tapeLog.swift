package import TapeIndex
package import TimelineExport

/// The tape log of a recording.
package func tapeLog(of call: IndexedRecording, in store: TapeIndex) throws(Failure) -> TapeLog {
  let segments = try failing { try store.segments(of: call.id) }
  return TapeLog(recording: call.recording, call: call.call, segments: segments)
}
