internal import TapeModel

/// The parts of an OpenTimelineIO file that are written and read.
///
/// Format: the OpenTimelineIO file format specification, schemas Timeline.1, Stack.1,
/// Track.1, Clip.2, Gap.1, Marker.2, ExternalReference.1, TimeRange.1 and RationalTime.1.
enum OpenTimeline {
  /// A point or length in time: `value` units of which `rate` make a second.
  struct RationalTime: Codable {
    var schema = "RationalTime.1"
    let rate: Double
    let value: Double

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case rate, value
    }

    init(_ frame: Int64, _ rate: SampleRate) {
      self.rate = Double(rate.hertz)
      value = Double(frame)
    }
  }

  struct TimeRange: Codable {
    var schema = "TimeRange.1"
    let startTime: RationalTime
    let duration: RationalTime

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case startTime = "start_time"
      case duration
    }

    init(_ range: SampleRange, _ rate: SampleRate) {
      startTime = RationalTime(range.start, rate)
      duration = RationalTime(range.frameCount, rate)
    }
  }

  /// What only tapelog understands.
  struct Metadata: Codable {
    var tapelog: Content?

    struct Content: Codable {
      var clip: ManifestClip?
      var narration: String?
      /// Whether the narration's time was stated, not estimated.
      var isStated: Bool?
      var note: String?
      /// Name and title of the rundown.
      var rundown: String?
      var title: String?
    }
  }

  struct MediaReference: Codable {
    var schema = "ExternalReference.1"
    let name: String
    let targetURL: String
    let availableRange: TimeRange

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case name
      case targetURL = "target_url"
      case availableRange = "available_range"
    }
  }

  struct Marker: Codable {
    var schema = "Marker.2"
    let name: String
    let color: String
    let markedRange: TimeRange
    let metadata: Metadata

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case name, color, metadata
      case markedRange = "marked_range"
    }
  }

  /// A clip or a gap.
  struct Item: Codable {
    let schema: String
    let name: String
    let sourceRange: TimeRange
    var mediaReferences: [String: MediaReference]?
    var activeMediaReferenceKey: String?
    var markers: [Marker] = []
    var effects: [String] = []
    var enabled = true
    let metadata: Metadata

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case sourceRange = "source_range"
      case mediaReferences = "media_references"
      case activeMediaReferenceKey = "active_media_reference_key"
      case name, markers, effects, enabled, metadata
    }
  }

  struct Track: Codable {
    var schema = "Track.1"
    let name: String
    var kind = "Audio"
    let children: [Item]
    var markers: [Marker] = []

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case name, kind, children, markers
    }
  }

  struct Stack: Codable {
    var schema = "Stack.1"
    var name = "tracks"
    let children: [Track]
    var markers: [Marker] = []

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case name, children, markers
    }
  }

  struct Timeline: Codable {
    var schema = "Timeline.1"
    let name: String
    let tracks: Stack
    let metadata: Metadata

    enum CodingKeys: String, CodingKey {
      case schema = "OTIO_SCHEMA"
      case name, tracks, metadata
    }
  }
}
