internal import NIOCore
internal import TapeFiles
internal import TapeModel

/// The bytes of an answer and the entity tag that a hash of them makes.
struct MarkedBytes: Sendable {
  let bytes: ByteBuffer
  let etag: String

  /// - Parameter version: of a row that has one; the tag begins with it.
  init(_ bytes: ByteBuffer, version: Int? = nil) {
    self.bytes = bytes
    etag = "\"\(version.map { "\($0)-" } ?? "")\(ContentHash(of: Array(bytes.readableBytesView)).short)\""
  }
}
