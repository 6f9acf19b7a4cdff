internal import NIOCore
internal import TapeFiles
internal import TapeModel

/// A file on the disk as it is served.
final class MadeFile: ByteSource {
  private let file: RegularFile
  let etag: String
  let mediaType: String

  init(_ file: consuming RegularFile, key: String, mediaType: String) {
    self.file = file
    self.mediaType = mediaType
    etag = "\"\(ContentHash(of: key).short)\""
  }

  var byteCount: Int64 { file.byteCount }

  func bytes(_ range: Range<Int64>) throws -> ByteBuffer {
    ByteBuffer(bytes: try file.bytes(at: range.lowerBound, count: range.count))
  }
}
