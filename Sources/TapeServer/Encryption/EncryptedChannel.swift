internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOSSL

/// Connections by TLS, each with the certificate as it is when it begins.
///
/// A handshake counts against the time that a request's head may take.
struct EncryptedChannel<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let certificate: Certificate

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate.context))
    }.flatMap { base.setup(channel: channel, logger: logger) }
  }

  func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
