public import TapeModel

/// A file of sound that a session is made of: a clip with its handles, at the session's rate.
public struct SessionFile: Hashable, Sendable {
  /// From 1, in the order in which the programme needs the files.
  public let number: Int
  /// Without folders: `01-river-froze.wav`.
  public let name: String
  /// The clip that it was cut for.
  public let clip: Clip
  /// What is cut from the recording, handles included, at the recording's rate.
  public let source: SampleRange
  /// Length at the session's rate.
  public internal(set) var frameCount: Int64
  public let channelCount: Int
  /// Frames from midnight to the file's first frame, at the session's rate (`bext`, EBU
  /// Tech 3285); `nil` where the recording does not say.
  public let timeReference: Int64?
  public let rate: SampleRate

  /// The frame of this file that holds `frame` of the recording.
  public func frame(ofRecordingFrame frame: Int64) -> Int64 {
    rescale(frame - source.start, from: clip.recording.rate.hertz, to: rate.hertz, rounding: .nearest)
  }
}
