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
  /// The address by which a proxy with TLS makes the service known: `https://desk.example`.
  package var publicAddress: String?

  /// Where uploaded recordings go; `nil` for a folder beside the index.
  package var recordingsFolder: String?
  /// The largest upload, in bytes.
  package var uploadLimit: Int64 = 4 << 30

  /// Whether SIGTERM and SIGINT end the service.
  package var handlesSignals = true

  package init() {}

  /// Every address that the service goes by: what `Host` and `Origin` may be.
  func origins(port: Int) -> Set<String> {
    var origins: Set<String> = ["http://127.0.0.1:\(port)", "http://localhost:\(port)", "http://[::1]:\(port)"]
    if let publicAddress { origins.insert(publicAddress.lowercased()) }
    return origins
  }

  /// Whether an address to listen on is on this machine alone.
  package static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return host == "localhost" || host == "::1"
      || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Whether `address` is `https://` and a name, perhaps with a port, and nothing else.
  package static func isPublicAddress(_ address: String) -> Bool {
    guard address.lowercased().hasPrefix("https://") else { return false }
    let host = address.dropFirst(8)
    return !host.isEmpty
      && host.utf8.allSatisfy { byte in
        (48...58).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46
      }
  }
}
