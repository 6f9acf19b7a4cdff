/// A range that somebody chose, with its words: tape, an actuality.
///
/// Keeps pointing at its recording, so that context and trims stay possible.
public struct Clip: Hashable, Sendable, Codable, Identifiable {
  /// Unique in its index: `c1`.
  public let id: String
  /// A short name for the desk: `river-froze`.
  public var slug: String
  public var recording: Recording
  public var call: CallDetails?
  /// The source range, without handles.
  public var range: SampleRange
  /// The leg to cut, from 0; `nil` for all channels.
  public var channel: Int?
  /// Who is heard, in order of appearance.
  public var speakers: [Speaker]
  /// The words inside the range, in order.
  public var words: [Word]
  public var translation: String?
  /// The turns that the range touches, by segment identifier.
  public var segments: [String]
  /// How the least certain of the clip's times was found.
  public var timing: Timing
  /// The least of the confidences of the turns it touches.
  public var confidence: Double
  /// Frames kept before and after the range in a cut file that asks for them.
  public var handleFrameCount: Int64
  public var fadeIn: Fade?
  public var fadeOut: Fade?
  public var gainDecibels: Double
  public var rights: String?
  public var advisory: String?
  public var remarks: [String]

  public init(
    id: String, slug: String, recording: Recording, call: CallDetails? = nil, range: SampleRange, channel: Int? = nil,
    speakers: [Speaker] = [], words: [Word] = [], translation: String? = nil, segments: [String] = [],
    timing: Timing, confidence: Double, handleFrameCount: Int64 = 0, fadeIn: Fade? = nil, fadeOut: Fade? = nil,
    gainDecibels: Double = 0, rights: String? = nil, advisory: String? = nil, remarks: [String] = []
  ) {
    self.id = id
    self.slug = slug
    self.recording = recording
    self.call = call
    self.range = range
    self.channel = channel
    self.speakers = speakers
    self.words = words
    self.translation = translation
    self.segments = segments
    self.timing = timing
    self.confidence = confidence
    self.handleFrameCount = handleFrameCount
    self.fadeIn = fadeIn
    self.fadeOut = fadeOut
    self.gainDecibels = gainDecibels
    self.rights = rights
    self.advisory = advisory
    self.remarks = remarks
  }

  public var text: String { words.map(\.text).joined(separator: " ") }

  /// The first words, by which a presenter recognises the clip.
  public var inCue: String { words.prefix(Self.cueWordCount).map(\.text).joined(separator: " ") }

  /// The last words, after which the presenter speaks.
  public var outCue: String { words.suffix(Self.cueWordCount).map(\.text).joined(separator: " ") }

  private static let cueWordCount = 5

  /// In milliseconds, rounded.
  public var runningTimeMilliseconds: Int64 { recording.rate.milliseconds(atFrame: range.frameCount) }

  /// The range with its handles, inside the recording.
  public var rangeWithHandles: SampleRange {
    let before = min(range.start, handleFrameCount)
    let after = min(recording.frameCount - range.end, handleFrameCount)
    return SampleRange(start: range.start - before, end: range.end + max(0, after))
  }

  /// A rise from silence or a fall to it.
  public struct Fade: Hashable, Sendable, Codable {
    /// In frames of the clip's recording.
    public var frameCount: Int64
    public var shape: Shape

    public init(frameCount: Int64, shape: Shape = .linear) {
      self.frameCount = frameCount
      self.shape = shape
    }

    public enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
      /// Amplitude in a straight line.
      case linear
      /// Equal power: a quarter of a sine.
      case sine
    }
  }
}
