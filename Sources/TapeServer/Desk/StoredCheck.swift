internal import QuoteCheck
internal import Synchronization
internal import TapeModel

/// A story's check, kept while the service runs.
struct StoredCheck: Sendable {
  let id: String
  let story: Story
  let report: CheckReport
}

/// The last checks.
final class StoredChecks: Sendable {
  private let checks = Mutex<[StoredCheck]>([])
  static let most = 50

  func add(_ story: Story, _ report: CheckReport) -> StoredCheck {
    let check = StoredCheck(id: String(AccessTokens.random().prefix(16)), story: story, report: report)
    checks.withLock { checks in
      checks.append(check)
      if checks.count > Self.most { checks.removeFirst() }
    }
    return check
  }

  /// What was found before something was hidden is not shown any more.
  func clear() { checks.withLock { $0 = [] } }

  func check(_ id: String) -> StoredCheck? { checks.withLock { $0.first { $0.id == id } } }
}
