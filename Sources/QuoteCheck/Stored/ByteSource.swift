/// Bytes that are read where they are needed: a file, as the quote check sees it.
public protocol ByteSource: Sendable {
  var byteCount: Int64 { get }
  /// Exactly `count` bytes from `offset` on; `nil` where there are not so many, or where they
  /// cannot be read.
  func bytes(at offset: Int64, count: Int) -> [UInt8]?
}

/// Bytes in memory, for tests and for indexes that cannot be written to.
public struct ByteArray: ByteSource {
  private let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public var byteCount: Int64 { Int64(bytes.count) }

  public func bytes(at offset: Int64, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= byteCount, Int64(count) <= byteCount - offset else { return nil }
    return Array(bytes[Int(offset)..<Int(offset) + count])
  }
}
