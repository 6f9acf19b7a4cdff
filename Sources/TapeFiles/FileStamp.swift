/// Device, number, size and time of the last change of a file: as long as they are the same, so
/// are its bytes, unless somebody sets the clock.
public struct FileStamp: Hashable, Sendable {
  public let device: UInt64
  /// The file's number on its device (an inode).
  public let number: UInt64
  public let byteCount: Int64
  /// Since 1970.
  public let changedNanoseconds: Int64
}
