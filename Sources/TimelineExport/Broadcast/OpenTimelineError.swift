/// Why a timeline could not be taken back.
public enum OpenTimelineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No OpenTimelineIO file, or one of a kind that is not read.
  case notATimeline(reason: String)
  /// More of something than a rundown may have.
  case tooLarge(what: String, count: Int, limit: Int)

  public var description: String {
    switch self {
    case .notATimeline(let reason): "no OpenTimelineIO timeline: \(reason)"
    case .tooLarge(let what, let count, let limit): "\(count) \(what), more than the \(limit) that are read"
    }
  }
}
