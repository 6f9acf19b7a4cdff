internal import Glibc
public import TapeModel

/// A regular file, open for reading; FIFOs, devices and folders are refused at once.
///
/// The corresponding system calls are `open` without blocking, `fstat` and `pread`.
public struct RegularFile: ~Copyable, Sendable {
  public let path: String
  public let descriptor: Int32
  /// Size when it was opened.
  public let byteCount: Int64
  private let opened: stat

  public init(path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw systemError(path, .open) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = systemError(path, .open)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notRegular(path: path)
    }
    self.path = path
    self.descriptor = descriptor
    byteCount = Int64(status.st_size)
    opened = status
  }

  deinit { close(descriptor) }

  /// What tells this file, as it was when it was opened, from any other and from itself after a change.
  public var stamp: FileStamp {
    FileStamp(
      device: UInt64(opened.st_dev), number: UInt64(opened.st_ino), byteCount: byteCount,
      changedNanoseconds: Int64(opened.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(opened.st_mtim.tv_nsec))
  }

  /// Whether the file still has the size and times that it was opened with.
  public var isUnchanged: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return status.st_size == opened.st_size && status.st_mtim.tv_sec == opened.st_mtim.tv_sec
      && status.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
  }

  /// Fills `buffer` from `offset` on, as far as the file goes; gives the count of bytes read.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(descriptor, buffer.baseAddress! + filled, buffer.count - filled, off_t(offset) + off_t(filled))
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw systemError(path, .read)
      }
      filled += count
    }
    return filled
  }

  /// Up to `count` bytes from `offset` on; fewer at the end of the file.
  public func bytes(at offset: Int64, count: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
      do throws(FileError) {
        initialised = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The SHA-256 of the whole file, read in blocks.
  public func hash() throws(FileError) -> ContentHash {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
    defer { buffer.deallocate() }
    var digest = Digest()
    var offset: Int64 = 0
    while true {
      let count = try read(into: buffer, at: offset)
      if count == 0 { return digest.finish() }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += Int64(count)
    }
  }

  /// A whole file at once.
  ///
  /// Throws ``FileError/tooLarge(path:byteCount:limit:)`` for a file over `limit` bytes.
  public static func contents(of path: String, limit: Int64) throws(FileError) -> [UInt8] {
    let file = try RegularFile(path: path)
    guard file.byteCount <= limit else {
      throw .tooLarge(path: path, byteCount: file.byteCount, limit: limit)
    }
    return try file.bytes(at: 0, count: Int(file.byteCount))
  }
}
