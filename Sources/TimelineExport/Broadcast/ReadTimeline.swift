internal import TapeModel

/// A timeline as other programs write it: everything that can be missing may be.
struct ReadTimeline: Decodable {
  let schema: String
  let name: String?
  let tracks: ReadStack
  let metadata: OpenTimeline.Metadata?

  enum CodingKeys: String, CodingKey {
    case schema = "OTIO_SCHEMA"
    case name, tracks, metadata
  }
}

struct ReadStack: Decodable {
  let children: [ReadTrack]
  let markers: [ReadMarker]?
}

struct ReadTrack: Decodable {
  let children: [ReadItem]
  let markers: [ReadMarker]?
}

struct ReadMarker: Decodable {
  let name: String?
  let markedRange: ReadRange?
  let metadata: OpenTimeline.Metadata?

  enum CodingKeys: String, CodingKey {
    case name, metadata
    case markedRange = "marked_range"
  }
}

struct ReadRange: Decodable {
  let startTime: ReadTime
  let duration: ReadTime

  enum CodingKeys: String, CodingKey {
    case startTime = "start_time"
    case duration
  }

  /// `nil` for numbers that are none.
  var seconds: (start: Double, duration: Double)? {
    guard let start = startTime.seconds, let duration = duration.seconds else { return nil }
    return (start, duration)
  }
}

struct ReadTime: Decodable {
  let rate: Double
  let value: Double

  /// `nil` for a rate or a value that cannot be.
  var seconds: Double? {
    guard rate.isFinite, rate > 0, value.isFinite, abs(value / rate) < 1e9 else { return nil }
    return value / rate
  }

  /// The nearest frame at `hertz`, exact where value and rate are whole.
  func frame(hertz: Int) -> Int64? {
    guard seconds != nil else { return nil }
    if let whole = Int64(exactly: value), let from = Int(exactly: rate) {
      return rescaled(whole, from: from, to: hertz, rounding: .nearest)
    }
    return Int64(exactly: (value / rate * Double(hertz)).rounded())
  }
}

/// A clip, a gap or a transition.
struct ReadItem: Decodable {
  let schema: String
  let sourceRange: ReadRange?
  let metadata: OpenTimeline.Metadata?
  let mediaReference: ReadReference?
  let mediaReferences: [String: ReadReference]?
  let activeKey: String?

  enum CodingKeys: String, CodingKey {
    case schema = "OTIO_SCHEMA"
    case sourceRange = "source_range"
    case mediaReference = "media_reference"
    case mediaReferences = "media_references"
    case activeKey = "active_media_reference_key"
    case metadata
  }

  private var effectiveRange: ReadRange? {
    sourceRange ?? mediaReference?.availableRange
      ?? mediaReferences?[activeKey ?? "DEFAULT_MEDIA"]?.availableRange
  }

  var seconds: (start: Double, duration: Double)? { effectiveRange?.seconds }

  /// The range in frames of the recording; both edges rounded, not the length.
  func range(at rate: SampleRate) -> SampleRange? {
    guard let range = effectiveRange, let start = range.startTime.frame(hertz: rate.hertz) else { return nil }
    let end: Int64?
    if range.startTime.rate == range.duration.rate {
      end = ReadTime(rate: range.startTime.rate, value: range.startTime.value + range.duration.value)
        .frame(hertz: rate.hertz)
    } else {
      end = range.duration.frame(hertz: rate.hertz).flatMap { length in
        let (sum, overflow) = start.addingReportingOverflow(length)
        return overflow ? nil : sum
      }
    }
    return end.flatMap { SampleRange(checking: start, $0) }
  }
}

struct ReadReference: Decodable {
  let availableRange: ReadRange?

  enum CodingKeys: String, CodingKey {
    case availableRange = "available_range"
  }
}
