import Glibc
import Testing

@testable import TapeServer

/// The port a service finds for itself.
struct ReservedPortTests {
  @Test func nobodyElseTakesThePortBeforeTheServiceListens() throws {
    var options = ServiceOptions()
    options.port = 0
    let reserved = try ReservedPort(options)
    #expect(reserved.number > 0)
    #expect(listen(on: reserved.number, reusing: false) == EADDRINUSE)
    #expect(listen(on: reserved.number, reusing: true) == 0)
    _ = consume reserved
  }

  @Test func aPortThatIsAskedForIsTakenAsItIs() throws {
    var options = ServiceOptions()
    options.port = 8_723
    let reserved = try ReservedPort(options)
    #expect(reserved.number == 8_723)
  }

  /// 0, or the error with which binding or listening failed.
  private func listen(on port: Int, reusing: Bool) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var flag: Int32 = reusing ? 1 : 0
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &flag, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return bound == 0 && Glibc.listen(socket, 1) == 0 ? 0 : errno
  }
}
