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
  /// How long a request's head may take, the handshake before it included.
  package var headPatience = Duration.seconds(30)
  /// Threads that wait for disks and decode.
  package var workerCount = 8
  /// The address by which the service is known, itself or by a proxy with TLS: `https://desk.example`.
  package var publicAddress: String?
  /// Shown to those who call; `nil` for a service without TLS, which is for this machine alone.
  package var certificate: Certificate?

  /// Where uploaded recordings go; `nil` for a folder beside the index.
  package var recordingsFolder: String?
  /// The largest upload, in bytes.
  package var uploadLimit: Int64 = 4 << 30

  /// Whether SIGTERM and SIGINT end the service.
  package var handlesSignals = true

  package init() {}

  /// Every address that the service goes by: what `Host` and `Origin` may be.
  func origins(port: Int) -> Set<String> {
    var hosts = ["127.0.0.1", "localhost", "::1"]
    if let certificate { hosts += certificate.names + (Self.isEverywhere(host) ? [] : [host.lowercased()]) }
    var origins = Set(hosts.map { Self.origin(of: $0, isEncrypted: certificate != nil, port: port) })
    if let publicAddress { origins.insert(publicAddress.lowercased()) }
    return origins
  }

  /// The address to tell people.
  package func address(port: Int) -> String {
    let host = Self.isEverywhere(host) ? certificate?.names.first ?? "127.0.0.1" : host
    return publicAddress ?? Self.origin(of: host, isEncrypted: certificate != nil, port: port)
  }

  private static func origin(of host: String, isEncrypted: Bool, port: Int) -> String {
    let host = host.contains(":") ? "[\(host)]" : host
    return "\(isEncrypted ? "https" : "http")://\(host)\(port == (isEncrypted ? 443 : 80) ? "" : ":\(port)")"
  }

  /// Whether an address to listen on stands for all of the machine's.
  private static func isEverywhere(_ host: String) -> Bool { host == "0.0.0.0" || host == "::" }

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
