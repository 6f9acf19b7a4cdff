/// How the service runs.
package struct ServiceOptions: Sendable {
  package var host = "127.0.0.1"
  /// 0 for any that is free.
  package var port = 8_337
  /// Whether the index was opened for writing.
  package var canEdit = true
  /// Serves the page from this folder in place of the binary: for those who write it.
  package var pageFolder: String?
  /// Connections that are open at a time; more wait.
  package var connectionLimit = 1_024
  /// Threads that wait for disks and decode.
  package var workerCount = 8
  /// Further names that the service goes by, with or without a port.
  package var furtherHosts: [String] = []

  /// Where uploaded recordings go; `nil` for a folder beside the index.
  package var recordingsFolder: String?
  /// The largest upload, in bytes.
  package var uploadLimit: Int64 = 4 << 30

  package init() {}

  /// All that `Host` may be.
  func hosts(port: Int) -> Set<String> {
    var names = ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
    names += furtherHosts.map { $0.lowercased() }
    return Set(names)
  }
}
