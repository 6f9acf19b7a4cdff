internal import HTTPTypes
internal import Synchronization

/// What the service says of its work: addresses without their parts, statuses, times; counts
/// for Prometheus.
///
/// No recording's or person's name, no word and no token ever comes here.
final class ServiceLog: Sendable {
  /// Where lines go; `nil` for nowhere.
  private let write: (@Sendable (String) -> Void)?
  private let counts = Mutex(Counts())

  struct Counts {
    var requests: [Key: Int] = [:]
    /// By route: seconds taken in all, and by bucket.
    var times: [String: Times] = [:]
    var openStreams = 0
  }

  struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  struct Times {
    var count = 0
    var seconds = 0.0
    var buckets = [Int](repeating: 0, count: ServiceLog.bounds.count)
  }

  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

  init(write: (@Sendable (String) -> Void)?) { self.write = write }

  func note(_ method: String, _ route: String, _ status: Int, took: Duration) {
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    counts.withLock {
      $0.requests[Key(method: method, route: route, status: status), default: 0] += 1
      $0.times[route, default: Times()].count += 1
      $0.times[route]?.seconds += seconds
      for (place, bound) in Self.bounds.enumerated() where seconds <= bound { $0.times[route]?.buckets[place] += 1 }
    }
    write?("\(method) \(route) \(status) \(Int(seconds * 1000)) ms")
  }

  /// Something that should not have happened: the kind of error, not its words.
  func fault(_ route: Route, _ error: any Error) {
    write?("\(route.method.rawValue) \(route.path): \(type(of: error))")
  }

  /// Prometheus' text format, version 0.0.4.
  func metrics(_ further: [(name: String, help: String, value: Double)]) -> String {
    let counts = counts.withLock { (requests: $0.requests, times: $0.times) }
    var text = "# HELP tapelog_requests_total Requests answered.\n# TYPE tapelog_requests_total counter\n"
    for (key, count) in counts.requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      text +=
        "tapelog_requests_total{method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\"} \(count)\n"
    }
    text += "# HELP tapelog_request_seconds Time until an answer began.\n# TYPE tapelog_request_seconds histogram\n"
    for (route, times) in counts.times.sorted(by: { $0.key < $1.key }) {
      for (bound, count) in zip(Self.bounds, times.buckets) {
        text += "tapelog_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)\n"
      }
      text += "tapelog_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(times.count)\n"
      text += "tapelog_request_seconds_sum{route=\"\(route)\"} \(times.seconds)\n"
      text += "tapelog_request_seconds_count{route=\"\(route)\"} \(times.count)\n"
    }
    for item in further {
      text += "# HELP \(item.name) \(item.help)\n# TYPE \(item.name) gauge\n\(item.name) \(item.value)\n"
    }
    return text
  }
}
