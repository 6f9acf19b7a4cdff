package import TapeModel

/// A range as a person types it: an in-point and an out-point.
package struct TimeRangeText {
  private let start: String
  private let end: String

  package init(start: String, end: String) {
    self.start = start
    self.end = end
  }

  /// The frames that it names.
  ///
  /// - Throws: `Failure` with status 64 for what is no time, lies past the end, or runs
  ///   backwards.
  package func range(in recording: Recording) throws(Failure) -> SampleRange {
    let first = try frame(start, "--in", recording)
    let last = try frame(end, "--out", recording)
    guard let range = SampleRange(checking: first, last) else {
      throw Failure(.wrongCommandLine, "--out \(end) is earlier than --in \(start)")
    }
    guard recording.allFrames.contains(range) else {
      let length = recording.rate.clockText(atFrame: recording.frameCount)
      throw Failure(.wrongCommandLine, "\(start) to \(end): past the end of the recording, which lasts \(length)")
    }
    return range
  }

  private func frame(_ text: String, _ option: String, _ recording: Recording) throws(Failure) -> Int64 {
    guard let frame = recording.rate.frame(parsing: text) else {
      throw Failure(.wrongCommandLine, "\(option) \(text): no time; 1:02:03.456, 62.5, 62.5s and #496000 are")
    }
    return frame
  }
}
