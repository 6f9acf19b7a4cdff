internal import Synchronization

/// Who has come in by a token, until they go or stay away for half a day.
final class Sessions: Sendable {
  struct Session {
    let role: Role
    var name: String
    var lastSeen: ContinuousClock.Instant
  }

  private let open = Mutex<[SecretDigest: Session]>([:])
  private static let most = 1_000
  private static let longestAbsence = Duration.seconds(12 * 3600)

  /// Opens a session; gives its key, which only the caller keeps.
  func begin(_ role: Role) -> String {
    let key = AccessTokens.random()
    open.withLock { sessions in
      let now = ContinuousClock.now
      sessions = sessions.filter { now - $0.value.lastSeen < Self.longestAbsence }
      if sessions.count >= Self.most, let oldest = sessions.min(by: { $0.value.lastSeen < $1.value.lastSeen }) {
        sessions[oldest.key] = nil
      }
      sessions[SecretDigest(of: key)] = Session(role: role, name: role.rawValue, lastSeen: now)
    }
    return key
  }

  func session(_ key: String) -> Session? {
    open.withLock { sessions in
      let digest = SecretDigest(of: key)
      guard var session = sessions[digest], ContinuousClock.now - session.lastSeen < Self.longestAbsence else {
        return nil
      }
      session.lastSeen = .now
      sessions[digest] = session
      return session
    }
  }

  func rename(_ key: String, to name: String) { open.withLock { $0[SecretDigest(of: key)]?.name = name } }
  func end(_ key: String) { open.withLock { $0[SecretDigest(of: key)] = nil } }
}
