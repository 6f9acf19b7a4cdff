internal import NIOCore
internal import TapeFiles
internal import TapeModel

/// The bytes of an answer and the entity tag that a hash of them makes.
struct MarkedBytes: Sendable {
  let bytes: ByteBuffer
  let etag: String

  init(_ bytes: ByteBuffer) {
    self.bytes = bytes
    etag = "\"\(ContentHash(of: Array(bytes.readableBytesView)).short)\""
  }
}
