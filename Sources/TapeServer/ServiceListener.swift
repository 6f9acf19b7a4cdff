internal import Glibc

/// Finds out which port the service will have.
enum ServiceListener {
  /// The port that is asked for; for 0 one that is free on loopback now.
  static func port(_ options: ServiceOptions) async throws -> Int {
    guard options.port == 0 else { return options.port }
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard bound else { throw AccessError(description: "no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
