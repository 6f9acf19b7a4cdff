public import TapeModel

/// What a Pro Tools session holds, as its "Session Info as Text" lists it.
///
/// Enough to check a finished edit against its sources: which clip lies where on which
/// track, and which file it comes from. Positions are frames at the session's rate from
/// the session's start.
public struct ProToolsSession: Hashable, Sendable {
  /// A clip on a track.
  public struct Clip: Hashable, Sendable {
    public let track: String
    /// The channel of the track, from 0: a stereo clip is listed once for each.
    public let channel: Int
    public let name: String
    /// The audio file that the clip comes from, where the text lists clips with their
    /// files.
    public let file: String?
    /// Where it lies in the session.
    public let record: SampleRange
    /// Its time stamp, where the text has them: frames from midnight or from the
    /// session's start, as the producer set it up.
    public let timestamp: Int64?
    public let isMuted: Bool
    /// From 1.
    public let line: Int
  }

  /// An audio file of the session.
  public struct File: Hashable, Sendable {
    public let name: String
    public let folder: String
    /// Whether Pro Tools found it.
    public let isOnline: Bool
  }

  public let name: String
  public let rate: SampleRate
  /// What `SESSION START TIMECODE` says.
  public let startTimecode: String?
  public var files: [File]
  /// In the text's order: track after track.
  public var clips: [Clip]
  /// What was not used, in the text's order.
  public var unused: [UnusedLine]
}
