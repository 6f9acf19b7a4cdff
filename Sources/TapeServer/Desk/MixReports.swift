internal import Synchronization
internal import TimelineExport

/// What was measured on the last mixes.
final class MixReports: Sendable {
  private let reports = Mutex<[(key: String, report: MixReport)]>([])
  private static let most = 100

  func add(_ report: MixReport, _ key: String) {
    reports.withLock { reports in
      reports.removeAll { $0.key == key }
      reports.append((key, report))
      if reports.count > Self.most { reports.removeFirst() }
    }
  }

  func report(_ key: String) -> MixReport? { reports.withLock { $0.last { $0.key == key }?.report } }
}
