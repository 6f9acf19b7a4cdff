internal import Glibc

/// The port of a service, known and kept from others before the service listens on it.
///
/// A port that is asked for is taken as it is. For port 0 a socket is bound to one that is free on loopback and stays
/// bound, without listening: the kernel gives the port to nobody else then, while the service, which reuses addresses,
/// may bind and listen beside it (`socket(7)`, `SO_REUSEADDR`).
struct ReservedPort: ~Copyable {
  let number: Int
  private let holder: Int32?

  init(_ options: ServiceOptions) throws {
    guard options.port == 0 else {
      (number, holder) = (options.port, nil)
      return
    }
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size)) == 0
          && bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard bound else {
      if socket >= 0 { close(socket) }
      throw AccessError(description: "no free port")
    }
    (number, holder) = (Int(UInt16(bigEndian: address.sin_port)), socket)
  }

  deinit {
    if let holder { close(holder) }
  }
}
