internal import NIOCore

/// A file as it is served: its length is known before its bytes are made.
protocol ByteSource: Sendable {
  var byteCount: Int64 { get }
  /// Another whenever the bytes are others; with its quotation marks.
  var etag: String { get }
  var mediaType: String { get }

  /// The bytes of a stretch; waits for the disk.
  ///
  /// Throws where the file behind it is not the one that it was.
  func bytes(_ range: Range<Int64>) throws -> ByteBuffer

  /// The same where nothing has to be waited for, else `nil`.
  func bytesAtHand(_ range: Range<Int64>) throws -> ByteBuffer?
}

extension ByteSource {
  func bytesAtHand(_ range: Range<Int64>) throws -> ByteBuffer? { nil }
}
